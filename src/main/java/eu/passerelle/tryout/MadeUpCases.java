package eu.passerelle.tryout;

import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.reading.CasePlaces;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.Scheme;
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
import java.util.stream.IntStream;
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
  private final TrialPeople people;
  private final Ways ways;
  private final Robot robot;
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
    people = new TrialPeople(world.engine());
    ways = new Ways(changed, calls);
    robot = new Robot(world, people, ways, MadeUpAnswers.ALL, this::nameOf);
    demand = new TrialDemand(world, calls, robot, people);
    passed = new PassedSteps(world);
  }

  /** @return what became of them, as far as they came */
  MadeUp run() {
    List<Cohort> cohorts = cohorts();
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

  /** Of those that take cases: one of each scheme, then another of each. */
  private List<Cohort> cohorts() {
    List<List<Cohort>> all = request.schemes().stream().map(scheme -> schemes.cohorts(scheme).stream().filter(this::takesCases).toList())
        .toList();
    int most = all.stream().mapToInt(List::size).max().orElse(0);
    return IntStream.range(0, most).boxed().flatMap(i -> all.stream().filter(some -> some.size() > i).map(some -> some.get(i))).toList();
  }

  private boolean takesCases(Cohort cohort) {
    return schemes.corridor(cohort.corridorId()).filter(Corridor::open).isPresent();
  }

  private boolean comesToTheChange(Cohort cohort) {
    return reach(cohort).stream().anyMatch(changed::contains);
  }

  private Set<String> reach(Cohort cohort) {
    return calls.reachedFrom(scheme(cohort).mainProcess());
  }

  /** More cases than were asked for go where none has come to yet, as long as they find a way to try. */
  private boolean goesOn(int i, Cohort cohort) {
    boolean missed = i >= request.schemes().size() && i < request.madeUp() * MORE && isSomethingMissed();
    Set<String> flows = new HashSet<>(reach(cohort));
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
    Corridor corridor = schemes.corridor(cohort.corridorId()).orElseThrow();
    String name = "made-up case " + ++cases;
    Map<String, Object> applicant = Map.of("cohort", cohort.id(), "applicationId", "T-" + (1000 + cases), "givenName", "Made-up",
        "familyName", "Case " + cases, "nationality", corridor.origin(), "preferredDestination", corridor.destination());
    String process = scheme(cohort).mainProcess();
    Optional<Way> other = ways.atBeginning(process, robot.beginnings(process, applicant));
    try {
      String coordinator = people.memberOf(scheme(cohort).coordinatorGroup())
          .orElseThrow(() -> new IllegalStateException("The scheme has no coordinator who could start it."));
      String number = robot.start(coordinator, process, applicant, Set.of(), other.map(Way::answers).orElse((field, options) -> 0));
      names.put(number, name);
      robot.workUntilOver(number, () -> demand.bringFor(cohort), progress::goesOn);
      noteWhereItWaits(number);
    } catch (RuntimeException refusal) {
      if (other.isEmpty()) {
        halted.add(new Stuck(name, process, null, null, "It could not be started: " + Sentence.of(refusal)));
      } else {
        // whom a start form turns away is no case
        cases--;
      }
    }
  }

  private void runBeside(String flow, Cohort cohort) {
    if (progress.goesOn() && schemes.servedBy(flow).contains(scheme(cohort))) {
      demand.start(scheme(cohort), flow, cohort)
          .ifPresent(number -> robot.workUntilOver(number, () -> demand.bringFor(cohort), progress::goesOn));
    }
  }

  /** A case that is not over although nobody can do anything for it waits for what does not come. */
  private void noteWhereItWaits(String number) {
    boolean explained = robot.stuck().stream().anyMatch(known -> known.caseNumber().equals(nameOf(number)));
    if (progress.goesOn() && !explained) {
      world.bean(CasePlaces.class).openIn(number).forEach(halt -> halted.add(new Stuck(nameOf(number), halt.flow(), halt.elementId(),
          halt.name(), "The case waits here, and what it waits for does not come.")));
    }
  }

  private Scheme scheme(Cohort cohort) {
    return schemes.find(cohort.schemeId()).orElseThrow();
  }

  private String nameOf(String number) {
    return names.getOrDefault(number, TrialDemand.BESIDE);
  }
}
