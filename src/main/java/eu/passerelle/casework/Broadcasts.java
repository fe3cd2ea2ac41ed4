package eu.passerelle.casework;

import eu.passerelle.engine.reading.AwaitedMessages;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends one message to many cases. That a case was told is written with what the message does there, so no case is told twice in one
 * broadcast and none is left out, wherever the application stops.
 */
@Service
class Broadcasts {

  private static final String WAITING = """
      from case_overview o where o.ended_at is null and o.scheme_id = :scheme and (:corridor = '' or o.corridor_id = :corridor)
      and (:cohort = '' or o.cohort_id = :cohort) and (:stages = '' or :stages like '%%;' || o.stage || ';%%')
      and %s
      and not exists (select 1 from case_told t where t.broadcast = :broadcast and t.case_number = o.number)"""
      .formatted(AwaitedMessages.awaits(":message", "o.root_instance_id"));

  private final JdbcClient jdbc;
  private final RuntimeService runtime;
  private final Clock clock;

  Broadcasts(JdbcClient jdbc, RuntimeService runtime, Clock clock) {
    this.jdbc = jdbc;
    this.runtime = runtime;
    this.clock = clock;
  }

  /** Tells the next cases that wait for it, in the order of their numbers; those that are suspended are left for later. */
  @Transactional
  Told tell(String broadcast, Scope scope, String message, Map<String, Object> hand, int most) {
    List<String> next = waiting("select o.number " + WAITING + " and o.suspended_since is null order by o.number limit " + (most + 1),
        broadcast, scope, message).query(String.class).list();
    List<String> now = next.subList(0, Math.min(most, next.size()));
    now.forEach(number -> {
      runtime.createMessageCorrelation(message).processInstanceBusinessKey(number).setVariables(hand).correlateAll();
      jdbc.sql("insert into case_told (broadcast, case_number, told_at) values (?, ?, ?)")
          .params(broadcast, number, OffsetDateTime.now(clock)).update();
    });
    int suspended = waiting("select count(*) " + WAITING + " and o.suspended_since is not null", broadcast, scope, message)
        .query(Integer.class).single();
    return new Told(now.size(), next.size() > now.size(), suspended);
  }

  private StatementSpec waiting(String sql, String broadcast, Scope scope, String message) {
    return jdbc.sql(sql).param("broadcast", broadcast).param("message", message).param("scheme", scope.scheme())
        .param("corridor", scope.corridor()).param("cohort", scope.cohort())
        .param("stages", scope.stages().isEmpty() ? "" : ";" + scope.stages() + ";");
  }

  /**
   * Which cases.
   *
   * @param corridor empty for all, as cohort is
   * @param stages parted by semicolons; empty for all
   */
  record Scope(String scheme, String corridor, String cohort, String stages) {}

  /**
   * What has been done.
   *
   * @param now how many cases were told this time
   * @param more whether others wait that can be told at once
   * @param suspended how many wait until their suspension ends
   */
  record Told(int now, boolean more, int suspended) {}
}
