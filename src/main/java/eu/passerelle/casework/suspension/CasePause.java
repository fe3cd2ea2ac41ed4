package eu.passerelle.casework.suspension;

import eu.passerelle.database.RecordRow;
import eu.passerelle.engine.access.EngineRights;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stops one case, with its {@link Companions}, and sets it going again, each in one transaction; time stands still for it in between. */
@Component
class CasePause {

  private final JdbcClient jdbc;
  private final RuntimeService runtime;
  private final CaseClock clock;
  private final EngineRights rights;
  private final List<Companions> companions;

  CasePause(JdbcClient jdbc, RuntimeService runtime, CaseClock clock, EngineRights rights, List<Companions> companions) {
    this.jdbc = jdbc;
    this.runtime = runtime;
    this.clock = clock;
    this.rights = rights;
    this.companions = companions;
  }

  /** Stops all instances of a case; harmless when they stand still already. */
  @Transactional
  public void suspend(String number) {
    lock(number).filter(row -> row.endedAt == null).ifPresent(row -> {
      rights.asHouse(() -> instances(number, row).forEach(runtime::suspendProcessInstanceById));
      jdbc.sql("update case_overview set suspended_since = coalesce(suspended_since, ?) where number = ?").params(now(), number).update();
    });
  }

  /** Sets a case going again, and moves its timers and due dates by the time it stood still; harmless when it goes already. */
  @Transactional
  public void resume(String number) {
    lock(number).filter(row -> row.suspendedSince != null).ifPresent(row -> {
      Duration paused = Duration.between(row.suspendedSince, now());
      List<String> instances = instances(number, row);
      // two commands: activating counts up the revisions of timers and tasks behind the first one's back
      rights.asHouse(() -> instances.forEach(runtime::activateProcessInstanceById));
      clock.shift(number, instances, paused);
      jdbc.sql("update case_overview set suspended_since = null where number = ?").param(number).update();
      rights.asHouse(() -> companions.forEach(companion -> companion.goesOn(number)));
    });
  }

  /** The row of the overview is the lock: of two nodes, the second finds the work done. */
  private Optional<Row> lock(String number) {
    return jdbc.sql("select root_instance_id, suspended_since, ended_at from case_overview where number = ? for update")
        .param(number).query(RecordRow.of(Row.class)).optional();
  }

  private List<String> instances(String number, Row row) {
    List<String> instances = new ArrayList<>(clock.instances(row.rootInstanceId));
    companions.forEach(companion -> instances.addAll(companion.instancesOf(number)));
    return instances;
  }

  private static OffsetDateTime now() {
    return OffsetDateTime.now(ZoneOffset.UTC);
  }

  private record Row(String rootInstanceId, OffsetDateTime suspendedSince, OffsetDateTime endedAt) {}
}
