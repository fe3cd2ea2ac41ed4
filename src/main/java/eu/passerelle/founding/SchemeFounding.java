package eu.passerelle.founding;

import eu.passerelle.engine.access.EngineRights;
import eu.passerelle.engine.access.StartGrants;
import eu.passerelle.founding.FoundingRefused.Problem;
import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.stakeholder.Organisations;
import eu.passerelle.stakeholder.Participations;
import eu.passerelle.stakeholder.Places;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lays down a scheme: flow, forms, corridors, first call, coordinators and their rights, rows for its country packs; all of it or nothing. */
@Service
class SchemeFounding {

  private static final String LEAD = "lead-authority";

  private final SchemeTemplate template;
  private final Schemes schemes;
  private final Organisations organisations;
  private final Participations participations;
  private final Places places;
  private final IdentityService identity;
  private final EngineRights rights;
  private final StartGrants starts;
  private final Readiness readiness;
  private final OwnTables tables;

  SchemeFounding(SchemeTemplate template, Schemes schemes, Organisations organisations, Participations participations, Places places,
      IdentityService identity, EngineRights rights, StartGrants starts, Readiness readiness, OwnTables tables) {
    this.template = template;
    this.schemes = schemes;
    this.organisations = organisations;
    this.participations = participations;
    this.places = places;
    this.identity = identity;
    this.rights = rights;
    this.starts = starts;
    this.readiness = readiness;
    this.tables = tables;
  }

  /**
   * @return the scheme as it stands now
   * @throws FoundingRefused with all that is wrong with it
   */
  @Transactional
  public Scheme found(NewScheme wanted) {
    List<Problem> problems = problems(wanted);
    if (!problems.isEmpty()) {
      throw new FoundingRefused(problems);
    }
    template.deployAs(wanted.id(), wanted.name());
    LocalDate opens = NewScheme.day(wanted.callOpens());
    var scheme = new Scheme(wanted.id(), wanted.name(), wanted.prefix(), wanted.id(), wanted.lead(), "coordinators-" + wanted.id(), null,
        opens, null,
        wanted.target().isEmpty() ? null : Integer.valueOf(wanted.target()));
    schemes.add(scheme);
    List<Corridor> corridors = wanted.lines().stream().map(wanted::corridor).toList();
    corridors.forEach(schemes::add);
    corridors.forEach(corridor -> schemes.add(cohort(wanted, corridor, opens, corridors.size() > 1)));
    rights.asHouse(() -> appoint(scheme, wanted.people()));
    participations.playInScheme(scheme.id(), LEAD, wanted.lead());
    tables.deploy(scheme.id(), readiness.rows(scheme));
    rights.asHouse(starts::grant);
    return scheme;
  }

  private Cohort cohort(NewScheme wanted, Corridor corridor, LocalDate opens, boolean oneOfMany) {
    String place = oneOfMany ? "%s-%s-".formatted(corridor.origin(), corridor.destination()).toLowerCase(Locale.ROOT) : "";
    String name = oneOfMany ? "%d, %s".formatted(opens.getYear(), places.label(corridor, Locale.ENGLISH))
        : String.valueOf(opens.getYear());
    return new Cohort("%s-%s%d".formatted(wanted.id(), place, opens.getYear()), wanted.id(), corridor.id(), name, opens.getYear(), opens,
        NewScheme.day(wanted.callCloses()), Map.of());
  }

  private void appoint(Scheme scheme, List<String> people) {
    Group coordinators = identity.newGroup(scheme.coordinatorGroup());
    coordinators.setName("Coordinators of " + scheme.name());
    coordinators.setType("COORDINATORS");
    identity.saveGroup(coordinators);
    people.forEach(user -> identity.createMembership(user, scheme.coordinatorGroup()));
  }

  private List<Problem> problems(NewScheme wanted) {
    List<Problem> problems = new ArrayList<>();
    if (!wanted.id().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") || wanted.id().length() > 30) {
      problems.add(Problem.of("id"));
    } else if (schemes.find(wanted.id()).isPresent() || template.isTaken(wanted.id())) {
      problems.add(Problem.of("id.taken", wanted.id()));
    }
    if (wanted.name().isEmpty() || wanted.name().length() > 120) {
      problems.add(Problem.of("name"));
    }
    if (!wanted.prefix().matches("[A-Z][A-Z0-9]{1,7}")) {
      problems.add(Problem.of("prefix"));
    } else if (schemes.list().stream().anyMatch(other -> other.casePrefix().equals(wanted.prefix()))) {
      problems.add(Problem.of("prefix.taken", wanted.prefix()));
    }
    if (!wanted.target().isEmpty() && !wanted.target().matches("[1-9]\\d{0,5}")) {
      problems.add(Problem.of("target"));
    }
    checkPeople(wanted, problems);
    checkCorridors(wanted, problems);
    LocalDate opens = NewScheme.day(wanted.callOpens());
    LocalDate closes = NewScheme.day(wanted.callCloses());
    if (opens == null || closes == null || closes.isBefore(opens) || opens.getYear() < 2000 || closes.getYear() > 2099) {
      problems.add(Problem.of("call"));
    }
    return problems;
  }

  private void checkPeople(NewScheme wanted, List<Problem> problems) {
    if (organisations.find(wanted.lead()).isEmpty()) {
      problems.add(Problem.of("lead"));
      return;
    }
    if (wanted.people().isEmpty()) {
      problems.add(Problem.of("coordinators"));
    }
    List<String> staff = rights.asHouse(() -> organisations.people(wanted.lead())).stream().map(Organisations.Member::id).toList();
    wanted.people().stream().filter(user -> !staff.contains(user)).forEach(user -> problems.add(Problem.of("coordinator", user)));
  }

  private static void checkCorridors(NewScheme wanted, List<Problem> problems) {
    if (wanted.lines().isEmpty() || wanted.lines().size() > 50) {
      problems.add(Problem.of("corridors"));
    }
    var seen = new HashSet<String>();
    for (String line : wanted.lines()) {
      Corridor corridor = wanted.corridor(line);
      if (corridor == null) {
        problems.add(Problem.of("corridor", line));
      } else if (!seen.add(Objects.toString(corridor.id()))) {
        problems.add(Problem.of("corridor.twice", line));
      }
    }
  }
}
