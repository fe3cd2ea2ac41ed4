package eu.passerelle.founding;

import eu.passerelle.engine.TimeLimits;
import eu.passerelle.engine.Tables;
import eu.passerelle.founding.Journey.Needs;
import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.stakeholder.Participations;
import eu.passerelle.stakeholder.Roles;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Tells what a scheme lacks before its first case, corridor by corridor. */
@Service
class Readiness {

  private static final String INTAKES = "intakes";

  private final Schemes schemes;
  private final Participations participations;
  private final Roles roles;
  private final Journey journey;
  private final TimeLimits limits;
  private final Tables tables;
  private final Clock clock;

  Readiness(Schemes schemes, Participations participations, Roles roles, Journey journey, TimeLimits limits, Tables tables, Clock clock) {
    this.schemes = schemes;
    this.participations = participations;
    this.roles = roles;
    this.journey = journey;
    this.limits = limits;
    this.tables = tables;
    this.clock = clock;
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
    Set<String> played = participations.parties(scheme.id(), scheme.id(), corridor.id()).keySet();
    roles.list().stream().filter(role -> needs.roles().containsKey(role.key()) && !played.contains(role.key()))
        .filter(role -> participations.candidates(scheme.id(), role.key()).isEmpty())
        .forEach(role -> lacks.add(new Lack("role", role.label(), needs.roles().get(role.key()))));
    needs.missing().forEach(flow -> lacks.add(new Lack("pack", flow, corridor.destination())));
    needs.timeLimits().stream().filter(key -> limits.period(key, scheme.id(), corridor.destination()).isEmpty())
        .forEach(key -> lacks.add(new Lack("limit", key, corridor.destination())));
    if (needs.tables().contains(INTAKES) && intakesHaveRunOut(scheme, corridor)) {
      lacks.add(new Lack(INTAKES, scheme.name(), corridor.destination()));
    }
    if (!corridor.open()) {
      lacks.add(new Lack("closed", corridor.origin(), corridor.destination()));
    }
    LocalDate today = LocalDate.now(clock);
    List<Cohort> calls = schemes.cohorts(scheme.id()).stream().filter(cohort -> cohort.corridorId().equals(corridor.id())).toList();
    if (calls.stream().noneMatch(cohort -> !cohort.callOpens().isAfter(today) && !cohort.callCloses().isBefore(today))) {
      lacks.add(new Lack("call", corridor.origin(), corridor.destination()));
    }
    return lacks;
  }

  private boolean intakesHaveRunOut(Scheme scheme, Corridor corridor) {
    Map<String, Object> question = new HashMap<>();
    question.put("scheme", scheme.id());
    question.put("destination", corridor.destination());
    question.put("readyOn", LocalDate.now(clock).toString());
    return tables.firstRow(INTAKES, question).map(row -> row.values().stream().allMatch(java.util.Objects::isNull)).orElse(true);
  }

  /**
   * Something that is missing.
   *
   * @param kind role, pack, limit, intakes, closed or call
   * @param what the role, the table, the key
   * @param where the diagram that needs it, or the country
   */
  record Lack(String kind, String what, String where) {}
}
