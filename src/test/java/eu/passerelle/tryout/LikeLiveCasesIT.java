package eu.passerelle.tryout;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.moving.MoveOrders.Decided;
import eu.passerelle.engine.moving.MoveOrders.Skipping;
import eu.passerelle.engine.moving.Remedy;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.redesign.SmallFlow;
import eu.passerelle.redesign.proposal.Proposal;
import eu.passerelle.redesign.proposal.Proposal.Origin;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.redesign.trials.ConcernedGroups;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import eu.passerelle.testing.Redrawn;
import eu.passerelle.tryout.TryOutResult.Group;
import eu.passerelle.tryout.TryOutResult.Live;
import eu.passerelle.tryout.world.TrialWorld;
import eu.passerelle.tryout.world.TrialWorlds;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A redesign is tried from where live cases stand, so that a coordinator sees what becomes of those before they move. */
@FlowTest
class LikeLiveCasesIT {

  private static final String FLOW = "interview-candidate";
  private static final String SCHEDULE = "userTask_scheduleInterview";
  private static final String ASSESS = "userTask_assessInterview";
  private static final Object[] AGREED =
      {"interviewDate", LocalDate.now().toString(), "interviewPlace", "Video call", "interviewers", "B. Adeyemi"};

  @Autowired private TrialWorlds worlds;
  @Autowired private ConcernedGroups groups;
  @Autowired private Proposals proposals;
  @Autowired private FlowBundles flows;
  @Autowired private Schemes schemes;
  @Autowired private Flow flow;
  @Autowired private SmallFlow small;
  @Autowired private RuntimeService runtime;

  @Test
  void casesThatNobodyHasDecidedAboutStayAndAreNotTried() {
    flow.start(FLOW, Flow.standard()).waitsAt(SCHEDULE);
    LiveCases live = groups.of(proposed(Redrawn::swapped));
    assertThat(live.undecided()).isPositive();
    assertThat(live.following()).noneMatch(group -> group.standing().steps().contains(SCHEDULE));
  }

  @Test
  void whoGoesBackToTheStepThatTheyNeverHadComeToAGoodEnd() {
    flow.start(FLOW, Flow.standard()).waitsAt(SCHEDULE);
    assertThat(tried(decided(Remedy.GO_BACK), "Schedule interview")).satisfies(group -> {
      assertThat(group.remark()).isNull();
      assertThat(group.cases()).isPositive();
      assertThat(group.decided()).startsWith("Went back to “Assess interview”");
      assertThat(group.passed()).containsExactly("Assess interview", "Schedule interview", "Decide interview");
      assertThat(group.ends()).containsExactly("Interview passed");
      assertThat(group.outcome()).isEqualTo("completed");
      assertThat(group.stuck()).isEmpty();
    });
  }

  @Test
  void whoGoesOnWithoutItWouldBeLostAndTheTryOutSaysBecauseOfWhat() {
    flow.start(FLOW, Flow.standard()).waitsAt(SCHEDULE);
    assertThat(tried(decided(Remedy.LET_BE), "Schedule interview")).satisfies(group -> {
      assertThat(group.isLost()).isTrue();
      assertThat(group.lossReason()).isEqualTo("expired");
      assertThat(group.ends()).containsExactly("Interview not passed");
      assertThat(group.without()).anyMatch(gap -> gap.startsWith("Will never do “Assess interview”"));
    });
  }

  @Test
  void whoWaitsAtARemovedStepGoesOnAtTheOneThatTakesThem() {
    flow.start(FLOW, Flow.standard()).complete(SCHEDULE, AGREED).waitsAt(ASSESS);
    Proposal proposal = proposed(inForce -> Redrawn.diagram(inForce,
        diagram -> diagram.replace(ASSESS, "userTask_weighInterview").replace("\"Assess interview\"", "\"Weigh interview\"")));
    assertThat(groups.of(proposal).following()).noneMatch(group -> group.standing().steps().contains(ASSESS));
    proposals.map(proposal.number(), FLOW, ASSESS, "userTask_weighInterview");
    assertThat(tried(proposal, "Assess interview")).satisfies(group -> {
      assertThat(group.passed()).containsExactly("Weigh interview", "Decide interview");
      assertThat(group.outcome()).isEqualTo("completed");
    });
  }

  @Test
  void eachGroupBeginsOnTheVersionThatItsCasesAreOnHoweverOldThatIs() {
    FlowBundle former = flows.inForce(FLOW).orElseThrow();
    flow.start(FLOW, Flow.standard()).complete(SCHEDULE, AGREED).waitsAt(ASSESS);
    try {
      flows.deploy(Redrawn.diagram(former, diagram -> diagram.replace(ASSESS, "userTask_weighInterview")), "test");
      flow.start(FLOW, Flow.standard()).complete(SCHEDULE, AGREED).waitsAt("userTask_weighInterview");
      Proposal proposal = proposed(inForce -> Redrawn.diagram(inForce,
          diagram -> diagram.replace("\"Decide interview\"", "\"Judge interview\"")));
      proposals.map(proposal.number(), FLOW, ASSESS, "userTask_weighInterview");
      List<Group> tried = tried(proposal).groups().stream().filter(group -> group.stands().equals(List.of("Assess interview"))).toList();
      assertThat(tried).extracting(Group::version).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(2);
      assertThat(tried).allSatisfy(group -> {
        assertThat(group.passed()).containsExactly("Assess interview", "Judge interview");
        assertThat(group.outcome()).isEqualTo("completed");
      });
    } finally {
      flows.deploy(former, "test");
    }
  }

  @Test
  void whereNoMadeUpCaseComesItIsSaidAndNoMoreThanTwentyGroupsAreTried() {
    String id = small.newId();
    flows.deploy(
        Redrawn.diagram(SmallFlow.bundle(id, null, "Wait"), diagram -> diagram.replace("<bpmn:endEvent", beside(21) + "<bpmn:endEvent")),
        "test");
    IntStream.range(0, 21).forEach(step -> runtime.createProcessInstanceByKey(id).startBeforeActivity("receiveTask_" + step).execute());
    runtime.startProcessInstanceByKey(id);
    runtime.startProcessInstanceByKey(id);
    Proposal proposal = proposals.add(schemes.find("digital-explorers").orElseThrow(), "Beside", Origin.MODELER, "ruta",
        List.of(Redrawn.diagram(flows.inForce(id).orElseThrow(), diagram -> diagram.replace("\"Done\"", "\"Over\""))),
        Set.of(id + ".bpmn"));
    LiveCases live = groups.of(proposal);
    assertThat(live.following()).hasSize(20).first().satisfies(largest -> {
      assertThat(largest.standing().instances()).hasSize(2);
      assertThat(largest.standing().stepNames()).containsExactly("Wait");
    });
    assertThat(live.leftOut()).isEqualTo(2);
    assertThat(tried(proposal).groups()).hasSize(20)
        .allSatisfy(group -> assertThat(group.remark()).startsWith("No made-up case came to stand as these do"));
  }

  private static String beside(int steps) {
    return IntStream.range(0, steps).mapToObj(step -> "<bpmn:receiveTask id=\"receiveTask_" + step + "\" name=\"Wait " + step
        + "\" messageRef=\"Message_GoOn\" /><bpmn:sequenceFlow id=\"flow_beside" + step + "\" sourceRef=\"receiveTask_" + step
        + "\" targetRef=\"endEvent_done\" />").collect(Collectors.joining());
  }

  private Proposal decided(Remedy remedy) {
    Proposal proposal = proposed(Redrawn::swapped);
    proposals.decide(proposal.number(), FLOW, new Skipping(SCHEDULE, ASSESS), Optional.of(new Decided(remedy, "")));
    return proposal;
  }

  private Group tried(Proposal proposal, String stands) {
    return tried(proposal).groups().stream().filter(group -> group.stands().equals(List.of(stands))).findFirst().orElseThrow();
  }

  private Live tried(Proposal proposal) {
    TryOutRequest request = new TryOutRequest(proposal.number(), "ruta", proposals.bundles(proposal.number()),
        List.of(proposal.schemeId()), 0, 0, groups.of(proposal));
    try (TrialWorld world = worlds.open(List.of())) {
      return new LikeLiveCases(world, request, new Progress(Clock.systemUTC(), Instant.MAX, "")).run();
    }
  }

  private Proposal proposed(UnaryOperator<FlowBundle> change) {
    return proposals.add(schemes.find("digital-explorers").orElseThrow(), "Interview anew", Origin.MODELER, "ruta",
        List.of(change.apply(flows.inForce(FLOW).orElseThrow())), Set.of(FLOW + ".bpmn"));
  }
}
