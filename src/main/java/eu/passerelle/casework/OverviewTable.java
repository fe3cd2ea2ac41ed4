package eu.passerelle.casework;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.passerelle.engine.CaseObserver.Started;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes what a transaction did to a case into its one row. */
@Component
public class OverviewTable {

  private static final TypeReference<List<OpenStep>> STEPS = new TypeReference<>() {};

  private static final String INSERT = """
      insert into case_overview (number, scheme_id, corridor_id, cohort_id, root_instance_id, stage, stage_since, open_steps, open_count,
      next_step, next_role, next_group, next_due, started_at, ended_at, outcome, loss_reason)
      values (:number, :scheme, :corridor, :cohort, :instance, :stage, :stageSince, :openSteps, :openCount,
      :nextStep, :nextRole, :nextGroup, :nextDue, :now, :endedAt, :outcome, :lossReason)""";

  private static final String UPDATE = """
      update case_overview set stage_since = case when stage = :stage then stage_since else coalesce(:stageSince, stage_since) end,
      stage = coalesce(:stage, stage), open_steps = :openSteps, open_count = :openCount, next_step = :nextStep, next_role = :nextRole,
      next_group = :nextGroup, next_due = :nextDue, ended_at = coalesce(:endedAt, ended_at), outcome = coalesce(:outcome, outcome),
      loss_reason = coalesce(:lossReason, loss_reason) where number = :number""";

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final KnownParts parts;

  OverviewTable(JdbcClient jdbc, ObjectMapper json, KnownParts parts) {
    this.jdbc = jdbc;
    this.json = json;
    this.parts = parts;
  }

  void write(OverviewUpdate change) {
    if (change.started != null) {
      insert(change, change.started);
    } else if (change.ended) {
      jdbc.sql(UPDATE).params(values(change, List.of())).update();
    } else if (change.changesOpenSteps() || !updateAlone(change)) {
      updateBesideOthers(change);
    }
    parts.write(change.number, change.groups());
    change.milestones.forEach(milestone -> reach(change, milestone));
  }

  /** The first time counts. The row of the overview is locked by now, so nobody else adds the same one meanwhile. */
  private void reach(OverviewUpdate change, String milestone) {
    jdbc.sql("""
        insert into case_milestone (number, milestone, reached_at) select number, :milestone, :now from case_overview
        where number = :number and not exists (select 1 from case_milestone where number = :number and milestone = :milestone)""")
        .param("number", change.number).param("milestone", milestone).param("now", utc(change.now)).update();
  }

  void committed(OverviewUpdate change) {
    parts.remember(change.number, change.groups());
  }

  /** @return the open steps of a case, next one first; empty when there is no such case */
  Optional<List<OpenStep>> openSteps(String number) {
    return jdbc.sql("select open_steps from case_overview where number = ?").param(number).query(String.class).optional().map(this::read);
  }

  /** Moves the due dates of a case that stood still. */
  public void shift(String number, Duration by) {
    openSteps(number).ifPresent(steps -> {
      List<OpenStep> later = steps.stream().map(step -> step.later(by)).toList();
      jdbc.sql("update case_overview set open_steps = ?, next_due = ? where number = ?")
          .params(write(later), later.isEmpty() ? null : utc(later.get(0).due()), number).update();
    });
  }

  private void insert(OverviewUpdate change, Started started) {
    Map<String, Object> values = values(change, change.applyTo(List.of()));
    values.put("scheme", started.scheme());
    values.put("corridor", started.corridor());
    values.put("cohort", started.cohort());
    values.put("instance", started.processInstanceId());
    values.put("now", utc(change.now));
    jdbc.sql(INSERT).params(values).update();
  }

  /** The ordinary step: no task was open beside those that this transaction closes. */
  private boolean updateAlone(OverviewUpdate change) {
    return update(change, List.of(), change.closedCount());
  }

  private void updateBesideOthers(OverviewUpdate change) {
    jdbc.sql("select open_steps from case_overview where number = ? for update").param(change.number).query(String.class).optional()
        .map(this::read)
        .ifPresent(before -> update(change, before, before.size()));
  }

  private boolean update(OverviewUpdate change, List<OpenStep> before, int openBefore) {
    return jdbc.sql(UPDATE + " and open_count = :openBefore")
        .params(values(change, change.applyTo(before))).param("openBefore", openBefore).update() == 1;
  }

  private Map<String, Object> values(OverviewUpdate change, List<OpenStep> steps) {
    OpenStep next = steps.isEmpty() ? null : steps.get(0);
    Map<String, Object> values = new HashMap<>();
    values.put("number", change.number);
    values.put("stage", change.stage);
    values.put("stageSince", change.stage == null ? null : utc(change.now));
    values.put("openSteps", write(steps));
    values.put("openCount", steps.size());
    values.put("nextStep", next == null ? null : next.name());
    values.put("nextRole", next == null ? null : next.role());
    values.put("nextGroup", next == null ? null : next.groupId());
    values.put("nextDue", next == null ? null : utc(next.due()));
    values.put("endedAt", change.ended ? utc(change.now) : null);
    values.put("outcome", change.outcome);
    values.put("lossReason", change.lossReason);
    return values;
  }

  List<OpenStep> read(String steps) {
    try {
      return json.readValue(steps, STEPS);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String write(List<OpenStep> steps) {
    try {
      return json.writeValueAsString(steps);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
