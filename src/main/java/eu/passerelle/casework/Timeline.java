package eu.passerelle.casework;

import eu.passerelle.casework.Cases.TimelineEntry;
import eu.passerelle.casework.Viewers.Viewer;
import eu.passerelle.database.RecordRow;
import eu.passerelle.engine.access.FormerNames.Called;
import eu.passerelle.engine.reading.CaseHistory;
import eu.passerelle.stakeholder.Organisations;
import eu.passerelle.stakeholder.Participations;
import eu.passerelle.stakeholder.Roles;
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

  private final JdbcClient jdbc;
  private final CaseHistory history;
  private final Names names;
  private final Participations participations;
  private final Organisations organisations;
  private final Viewers viewers;
  private final Roles roles;
  private final MessageSource messages;
  private final ObjectProvider<TimelineSource> others;

  Timeline(JdbcClient jdbc, CaseHistory history, Names names, Participations participations, Organisations organisations, Viewers viewers,
      Roles roles, MessageSource messages, ObjectProvider<TimelineSource> others) {
    this.jdbc = jdbc;
    this.history = history;
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
    Map<String, String> groups = history.groupsByTask(summary.rootInstanceId());
    Map<String, String> groupNames = new HashMap<>();
    Map<String, Called> personNames = new HashMap<>();
    // who was the party before is not for its successor
    Stream<TimelineEntry> decisions =
        coordinator ? Stream.concat(cuts(summary, personNames), changesOfParties(summary, personNames)) : Stream.empty();
    Stream<TimelineEntry> steps = history.happenings(summary.rootInstanceId()).stream()
        .filter(happening -> since.isEmpty() || !happening.from().isBefore(since.get()))
        .map(happening -> {
          String group = groups.get(happening.taskId());
          boolean tellPerson = happening.person() != null && (coordinator || viewer.worksFor(group));
          return new TimelineEntry(happening.taskId() == null ? "event" : "step", happening.name(), happening.from(), happening.to(),
              happening.cancelled(), group == null ? null : groupNames.computeIfAbsent(group, names::ofGroup),
              tellPerson ? personNames.computeIfAbsent(happening.person(), names::ofPersonThen)
                  .at(happening.to() == null ? happening.from() : happening.to()) : null);
        });
    Stream<TimelineEntry> told = Stream.concat(actions(summary, viewer, groupNames, personNames),
        others.orderedStream().flatMap(source -> source.of(summary.number(), coordinator).stream()))
        .filter(entry -> since.isEmpty() || !entry.from().isBefore(since.get()));
    return withoutEchoes(
        Stream.of(decisions, steps, told).flatMap(Function.identity()).sorted(Comparator.comparing(TimelineEntry::from)).toList());
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
  private Stream<TimelineEntry> cuts(CaseSummary summary, Map<String, Called> personNames) {
    return history.cuts(summary.rootInstanceId()).stream().map(cut -> new TimelineEntry("time", "", cut.at(), cut.at(), false, null,
        personNames.computeIfAbsent(cut.person(), names::ofPersonThen).at(cut.at())));
  }

  private Stream<TimelineEntry> actions(CaseSummary summary, Viewer viewer, Map<String, String> groupNames,
      Map<String, Called> personNames) {
    Map<String, Optional<String>> groups = new HashMap<>();
    return history.actions(summary.rootInstanceId()).stream().map(deed -> {
      String group = groups.computeIfAbsent(deed.person(), this::organisationOf).orElse(null);
      boolean tellPerson = viewer.coordinates(summary) || viewer.worksFor(group);
      return new TimelineEntry("action", deed.words(), deed.at(), deed.at(), false,
          group == null ? null : groupNames.computeIfAbsent(group, names::ofGroup),
          tellPerson ? personNames.computeIfAbsent(deed.person(), names::ofPersonThen).at(deed.at()) : null);
    });
  }

  private Optional<String> organisationOf(String person) {
    return viewers.groupsOf(person).stream().filter(group -> organisations.find(group).isPresent()).findFirst();
  }

  private Stream<TimelineEntry> changesOfParties(CaseSummary summary, Map<String, Called> personNames) {
    return participations.changes(summary.number(), summary.schemeId(), summary.corridorId()).stream()
        .filter(change -> !change.at().isBefore(summary.startedAt().toInstant()))
        .filter(change -> summary.open() || !change.at().isAfter(summary.endedAt().toInstant()))
        .map(change -> new TimelineEntry("party", change.before() == null
            ? text("parties.named", roles.labelOf(change.role()), organisation(change.after()))
            : text("parties.changed", roles.labelOf(change.role()), organisation(change.after()), organisation(change.before())),
            change.at(), change.at(), false,
            change.changedBy() == null ? null : text("parties.changed.by",
                personNames.computeIfAbsent(change.changedBy(), names::ofPersonThen).at(change.at())),
            null));
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

  private record Level(String level, OffsetDateTime since) {}
}
