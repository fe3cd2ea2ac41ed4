package eu.passerelle.casework;

import eu.passerelle.casework.Cases.TimelineEntry;
import eu.passerelle.casework.Viewers.Viewer;
import eu.passerelle.database.RecordRow;
import eu.passerelle.stakeholder.Organisations;
import eu.passerelle.stakeholder.Participations;
import eu.passerelle.stakeholder.Roles;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells from the engine's history what has happened in a case: names of steps and events, never a value. */
@Component
class Timeline {

  private static final int CANCELLED = 2;

  private final JdbcClient jdbc;
  private final Names names;
  private final Participations participations;
  private final Organisations organisations;
  private final Viewers viewers;
  private final Roles roles;
  private final MessageSource messages;
  private final ObjectProvider<TimelineSource> others;

  Timeline(JdbcClient jdbc, Names names, Participations participations, Organisations organisations, Viewers viewers, Roles roles,
      MessageSource messages, ObjectProvider<TimelineSource> others) {
    this.jdbc = jdbc;
    this.names = names;
    this.participations = participations;
    this.organisations = organisations;
    this.viewers = viewers;
    this.roles = roles;
    this.messages = messages;
    this.others = others;
  }

  List<TimelineEntry> of(CaseSummary summary, Viewer viewer) {
    boolean coordinator = viewer.coordinates(summary);
    Optional<Instant> since = coordinator ? Optional.empty() : partySince(summary, viewer);
    Map<String, String> groups = groupsByTask(summary.rootInstanceId());
    Map<String, String> groupNames = new HashMap<>();
    Map<String, String> personNames = new HashMap<>();
    // who was the party before is not for its successor
    Stream<TimelineEntry> decisions = coordinator ? Stream.concat(cuts(summary, personNames), changesOfParties(summary)) : Stream.empty();
    Stream<TimelineEntry> steps = happenings(summary.rootInstanceId()).stream()
        .filter(happening -> since.isEmpty() || !happening.from.isBefore(since.get()))
        .map(happening -> {
          String group = groups.get(happening.taskId);
          boolean tellPerson = happening.person != null && (coordinator || viewer.worksFor(group));
          return new TimelineEntry(happening.taskId == null ? "event" : "step", happening.name, happening.from, happening.to,
              happening.cancelled, group == null ? null : groupNames.computeIfAbsent(group, names::ofGroup),
              tellPerson ? personNames.computeIfAbsent(happening.person, names::ofPerson) : null);
        });
    Stream<TimelineEntry> told = Stream.concat(actions(summary, viewer, groupNames, personNames),
        others.orderedStream().flatMap(source -> source.of(summary.number(), coordinator).stream()))
        .filter(entry -> since.isEmpty() || !entry.from().isBefore(since.get()));
    return withoutEchoes(Stream.of(decisions, steps, told).flatMap(Function.identity()).sorted(Comparator.comparing(TimelineEntry::from)).toList());
  }

  /** A block often ends in the words in which the diagram above goes on: an event is told once, until the next step. */
  private static List<TimelineEntry> withoutEchoes(List<TimelineEntry> entries) {
    Set<String> told = new HashSet<>();
    return entries.stream().filter(entry -> {
      if (!entry.kind().equals("event")) {
        told.clear();
        return true;
      }
      return told.add(entry.name());
    }).toList();
  }

  /** A timer that somebody let go off before its time. */
  private Stream<TimelineEntry> cuts(CaseSummary summary, Map<String, String> personNames) {
    return jdbc.sql("""
        select TIMESTAMP_, USER_ID_ from ACT_HI_OP_LOG where ROOT_PROC_INST_ID_ = ? and ENTITY_TYPE_ = 'Job' and OPERATION_TYPE_ = 'Execute'
        and exists (select 1 from ACT_HI_JOB_LOG l where l.JOB_ID_ = ACT_HI_OP_LOG.JOB_ID_ and l.JOB_DUEDATE_ is not null)
        order by TIMESTAMP_""").param(summary.rootInstanceId()).query((row, index) -> {
          Instant when = row.getTimestamp(1).toInstant();
          return new TimelineEntry("time", "", when, when, false, null, personNames.computeIfAbsent(row.getString(2), names::ofPerson));
        }).list().stream();
  }

  /** What somebody did beside the tasks: a comment that belongs to no task keeps it. */
  private Stream<TimelineEntry> actions(CaseSummary summary, Viewer viewer, Map<String, String> groupNames, Map<String, String> personNames) {
    Map<String, Optional<String>> groups = new HashMap<>();
    return jdbc.sql("""
        select TIME_, USER_ID_, FULL_MSG_ from ACT_HI_COMMENT
        where ROOT_PROC_INST_ID_ = ? and TASK_ID_ is null and USER_ID_ is not null order by TIME_""").param(summary.rootInstanceId())
        .query((row, index) -> {
          Instant when = row.getTimestamp(1).toInstant();
          String person = row.getString(2);
          String group = groups.computeIfAbsent(person, this::organisationOf).orElse(null);
          boolean tellPerson = viewer.coordinates(summary) || viewer.worksFor(group);
          return new TimelineEntry("action", new String(row.getBytes(3), StandardCharsets.UTF_8), when, when, false,
              group == null ? null : groupNames.computeIfAbsent(group, names::ofGroup),
              tellPerson ? personNames.computeIfAbsent(person, names::ofPerson) : null);
        }).list().stream();
  }

  private Optional<String> organisationOf(String person) {
    return viewers.groupsOf(person).stream().filter(group -> organisations.find(group).isPresent()).findFirst();
  }

  private Stream<TimelineEntry> changesOfParties(CaseSummary summary) {
    return participations.changes(summary.number(), summary.schemeId(), summary.corridorId()).stream()
        .filter(change -> !change.at().isBefore(summary.startedAt().toInstant()))
        .filter(change -> summary.open() || !change.at().isAfter(summary.endedAt().toInstant()))
        .map(change -> new TimelineEntry("party", change.before() == null
            ? text("parties.named", roles.labelOf(change.role()), organisation(change.after()))
            : text("parties.changed", roles.labelOf(change.role()), organisation(change.after()), organisation(change.before())),
            change.at(), change.at(), false, change.changedBy() == null ? null : text("parties.changed.by", names.ofPerson(change.changedBy())), null));
  }

  private String organisation(String id) {
    return id == null ? text("roles.noOne") : names.ofGroup(id);
  }

  private String text(String code, Object... arguments) {
    return messages.getMessage(code, arguments, LocaleContextHolder.getLocale());
  }

  /**
   * Whoever is the party of this one case only, a firm for example, looks back to the day it became so: what was before may be the work of
   * a competitor.
   */
  private Optional<Instant> partySince(CaseSummary summary, Viewer viewer) {
    List<Level> levels = jdbc.sql("""
        select level, since from participation where organisation_id in (:groups) and place in (:number, :corridor, :scheme)""")
        .param("groups", viewer.groupIds()).param("number", summary.number()).param("corridor", summary.corridorId())
        .param("scheme", summary.schemeId()).query(RecordRow.of(Level.class)).list();
    boolean throughout = levels.stream().anyMatch(level -> !level.level.equals("CASE"));
    return throughout ? Optional.empty() : levels.stream().map(level -> level.since.toInstant()).min(Instant::compareTo);
  }

  /** Steps, and events that have come: an event that is still awaited has not happened. */
  private List<Happening> happenings(String rootInstanceId) {
    return jdbc.sql("""
        select ACT_NAME_, TASK_ID_, START_TIME_, END_TIME_, ASSIGNEE_, ACT_INST_STATE_ from ACT_HI_ACTINST
        where ROOT_PROC_INST_ID_ = :root and ACT_NAME_ is not null
        and (ACT_TYPE_ in ('userTask', 'receiveTask') or ACT_TYPE_ like '%EndEvent' or ACT_TYPE_ like '%StartEvent'
        or ACT_TYPE_ like 'boundary%' or ACT_TYPE_ like 'intermediate%' or ACT_TYPE_ = 'startEvent' and PROC_INST_ID_ = :root)
        and (TASK_ID_ is not null or END_TIME_ is not null and ACT_INST_STATE_ <> 2)
        order by START_TIME_, SEQUENCE_COUNTER_""").param("root", rootInstanceId).query(Timeline::happening).list();
  }

  /** The group that was given the task last; a task that was handed on has more than one. */
  private Map<String, String> groupsByTask(String rootInstanceId) {
    Map<String, String> groups = new HashMap<>();
    jdbc.sql("""
        select TASK_ID_, GROUP_ID_ from ACT_HI_IDENTITYLINK
        where ROOT_PROC_INST_ID_ = ? and TYPE_ = 'candidate' and OPERATION_TYPE_ = 'add' and GROUP_ID_ is not null order by TIMESTAMP_""")
        .param(rootInstanceId).query(row -> {
          groups.put(row.getString(1), row.getString(2));
        });
    return groups;
  }

  private static Happening happening(ResultSet row, int index) throws SQLException {
    Timestamp to = row.getTimestamp("END_TIME_");
    String taskId = row.getString("TASK_ID_");
    Timestamp from = taskId == null ? to : row.getTimestamp("START_TIME_");
    return new Happening(row.getString("ACT_NAME_"), taskId, from.toInstant(), to == null ? null : to.toInstant(), row.getString("ASSIGNEE_"),
        row.getInt("ACT_INST_STATE_") == CANCELLED);
  }

  private record Happening(String name, String taskId, Instant from, Instant to, String person, boolean cancelled) {}

  private record Level(String level, OffsetDateTime since) {}
}
