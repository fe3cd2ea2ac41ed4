package eu.passerelle.redesign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import eu.passerelle.engine.deployment.FlowVersion;
import eu.passerelle.engine.deployment.FlowVersions;
import eu.passerelle.engine.forms.FormRefused;
import eu.passerelle.redesign.flows.Publication;
import eu.passerelle.redesign.flows.Publications;
import eu.passerelle.redesign.moves.CaseMove;
import eu.passerelle.redesign.moves.CaseMoves;
import eu.passerelle.redesign.proposal.Proposal;
import eu.passerelle.redesign.proposal.Proposal.ProposalState;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.redesign.publication.FollowLater;
import eu.passerelle.redesign.publication.PublicationFlow;
import eu.passerelle.redesign.publication.Publishing;
import eu.passerelle.redesign.report.MoveWish;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import eu.passerelle.testing.Postgres;
import eu.passerelle.tryout.TryOut;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;

/** A proposal on its way: examined, tried, countersigned by a second person, published, its cases moved. */
@FlowTest
class PublishFlowTest {

  private static final String READ = "userTask_readReport";
  private static final String TRY = "userTask_judgeTryOut";
  private static final String COLLEAGUE = "userTask_countersignChange";
  private static final String CHOOSE = "userTask_chooseCases";

  @Autowired private SmallFlow small;
  @Autowired private TrialsByHand trials;
  @Autowired private Proposals proposals;
  @Autowired private Publications publications;
  @Autowired private Publishing publishing;
  @Autowired private FollowLater later;
  @Autowired private FlowVersions versions;
  @Autowired private Schemes schemes;
  @Autowired private PublicationFlow publication;
  @Autowired private CaseMoves moves;
  @Autowired private Flow flow;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private ManagementService management;

  @Test
  void aChangeIsReadTriedCountersignedAndPublishedAndTheChosenCasesFollow() {
    String id = small.inForce("Wait");
    liveCase(id, "DEX-2019-66601");
    liveCase(id, "DEX-2019-66602");
    Proposal proposal = small.propose(id, "Wait longer", "ruta");

    Journey way = begin(proposal).waitsAt(READ);
    assertThat(way.dueOf(READ)).isNotNull();
    assertThat(way.groupsOf(READ)).containsExactly("coordinators-digital-explorers");
    way.hasVariable("proposedFlow", "Small flow");
    way.completeAs("ruta", READ, "changeReason", "Two weeks were too short.", "reportDecision", "try").waitsAt();
    assertThat(trials.latest(proposal.number())).get().extracting(TryOut::state, TryOut::startedBy)
        .containsExactly(TryOut.TryOutState.RUNNING, "ruta");
    over(way).waitsAt(TRY).passed("serviceTask_beginTryOut", "serviceTask_followTryOut", "event_lookAgain", "serviceTask_followTryOut");
    assertThat(way.dueOf(TRY)).isNotNull();
    way.completeAs("ruta", TRY, "tryOutNote", "All reach the end.", "tryOutGood", true).waitsAt(COLLEAGUE);
    way.completeAs("mantas", COLLEAGUE, "countersignDecision", "sign").waitsAt(CHOOSE).hasVariable("countersignedBy", "mantas");
    way.completeAs("ruta", CHOOSE, "publishNow", true, "casesToMove", "some", "chosenCases",
        SpinValues.jsonValue("[\"DEX-2019-66601\"]").create());
    await().until(() -> moves.progress(proposal.number()).isOver());
    if (way.timers().contains("event_lookAgain")) {
      way.fireTimer("event_lookAgain").runJobs();
    }
    way.passed("serviceTask_publishChange", "serviceTask_countMoves", "serviceTask_announceChange").endedAt("endEvent_changePublished");
    assertThat(moves.results(proposal.number(), CaseMove.MoveState.MOVED, 0, 10)).as("moved, beside %s",
        moves.results(proposal.number(), CaseMove.MoveState.STAYED, 0, 10)).extracting(CaseMove::caseNumber)
        .containsExactly("DEX-2019-66601");

    assertThat(small.step(id)).isEqualTo("Wait longer");
    assertThat(publications.ofProposal(proposal.number())).singleElement()
        .extracting(Publication::publishedBy, Publication::countersignedBy, Publication::reason)
        .containsExactly("ruta", "mantas", "Two weeks were too short.");
  }

  @Test
  void whoeverHasCasesInTheFlowSignsAndWhoChoosesIsOfferedOnlyTheirOwn() {
    String id = small.inForce("Wait");
    liveCase(id, "DEX-2019-66604");
    liveCase(id, "YGC-2019-66604");
    Journey way = tried(small.propose(id, "Wait longer", "ruta")).waitsAt("userTask_countersignForScheme");
    assertThat(way.groupsOf("userTask_countersignForScheme")).containsExactly("coordinators-ygca");
    way.completeAs("candela", "userTask_countersignForScheme", "countersignDecision", "sign").waitsAt(CHOOSE);

    assertThatThrownBy(() -> way.completeAs("ruta", CHOOSE, "publishNow", true, "casesToMove", "some", "chosenCases",
        SpinValues.jsonValue("[\"YGC-2019-66604\"]").create())).isInstanceOf(FormRefused.class);
    way.completeAs("ruta", CHOOSE, "publishNow", true, "casesToMove", "some", "chosenCases",
        SpinValues.jsonValue("[\"DEX-2019-66604\"]").create()).passed("serviceTask_publishChange");
  }

  @Test
  void casesThatStayedBehindFollowLaterWithAReasonAndASecondSignature() {
    String id = small.inForce("Wait");
    liveCase(id, "DEX-2019-66605");
    publishing.publish(small.propose(id, "Wait longer", "ruta").number(), "ruta", "mantas", MoveWish.none());
    liveCase(id, "DEX-2019-66606");
    FlowVersion inForce = versions.of(id).get(0);
    Proposal proposal = later.propose(schemes.find("digital-explorers").orElseThrow(), inForce, "The firms agree now.", "ruta");
    assertThat(later.propose(schemes.find("digital-explorers").orElseThrow(), inForce, "Pressed twice.", "ruta")).isEqualTo(proposal);

    Journey way = over(begin(proposal).complete(READ, "changeReason", "The firms agree now.", "reportDecision", "try"))
        .complete(TRY, "tryOutNote", "All reach the end.", "tryOutGood", true).waitsAt(COLLEAGUE).hasVariable("liveCases", 1);
    way.completeAs("mantas", COLLEAGUE, "countersignDecision", "sign").waitsAt(CHOOSE)
        .completeAs("ruta", CHOOSE, "publishNow", true, "casesToMove", "all");

    await().until(() -> moves.progress(proposal.number()).isOver());
    assertThat(moves.results(proposal.number(), CaseMove.MoveState.MOVED, 0, 10)).extracting(CaseMove::caseNumber)
        .containsExactly("DEX-2019-66605");
    assertThat(versions.of(id)).as("no new version").hasSize(2);
    assertThat(runtime.createProcessInstanceQuery().processDefinitionId(inForce.definitionId()).count()).isEqualTo(2);
  }

  @Test
  void whoProposesDoesNotCountersignAndAColleagueWhoRefusesSendsItBackWithTheReason() {
    Proposal proposal = small.propose(small.inForce("Wait"), "Wait longer", "ruta");
    Journey way = tried(proposal).waitsAt(COLLEAGUE);
    String task = way.task(COLLEAGUE).getId();

    assertThatThrownBy(() -> flow.as("ruta", () -> tasks.claim(task, "ruta"))).isInstanceOf(AuthorizationException.class)
        .hasMessage("This step needs a second person: it cannot be done by who began it.");
    assertThatThrownBy(() -> flow.as("ruta", () -> tasks.complete(task, Map.of("countersignDecision", "sign"))))
        .isInstanceOf(AuthorizationException.class);
    flow.as("mantas", () -> tasks.claim(task, "mantas"));
    assertThatThrownBy(() -> flow.as("mantas", () -> tasks.setAssignee(task, "ruta"))).isInstanceOf(AuthorizationException.class)
        .hasMessageContaining("second person");

    way.completeAs("mantas", COLLEAGUE, "countersignDecision", "refuse", "refusalReason", "Ask the firms first.")
        .passed("endEvent_countersignatureRefused").waitsAt(READ).hasVariable("refusalReason", "Ask the firms first.");
    way.complete(READ, "changeReason", "The firms agree.", "reportDecision", "drop")
        .passed("endEvent_changeDropped", "serviceTask_withdrawChange")
        .endedAt("endEvent_changeWithdrawn");
    assertThat(proposals.find(proposal.number()).orElseThrow().state()).isEqualTo(ProposalState.WITHDRAWN);
  }

  @Test
  void whatTheChecksFindKeepsItFromBeingTried() {
    String id = small.inForce("Wait");
    Proposal proposal = small.propose(id, "Wait longer", "ruta", diagram -> diagram.replace("id=\"endEvent_done\"",
        "id=\"endEvent_done\" camunda:nonsense=\"1\""));

    Journey way = begin(proposal).waitsAt(READ);

    assertThatThrownBy(() -> way.complete(READ, "changeReason", "Why not.", "reportDecision", "try")).isInstanceOf(FormRefused.class);
    way.complete(READ, "changeReason", "Why not.", "reportDecision", "again").waitsAt(READ)
        .passed("serviceTask_checkChange", "gateway_nextStep", "serviceTask_checkChange");
    way.complete(READ, "changeReason", "Why not.", "reportDecision", "drop").endedAt("endEvent_changeWithdrawn");
  }

  @Test
  void whatDoesNotWorkInTheTryOutGoesBackToTheReportAndMayStillBeWithdrawnAtTheEnd() {
    Proposal proposal = small.propose(small.inForce("Wait"), "Wait longer", "ruta");

    Journey way = over(begin(proposal).complete(READ, "changeReason", "Two weeks were too short.", "reportDecision", "try"))
        .complete(TRY, "tryOutNote", "One is stuck.", "tryOutGood", false).waitsAt(READ);
    over(way.complete(READ, "changeReason", "Two weeks were too short.", "reportDecision", "try"))
        .complete(TRY, "tryOutNote", "Works now.", "tryOutGood", true)
        .completeAs("mantas", COLLEAGUE, "countersignDecision", "sign").complete(CHOOSE, "publishNow", false)
        .endedAt("endEvent_changeWithdrawn");
    assertThat(publications.ofProposal(proposal.number())).isEmpty();
  }

  @Test
  void aTryOutThatHasToWaitForAnotherOrWhoseServerIsGoneIsBegunAgain() {
    Proposal proposal = small.propose(small.inForce("Wait"), "Wait longer", "ruta");
    trials.busy(true);
    Journey way = begin(proposal).complete(READ, "changeReason", "Two weeks were too short.", "reportDecision", "try").waitsAt();
    way.fireTimer("event_lookAgain").waitsAt();
    assertThat(trials.latest(proposal.number())).isEmpty();

    trials.busy(false);
    way.fireTimer("event_lookAgain").waitsAt();
    trials.comesTo(proposal.number(), TryOut.TryOutState.INTERRUPTED);
    way.fireTimer("event_lookAgain").waitsAt();
    assertThat(trials.latest(proposal.number())).get().extracting(TryOut::state).isEqualTo(TryOut.TryOutState.RUNNING);

    over(way).waitsAt(TRY);
    assertThat(tasks.getVariable(way.task(TRY).getId(), "tryOutSummary"))
        .isEqualTo("Made-up cases: 12, tasks completed: 340, no case got stuck.");
  }

  @Test
  void whatAnotherPublicationOvertakesIsClosedAndOneThatAnAdministratorOvertakesIsOutdated() {
    String id = small.inForce("Wait");
    Proposal slow = small.propose(id, "Wait less", "ruta");
    Journey closed = begin(slow);
    publishing.publish(small.propose(id, "Wait longer", "mantas").number(), "mantas", null, MoveWish.none());
    closed.endedAt("endEvent_proposalClosed");

    Proposal late = small.propose(id, "Wait and see", "ruta");
    Journey overtaken = tried(late).notPassed("userTask_countersignChange").waitsAt(CHOOSE);
    small.deploy(id, "Wait at the gate");
    overtaken.complete(CHOOSE, "publishNow", true, "casesToMove", "all").passed("event_overtaken").endedAt("endEvent_changeOutdated");
    assertThat(proposals.find(late.number()).orElseThrow().state()).isEqualTo(ProposalState.OUTDATED);
    assertThat(small.step(id)).isEqualTo("Wait at the gate");
  }

  @Test
  void whileCasesAreStillMovingItLooksAgainEveryMinute() {
    String id = small.inForce("Wait");
    liveCase(id, "DEX-2019-66603");
    Proposal proposal = small.propose(id, "Wait longer", "ruta");
    String way = "TEST-MOVES-" + proposal.number();
    publishing.publish(proposal.number(), "ruta", null, MoveWish.none());
    small.leaveWaiting(proposal.number(), id);

    Journey moving = flow.start("move-cases", way, Map.of("scheme", "digital-explorers", "proposal", proposal.number()));
    assertThat(moving.timers()).containsExactly("event_lookAgain");
    small.moved(proposal.number());

    moving.fireTimer("event_lookAgain").runJobs().endedAt("endEvent_casesMoved").hasVariable("allMoved", true);
  }

  @Test
  void aBrokenFlowKeepsTheProposal() {
    Proposal proposal = small.propose(small.inForce("Wait"), "Wait longer", "ruta");
    PublicationFlow broken = small.flowOf("no-such-flow");

    broken.start(proposal);

    assertThat(publication.runsFor(proposal.number())).isFalse();
    assertThat(publishing.publish(proposal.number(), "admin", null, MoveWish.none())).isEqualTo(ProposalState.PUBLISHED);
  }

  @Test
  void aFlowOfCasesPublishesNothingAndWithdrawsNothing() {
    Proposal proposal = small.propose(small.inForce("Wait"), "Wait longer", "ruta");
    for (String delegate : List.of("publishChangeDelegate", "withdrawChangeDelegate")) {
      String shortcut = small.serving(delegate);

      assertThatThrownBy(() -> runtime.startProcessInstanceByKey(shortcut, proposal.number(), Map.of("proposal", proposal.number())))
          .hasMessageContaining("by its own flow of publication");
    }
    assertThat(proposals.find(proposal.number())).map(Proposal::isOpen).contains(true);
  }

  @Test
  void whereTheFlowComesToAFaultItSaysSo() {
    Proposal proposal = small.propose(small.inForce("Wait"), "Wait longer", "ruta");
    publication.start(proposal);
    assertThat(publication.isStuck(proposal.number())).isFalse();

    runtime.createProcessInstanceQuery().processInstanceBusinessKey(proposal.number()).list().forEach(instance -> management
        .createJobQuery().processInstanceId(instance.getId()).list().forEach(job -> management.setJobRetries(job.getId(), 0)));

    assertThat(publication.isStuck(proposal.number())).isTrue();
  }

  @Test
  void theReasonThatIsSaidOnThePageStandsInTheTask() {
    Proposal proposal = small.propose(small.inForce("Wait"), "Wait longer", "ruta");
    Journey way = begin(proposal).waitsAt(READ);

    publication.tellReason(proposal.number(), "Two weeks were too short.");

    String task = tasks.createTaskQuery().processInstanceBusinessKey(proposal.number()).taskDefinitionKey(READ).singleResult().getId();
    assertThat(tasks.getVariable(task, "changeReason")).isEqualTo("Two weeks were too short.");
    way.waitsAt(READ);
  }

  private Journey tried(Proposal proposal) {
    return over(begin(proposal).complete(READ, "changeReason", "Two weeks were too short.", "reportDecision", "try"))
        .complete(TRY, "tryOutNote", "All reach the end.", "tryOutGood", true);
  }

  private Journey over(Journey way) {
    trials.comesTo(way.number(), TryOut.TryOutState.DONE);
    return way.fireTimer("event_lookAgain");
  }

  private Journey begin(Proposal proposal) {
    publication.start(proposal);
    return flow.of(proposal.number()).runJobs();
  }

  private void liveCase(String id, String number) {
    runtime.startProcessInstanceByKey(id, number, Map.of("scheme", "digital-explorers"));
  }
}

@ContextConfiguration(initializers = Postgres.class)
class PublishFlowOnPostgresTest extends PublishFlowTest {}
