package eu.passerelle.tryout;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.FlowTest;
import eu.passerelle.testing.LongRun;
import eu.passerelle.testing.Redrawn;
import eu.passerelle.tryout.TryOutResult.FlowTried;
import eu.passerelle.tryout.TryOutResult.MadeUp;
import eu.passerelle.tryout.TryOutResult.Step;
import eu.passerelle.tryout.world.TrialWorld;
import eu.passerelle.tryout.world.TrialWorlds;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Made-up people go whole journeys, so that a coordinator sees what a changed flow does before anybody's case runs over it. */
@FlowTest
@LongRun
class MadeUpCasesIT {

  private static final String ONE = "digital-explorers";

  @Autowired TrialWorlds worlds;
  @Autowired FlowBundles flows;
  @Autowired Schemes schemes;

  @Test
  void overTheFlowsInForceCasesOfEverySchemeComeToTheirEndsAndNothingGetsStuck() {
    List<String> all = schemes.list().stream().map(Scheme::id).toList();
    MadeUp tried = run(6, all, schemes.list().stream().map(scheme -> inForce(scheme.mainProcess())).toList());
    assertThat(tried.cases()).isGreaterThanOrEqualTo(6);
    assertThat(tried.incidents()).isEmpty();
    assertThat(tried.stuck()).isEmpty();
    assertThat(tried.flows()).hasSize(6).allSatisfy(flow -> assertThat(flow.ends()).filteredOn(end -> end.times() > 0).isNotEmpty());
  }

  @Test
  void everyStepAndEveryEndOfAChangedFlowIsReached() {
    MadeUp tried = run(8, List.of(ONE), List.of(inForce("coding-workshop")));
    assertThat(tried.cases()).isEqualTo(8);
    assertThat(tried.flows()).singleElement().matches(flow -> !flow.misses(), "misses nothing");
  }

  @Test
  void whereTheUsualWayDoesNotComeToTheFlowOtherWaysAreTried() {
    MadeUp tried = run(8, List.of(ONE), List.of(inForce("answer-refusal")));
    assertThat(tried.flows()).singleElement().satisfies(flow -> assertThat(flow.ends()).hasSize(3).allMatch(end -> end.times() > 0));
  }

  @Test
  void somebodyWhoHasLittleToShowAppliesToo() {
    assertThat(run(6, List.of(ONE), List.of(inForce("preselect"))).flows()).noneMatch(FlowTried::misses);
  }

  @Test
  void whatACaseMayWithdrawFromAtAnyTimeIsTriedToo() {
    assertThat(run(4, List.of(ONE), List.of(inForce("withdraw"))).flows()).noneMatch(FlowTried::misses);
  }

  @Test
  void theFlowOfAFirmIsTriedByWhatCasesWaitFor() {
    MadeUp tried = run(4, List.of(ONE), List.of(inForce("opportunity")));
    assertThat(tried.flows()).singleElement().satisfies(flow -> assertThat(flow.passed()).hasSizeGreaterThan(8));
  }

  @Test
  void twoTryOutsOfTheSameFlowsSayTheSame() {
    assertThat(run(3, List.of(ONE), List.of(inForce("settle")))).isEqualTo(run(3, List.of(ONE), List.of(inForce("settle"))));
  }

  @Test
  void aStepThatNobodyCanCompleteIsNamedWithTheReason() {
    MadeUp tried = run(2, List.of(ONE), List.of(Redrawn.diagram(inForce("coding-workshop"),
        diagram -> diagram.replace("!passed", "!passedByNobody"))));
    assertThat(tried.stuck()).isNotEmpty().allSatisfy(stuck -> {
      assertThat(stuck.caseNumber()).startsWith("made-up case ");
      assertThat(stuck.stepId()).isEqualTo("userTask_assessWorkshop");
      assertThat(stuck.sentence()).contains("passedByNobody");
    });
    assertThat(tried.flows().get(0).ends()).extracting(Step::times).containsOnly(0);
  }

  @Test
  void aFlowThatNoCaseComesToSaysSo() {
    MadeUp tried = run(2, List.of(ONE), List.of(inForce("publish-flow")));
    assertThat(tried.cases()).isZero();
    assertThat(tried.remark()).contains("cannot be tried by made-up cases");
  }

  private FlowBundle inForce(String flow) {
    return flows.inForce(flow).orElseThrow();
  }

  private MadeUp run(int cases, List<String> schemes, List<FlowBundle> proposed) {
    TryOutRequest request = new TryOutRequest("test", "ruta", proposed, schemes, cases, 0);
    try (TrialWorld world = worlds.open(proposed)) {
      return new MadeUpCases(world, request, new Progress(Clock.systemUTC(), Instant.MAX, "Made-up cases")).run();
    }
  }
}
