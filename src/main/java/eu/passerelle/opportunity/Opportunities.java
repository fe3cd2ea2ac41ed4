package eu.passerelle.opportunity;

import eu.passerelle.database.RecordRow;
import eu.passerelle.engine.reading.OpenSteps;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.stakeholder.Participations;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The opportunities: one row each, kept in the engine's own transaction. */
@Service
public class Opportunities {

  /** The role that the firm plays in its opportunity, and later in a case. */
  static final String EMPLOYER = "employer";

  private static final List<String> NONE = List.of("-");
  private static final String VISIBLE = """
       from opportunity o where (o.organisation_id in (:organisations) or o.scheme_id in (:schemes) or o.ended_at is null
      and %s)""".formatted(OpenSteps.heldBy(":organisations", "o.process_instance_id"));

  private final JdbcClient jdbc;
  private final Schemes schemes;
  private final Participations participations;
  private final RuntimeService runtime;

  Opportunities(JdbcClient jdbc, Schemes schemes, Participations participations, RuntimeService runtime) {
    this.jdbc = jdbc;
    this.schemes = schemes;
    this.participations = participations;
    this.runtime = runtime;
  }

  /** @return the opportunity with this number */
  public Optional<Opportunity> find(String number) {
    return jdbc.sql("select * from opportunity where number = ?").param(number).query(RecordRow.of(Opportunity.class)).optional();
  }

  /**
   * @param groupIds the groups of the person who asks
   * @param page counted from 0
   * @return the opportunities of the person's own organisations, those in which one of them has work now, and those of the schemes that the
   *     person coordinates, newest first
   */
  public List<Opportunity> visibleTo(Collection<String> groupIds, int page, int size) {
    return visible("select *" + VISIBLE + " order by started_at desc, number desc limit :size offset :offset", groupIds)
        .param("size", size).param("offset", (long) page * size).query(RecordRow.of(Opportunity.class)).list();
  }

  /** @return how many opportunities {@link #visibleTo} has on all pages */
  public int countVisibleTo(Collection<String> groupIds) {
    return visible("select count(*)" + VISIBLE, groupIds).query(Integer.class).single();
  }

  /** @return the opportunity, if there is one with this number that these groups may see */
  public Optional<Opportunity> findVisibleTo(Collection<String> groupIds, String number) {
    return visible("select *" + VISIBLE + " and number = :number", groupIds).param("number", number)
        .query(RecordRow.of(Opportunity.class)).optional();
  }

  private JdbcClient.StatementSpec visible(String sql, Collection<String> groupIds) {
    List<String> coordinated = schemes.coordinatedBy(groupIds).stream().map(Scheme::id).toList();
    return jdbc.sql(sql).param("organisations", groupIds.isEmpty() ? NONE : groupIds).param("schemes",
        coordinated.isEmpty() ? NONE : coordinated);
  }

  /** A firm has shown interest: from here on it is the employer of this opportunity. */
  @Transactional
  void open(String number, String scheme, String corridor, String organisation, String processInstanceId) {
    if (find(number).isEmpty()) {
      jdbc.sql("""
          insert into opportunity (number, scheme_id, corridor_id, organisation_id, process_instance_id, state, seats, hired, started_at, state_since)
          values (:number, :scheme, :corridor, :organisation, :instance, :state, 0, 0, :now, :now)""")
          .param("number", number).param("scheme", scheme).param("corridor", corridor).param("organisation", organisation)
          .param("instance", processInstanceId).param("state", OpportunityState.INTEREST.name()).param("now", now()).update();
      participations.playInCase(number, EMPLOYER, organisation);
    }
  }

  /** The flow has come to a new state; title and seats are null until the firm has described them. */
  @Transactional
  void enter(String number, OpportunityState state, String title, Integer seats) {
    jdbc.sql("""
        update opportunity set state_since = case when state = :state then state_since else :now end, state = :state,
          title = coalesce(:title, title), seats = coalesce(:seats, seats) where number = :number""")
        .param("state", state.name()).param("now", now()).param("title", title, java.sql.Types.VARCHAR)
        .param("seats", seats, java.sql.Types.INTEGER).param("number", number).update();
  }

  /** The flow is over. */
  @Transactional
  void end(String number, OpportunityState state, String lossReason) {
    jdbc.sql(
        "update opportunity set state = :state, state_since = :now, ended_at = :now, loss_reason = :reason where number = :number and ended_at is null")
        .param("state", state.name()).param("now", now()).param("reason", lossReason, java.sql.Types.VARCHAR).param("number", number)
        .update();
  }

  /** Whoever changes offers of these opportunities next waits until this transaction is over; always in the same order. */
  void lock(Collection<String> numbers) {
    if (!numbers.isEmpty()) {
      jdbc.sql("select number from opportunity where number in (:numbers) order by number for update")
          .param("numbers", new TreeSet<>(numbers)).query(String.class).list();
    }
  }

  /** Counts the seats again, and tells the flow. A filled opportunity that loses a hire after its end is not filled any more. */
  void recount(String number, String lossReason) {
    jdbc.sql("""
        update opportunity set hired = (select count(*) from offer where opportunity_number = :number and state in ('ACCEPTED', 'HIRED'))
        where number = :number""").param("number", number).update();
    Opportunity opportunity = find(number).orElseThrow();
    if (opportunity.endedAt() == null) {
      runtime.setVariables(opportunity.processInstanceId(), seats(opportunity));
    } else if (opportunity.state() == OpportunityState.FILLED && !opportunity.seatsFilled()) {
      jdbc.sql("update opportunity set state = :state, state_since = :now, loss_reason = :reason where number = :number")
          .param("state", OpportunityState.CLOSED.name()).param("now", now()).param("reason", lossReason, java.sql.Types.VARCHAR)
          .param("number", number).update();
    }
  }

  /** @return what the flow asks about the seats */
  static Map<String, Object> seats(Opportunity opportunity) {
    return Map.of("seatsTaken", opportunity.hired(), "seatsFilled", opportunity.seatsFilled());
  }

  private static OffsetDateTime now() {
    return OffsetDateTime.now(ZoneOffset.UTC);
  }
}
