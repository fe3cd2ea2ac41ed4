package eu.passerelle.founding;

import eu.passerelle.engine.tables.Tables;
import eu.passerelle.engine.tables.TimeLimits;
import eu.passerelle.founding.Journey.Needs;
import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.stakeholder.Participations;
import eu.passerelle.stakeholder.Role;
import eu.passerelle.stakeholder.Role.BoundTo;
import eu.passerelle.stakeholder.Role.Level;
import eu.passerelle.stakeholder.Roles;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Tells what a scheme lacks before its first case, corridor by corridor. */
@Service
class Readiness {

  private static final String AUTHORITIES = "authorities";
  private static final String INTAKES = "intakes";
  private static final String LIMITS = "time-limits";
  private static final String SCHEME = "scheme";
  private static final String DESTINATION = "destination";

  private final Schemes schemes;
  private final Participations participations;
  private final Roles roles;
  private final Journey journey;
  private final TimeLimits limits;
  private final Tables tables;
  private final Clock clock;
  private final List<String> countryTables;

  Readiness(Schemes schemes, Participations participations, Roles roles, Journey journey, TimeLimits limits, Tables tables, Clock clock,
      FoundingSettings settings) {
    this.schemes = schemes;
    this.participations = participations;
    this.roles = roles;
    this.journey = journey;
    this.limits = limits;
    this.tables = tables;
    this.clock = clock;
    this.countryTables = settings.countryTables();
  }

  /** @return the rows that have to be filled in, by table */
  Map<String, List<Row>> rows(Scheme scheme) {
    return of(scheme).values().stream().flatMap(List::stream).map(Lack::row).filter(Objects::nonNull).distinct()
        .collect(Collectors.groupingBy(Row::table, TreeMap::new, Collectors.toList()));
  }

  /** @return what is missing in each corridor; an empty list where nothing is */
  Map<Corridor, List<Lack>> of(Scheme scheme) {
    Map<Corridor, List<Lack>> lacks = new LinkedHashMap<>();
    schemes.corridors(scheme.id()).forEach(corridor -> lacks.put(corridor, lacks(scheme, corridor)));
    return lacks;
  }

  private List<Lack> lacks(Scheme scheme, Corridor corridor) {
    Needs needs = journey.through(scheme.mainProcess(), corridor);
    List<Lack> lacks = new ArrayList<>();
    unplayed(scheme, corridor, needs).forEach(role -> lacks.add(lackOf(role, corridor, needs.roles().get(role.key()))));
    needs.missing().forEach(flow -> lacks.add(new Lack("flow", flow, corridor.destination(), null)));
    needs.undecided()
        .forEach(table -> lacks.add(new Lack("pack", table, corridor.destination(), row(table, DESTINATION, corridor.destination()))));
    // where no flow is chosen for the country, nobody knows yet what that flow will ask
    countryTables.stream().filter(table -> needs.tables().contains(table) || !needs.undecided().isEmpty())
        .filter(table -> !tables.knows(table, scheme.id(), DESTINATION, corridor.destination()))
        .forEach(
            table -> lacks.add(new Lack(table, scheme.name(), corridor.destination(), row(table, DESTINATION, corridor.destination()))));
    needs.timeLimits().stream().filter(key -> limits.period(key, scheme.id(), corridor.destination()).isEmpty())
        .forEach(
            key -> lacks.add(new Lack("limit", key, corridor.destination(), row(LIMITS, "key", key, "country", corridor.destination()))));
    if (needs.tables().contains(INTAKES) && intakesHaveRunOut(scheme, corridor)) {
      lacks.add(
          new Lack(INTAKES, scheme.name(), corridor.destination(), row(INTAKES, SCHEME, scheme.id(), DESTINATION, corridor.destination())));
    }
    if (!corridor.open()) {
      lacks.add(new Lack("closed", corridor.origin(), corridor.destination(), null));
    }
    LocalDate today = LocalDate.now(clock);
    List<Cohort> calls = schemes.cohorts(scheme.id()).stream().filter(cohort -> cohort.corridorId().equals(corridor.id())).toList();
    if (calls.stream().noneMatch(cohort -> !cohort.callOpens().isAfter(today) && !cohort.callCloses().isBefore(today))) {
      lacks.add(new Lack("call", corridor.origin(), corridor.destination(), null));
    }
    return lacks;
  }

  private Stream<Role> unplayed(Scheme scheme, Corridor corridor, Needs needs) {
    Set<String> played = participations.parties(scheme.id(), scheme.id(), corridor.id()).keySet();
    return roles.list().stream().filter(role -> needs.roles().containsKey(role.key()) && !played.contains(role.key()))
        .filter(role -> participations.candidates(scheme.id(), role.key()).isEmpty());
  }

  /** An authority of a country is a row of the country packs; whom a scheme chooses, it names itself. */
  private static Lack lackOf(Role role, Corridor corridor, String diagram) {
    if (role.level() == Level.ORGANISATION || role.boundTo() == BoundTo.NONE) {
      return new Lack("role", role.label(), diagram, null);
    }
    boolean atOrigin = role.boundTo() == BoundTo.ORIGIN;
    String country = atOrigin ? corridor.origin() : corridor.destination();
    String other = atOrigin ? corridor.destination() : corridor.origin();
    return new Lack(AUTHORITIES, role.label(), country, row(AUTHORITIES, "role", role.key(), "country", country, "otherCountry", other));
  }

  private static Row row(String table, String... inputsAndWords) {
    Map<String, String> words = new LinkedHashMap<>();
    for (int i = 0; i < inputsAndWords.length; i += 2) {
      words.put(inputsAndWords[i], inputsAndWords[i + 1]);
    }
    return new Row(table, words);
  }

  private boolean intakesHaveRunOut(Scheme scheme, Corridor corridor) {
    Map<String, Object> question = new HashMap<>();
    question.put(SCHEME, scheme.id());
    question.put(DESTINATION, corridor.destination());
    question.put("readyOn", LocalDate.now(clock).toString());
    return tables.firstRow(INTAKES, question).map(row -> row.values().stream().allMatch(Objects::isNull)).orElse(true);
  }

  /**
   * Something that is missing.
   *
   * @param kind role, flow, pack, limit, closed, call, or the table that says too little
   * @param what the role, the table, the key
   * @param where the diagram that needs it, or the country
   * @param row where a row of a table would say it; null where none would
   */
  record Lack(String kind, String what, String where, Row row) {}

  /**
   * A row that somebody has to fill in.
   *
   * @param table id of the decision
   * @param words what the row stands for, by input
   */
  record Row(String table, Map<String, String> words) {}
}
