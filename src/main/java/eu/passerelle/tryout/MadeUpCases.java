package eu.passerelle.tryout;

import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.tryout.TryOutResult.FlowTried;
import eu.passerelle.tryout.TryOutResult.MadeUp;
import eu.passerelle.tryout.TryOutResult.Stuck;
import eu.passerelle.tryout.world.TrialWorld;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Sends made-up people through whole journeys of the schemes that reach the changed flows, one after the other, so that two try-outs of the
 * same flows do the same.
 */
final class MadeUpCases {

  private static final String NOTHING_TO_TRY =
      "No case and nobody's work beside the cases comes to this flow, so it cannot be tried by made-up cases.";

  private static final String ONLY_TABLES =
      "The change is in tables only: whole journeys ran with them, and no flow has steps of its own to show.";
  private static final int MORE = 3;

  private final TryOutRequest request;
  private final Progress progress;
  private final TrialWorld world;
  private final Schemes schemes;
  private final Calls calls;
  private final Set<String> changed;
  private final Ways ways;
  private final Robot robot;
  private final Applicants applicants;
  private final TrialDemand demand;
  private final PassedSteps passed;
  private final Map<String, String> names = new HashMap<>();
  private final List<Stuck> halted = new ArrayList<>();
  private int cases;

  MadeUpCases(TrialWorld world, TryOutRequest request, Progress progress) {
    this.request = request;
    this.progress = progress;
    this.world = world;
    schemes = world.bean(Schemes.class);
    calls = new Calls(world);
    changed = processes(request.proposed());
    TrialPeople people = new TrialPeople(world.engine());
    ways = new Ways(changed, calls);
    robot = new Robot(world, people, ways, MadeUpAnswers.ALL, this::nameOf);
    applicants = new Applicants(world, request, calls, people, robot);
    demand = new TrialDemand(world, calls, robot, people);
    passed = new PassedSteps(world);
  }

  /** @return what became of them, as far as they came */
  MadeUp run() {
    List<Cohort> cohorts = applicants.cohorts();
    Set<String> besideCases = new TreeSet<>(changed);
    besideCases.retainAll(demand.startable());
    if (cohorts.isEmpty() || !changed.isEmpty() && besideCases.isEmpty() && cohorts.stream().noneMatch(this::comesToTheChange)) {
      return new MadeUp(0, 0, List.of(), List.of(), List.of(), NOTHING_TO_TRY);
    }
    progress.expect(request.madeUp());
    for (int i = 0; progress.goesOn() && goesOn(i, cohorts.get(i % cohorts.size())); i++) {
      progress.doing("Made-up case " + (i + 1));
      runCase(cohorts.get(i % cohorts.size()));
      progress.oneDone();
    }
    besideCases.forEach(flow -> cohorts.forEach(cohort -> runBeside(flow, cohort)));
    List<Stuck> stuck = Stream.of(robot.stuck(), demand.stuck(), halted).flatMap(List::stream).toList();
    return new MadeUp(cases, robot.done(), passed.of(changed), stuck, robot.incidents(), changed.isEmpty() ? ONLY_TABLES : null);
  }

  private Set<String> processes(List<FlowBundle> proposed) {
    Set<String> processes = new TreeSet<>();
    proposed.forEach(bundle -> world.bean(FlowBundles.class).inForce(bundle.flow()).map(FlowBundle::deploymentId)
        .ifPresent(
            deployment -> world.bean(FlowBundles.class).processesOf(deployment).forEach(process -> processes.add(process.getKey()))));
    return processes;
  }

  private boolean comesToTheChange(Cohort cohort) {
    return applicants.reach(cohort).stream().anyMatch(changed::contains);
  }

  /** More cases than were asked for go where none has come to yet, as long as they find a way to try. */
  private boolean goesOn(int i, Cohort cohort) {
    boolean missed = i >= request.schemes().size() && i < request.madeUp() * MORE && isSomethingMissed();
    Set<String> flows = new HashSet<>(applicants.reach(cohort));
    demand.startable().forEach(flow -> flows.addAll(calls.reachedFrom(flow)));
    boolean untried = ways.nextCase(missed, flows);
    if (i >= request.madeUp() && missed && untried) {
      progress.expect(1);
      return true;
    }
    return i < request.madeUp();
  }

  private boolean isSomethingMissed() {
    return passed.of(changed).stream().anyMatch(FlowTried::misses);
  }

  private void runCase(Cohort cohort) {
    String name = "made-up case " + ++cases;
    Optional<Way> other = applicants.beginning(cohort, cases, ways);
    try {
      String number = applicants.begin(cohort, cases, other);
      names.put(number, name);
      robot.workUntilOver(number, () -> demand.bringFor(cohort), progress::goesOn);
      if (progress.goesOn()) {
        halted.addAll(robot.waitsFor(number));
      }
    } catch (RuntimeException refusal) {
      if (other.isEmpty()) {
        halted
            .add(new Stuck(name, applicants.scheme(cohort).mainProcess(), null, null, "It could not be started: " + Sentence.of(refusal)));
      } else {
        // whom a start form turns away is no case
        cases--;
      }
    }
  }

  private void runBeside(String flow, Cohort cohort) {
    if (progress.goesOn() && schemes.servedBy(flow).contains(applicants.scheme(cohort))) {
      demand.start(applicants.scheme(cohort), flow, cohort)
          .ifPresent(number -> robot.workUntilOver(number, () -> demand.bringFor(cohort), progress::goesOn));
    }
  }

  private String nameOf(String number) {
    return names.getOrDefault(number, TrialDemand.BESIDE);
  }
}
