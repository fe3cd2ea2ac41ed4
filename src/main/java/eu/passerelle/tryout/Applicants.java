package eu.passerelle.tryout;

import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.tryout.world.TrialWorld;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Made-up people who begin the journeys of the schemes that a try-out is about, each in a cohort that takes cases. */
final class Applicants {

  private final TryOutRequest request;
  private final Schemes schemes;
  private final Calls calls;
  private final TrialPeople people;
  private final Robot robot;

  Applicants(TrialWorld world, TryOutRequest request, Calls calls, TrialPeople people, Robot robot) {
    this.request = request;
    this.calls = calls;
    this.people = people;
    this.robot = robot;
    schemes = world.bean(Schemes.class);
  }

  /** @return those that take cases: one of each scheme, then another of each */
  List<Cohort> cohorts() {
    List<List<Cohort>> all = request.schemes().stream().map(scheme -> schemes.cohorts(scheme).stream().filter(this::takesCases).toList())
        .toList();
    int most = all.stream().mapToInt(List::size).max().orElse(0);
    return IntStream.range(0, most).boxed().flatMap(i -> all.stream().filter(some -> some.size() > i).map(some -> some.get(i))).toList();
  }

  private boolean takesCases(Cohort cohort) {
    return schemes.corridor(cohort.corridorId()).filter(Corridor::open).isPresent();
  }

  Scheme scheme(Cohort cohort) {
    return schemes.find(cohort.schemeId()).orElseThrow();
  }

  /** @return the processes that a journey in this cohort may come to */
  Set<String> reach(Cohort cohort) {
    return calls.reachedFrom(scheme(cohort).mainProcess());
  }

  /** @return how this one begins; nothing for the usual way */
  Optional<Way> beginning(Cohort cohort, int which, Ways ways) {
    String process = scheme(cohort).mainProcess();
    return ways.atBeginning(process, robot.beginnings(process, applicant(cohort, which)));
  }

  /**
   * @param other how it begins; nothing for the usual way
   * @return number of the case
   */
  String begin(Cohort cohort, int which, Optional<Way> other) {
    String coordinator = people.memberOf(scheme(cohort).coordinatorGroup())
        .orElseThrow(() -> new IllegalStateException("The scheme has no coordinator who could start it."));
    return robot.start(coordinator, scheme(cohort).mainProcess(), applicant(cohort, which), Set.of(),
        other.map(Way::answers).orElse((field, options) -> 0));
  }

  private Map<String, Object> applicant(Cohort cohort, int which) {
    Corridor corridor = schemes.corridor(cohort.corridorId()).orElseThrow();
    return Map.of("cohort", cohort.id(), "applicationId", "T-" + (1000 + which), "givenName", "Made-up", "familyName", "Case " + which,
        "nationality", corridor.origin(), "preferredDestination", corridor.destination());
  }
}
