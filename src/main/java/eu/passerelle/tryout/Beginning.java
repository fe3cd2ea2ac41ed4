package eu.passerelle.tryout;

import eu.passerelle.engine.moving.Forecasts;
import eu.passerelle.engine.moving.LiveInstance;
import eu.passerelle.engine.moving.StandingAlike;
import eu.passerelle.engine.reading.OpenWork;
import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.tryout.world.TrialWorld;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RuntimeService;

/**
 * Lets made-up cases begin on the version that a group of live ones is on, until one stands as these do: at the same steps, and of what lies
 * behind it it has had the same.
 */
final class Beginning {

  private static final int MOST = 8;

  private final LiveGroup group;
  private final Calls calls;
  private final Applicants applicants;
  private final Robot robot;
  private final TrialDemand demand;
  private final Ways ways;
  private final Schemes schemes;
  private final RuntimeService runtime;
  private final Forecasts forecasts;
  private final Progress progress;

  /** @param world in which the version of the group is in force */
  Beginning(TrialWorld world, TryOutRequest request, LiveGroup group, Progress progress) {
    this.group = group;
    this.progress = progress;
    calls = new Calls(world);
    ways = Ways.near(group.process(), calls);
    TrialPeople people = new TrialPeople(world.engine());
    robot = new Robot(world, people, ways, MadeUpAnswers.ALL, number -> number);
    applicants = new Applicants(world, request, calls, people, robot);
    demand = new TrialDemand(world, calls, robot, people);
    schemes = world.bean(Schemes.class);
    runtime = world.engine().getRuntimeService();
    forecasts = world.bean(Forecasts.class);
  }

  /** @return the case that stands as they do; nothing when none came to */
  Optional<Arrived> arrive() {
    return applicants.cohorts().stream().filter(cohort -> comesThere(cohort) || beside(cohort).isPresent())
        .min(Comparator.comparing(cohort -> !cohort.id().equals(group.cohort()))).flatMap(this::arrive);
  }

  private boolean comesThere(Cohort cohort) {
    return applicants.reach(cohort).contains(group.process());
  }

  /** @return a flow that people start beside the cases and that comes there */
  private Optional<String> beside(Cohort cohort) {
    return demand.startable().stream().sorted().filter(flow -> calls.reachedFrom(flow).contains(group.process()))
        .filter(flow -> schemes.servedBy(flow).contains(applicants.scheme(cohort))).findFirst();
  }

  private Optional<Arrived> arrive(Cohort cohort) {
    Set<String> flows = comesThere(cohort) ? applicants.reach(cohort) : calls.reachedFrom(beside(cohort).orElseThrow());
    Optional<Arrived> arrived = Optional.empty();
    for (int i = 0; arrived.isEmpty() && i < MOST && progress.goesOn(); i++) {
      if (!ways.nextCase(i > 0, flows) && i > 0) {
        return arrived;
      }
      arrived = begin(cohort, i).flatMap(number -> arrive(cohort, number));
    }
    return arrived;
  }

  /** @return its number; nothing for whom the start form turns away */
  private Optional<String> begin(Cohort cohort, int which) {
    if (!comesThere(cohort)) {
      return demand.start(applicants.scheme(cohort), beside(cohort).orElseThrow(), cohort);
    }
    Optional<Way> other = applicants.beginning(cohort, which, ways);
    try {
      return Optional.of(applicants.begin(cohort, which, other));
    } catch (RuntimeException refused) {
      return Optional.empty();
    }
  }

  private Optional<Arrived> arrive(Cohort cohort, String number) {
    robot.workUntilOver(number, this::waitsThere, () -> demand.bringFor(cohort), () -> progress.goesOn() && standing(number).isEmpty());
    return standing(number).map(instance -> new Arrived(number, instance, () -> goOn(cohort, number)));
  }

  private boolean waitsThere(OpenWork work) {
    return work.flow().equals(group.process()) && group.standing().steps().contains(work.step());
  }

  /** @return id of the instance that stands as they do */
  private Optional<String> standing(String number) {
    boolean near = runtime.createProcessInstanceQuery().processDefinitionKey(group.process()).processInstanceBusinessKey(number).list()
        .stream().anyMatch(instance -> group.standing().steps().containsAll(runtime.getActiveActivityIds(instance.getId())));
    return near ? forecasts.of(group.proposed(), group.orders()).standings().stream().filter(this::isAlike)
        .flatMap(standing -> standing.instances().stream()).filter(instance -> number.equals(instance.caseNumber()))
        .map(LiveInstance::id).findFirst() : Optional.empty();
  }

  private boolean isAlike(StandingAlike standing) {
    StandingAlike live = group.standing();
    return standing.steps().equals(live.steps()) && standing.fate() == live.fate() && standing.skipped().equals(live.skipped())
        && standing.gaps().equals(live.gaps());
  }

  private List<TryOutResult.Stuck> goOn(Cohort cohort, String number) {
    ways.nextCase(false, Set.of());
    robot.workUntilOver(number, () -> demand.bringFor(cohort), progress::goesOn);
    return robot.hindrancesOf(number);
  }

  /**
   * A made-up case that stands where live ones stand.
   *
   * @param instance id of the instance that is to move
   * @param goesOn lets it go on to its end, by the usual answers, and tells where it cannot
   */
  record Arrived(String number, String instance, Supplier<List<TryOutResult.Stuck>> goesOn) {}
}
