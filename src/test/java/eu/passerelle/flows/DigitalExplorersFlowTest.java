package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The journey as a whole; its blocks are stand-ins that tell their result when asked, each has its own test. */
@FlowTest
@StandInsFor({"preselect", "digital-explorers-selection", "match-candidate", "authorise-stay", "prepare-departure", "travel", "settle",
    "monitor-stay", "return-home", "reintegrate", "follow-up", "remote-start"})
class DigitalExplorersFlowTest {

  private static final String MATCH = "callActivity_matchCandidate";
  private static final String BRING = "callActivity_bringToLithuania";
  private static final String STAY = "callActivity_stayAndReturn";
  private static final String WITHDRAWAL = "userTask_settleWithdrawal";
  private static final String EMPLOYER_WITHDRAWAL = "userTask_recordEmployerWithdrawal";

  @Autowired Flow flow;

  @Test
  void aCandidateComesWorksReturnsAndIsFollowedUp() {
    settled().message(StandIns.done("monitor-stay"), "returning", true, "stayOutcome", "returned", "endDate", "2020-12-31")
        .message(StandIns.done("return-home"), "returnedOn", "2021-01-05")
        .message(StandIns.done("reintegrate"), "reintegrationOutcome", "employed")
        .message(StandIns.done("follow-up"))
        .endedAt("endEvent_journeyCompleted")
        .passed("startEvent_applicationReceived", "callActivity_preselect", "gateway_applicationPreselected", "callActivity_select",
            "gateway_candidateSelected", "gateway_matchingJoin", MATCH, "gateway_candidateHired")
        .passed("startEvent_contractSigned", "callActivity_authoriseStay", "gateway_permitGranted", "callActivity_prepareDeparture",
            "callActivity_travel",
            "gateway_candidateArrived", "endEvent_candidateArrived")
        .passed("startEvent_stayBegun", "callActivity_settle", "callActivity_monitorStay", "gateway_candidateReturning",
            "callActivity_returnHome",
            "callActivity_reintegrate", "gateway_followUpJoin", "callActivity_followUp", "endEvent_followUpDone",
            "endEvent_journeyCompleted")
        .passed(BRING, STAY)
        .hasVariable("returnedOn", "2021-01-05").hasVariable("employerName", "Amber Cloud").hasVariable("permitNumber", "LT-1");
  }

  @Test
  void aCandidateWhoStaysLawfullyIsFollowedUpWithoutReturning() {
    settled().message(StandIns.done("monitor-stay"), "returning", false, "stayOutcome", "stayed")
        .message(StandIns.done("follow-up"))
        .endedAt("endEvent_journeyCompleted")
        .passed("gateway_candidateReturning", "gateway_followUpJoin", "callActivity_followUp")
        .notPassed("callActivity_returnHome", "callActivity_reintegrate");
  }

  @Test
  void anApplicationThatIsNotPreselectedEndsThere() {
    applied().message(StandIns.done("preselect"), "preselected", false, "score", 40, "lossReason", "score-too-low")
        .endedAt("endEvent_applicationRefused").notPassed("callActivity_select")
        .hasVariable("lossReason", "score-too-low").hasVariable("score", 40);
  }

  @Test
  void aCandidateWhoIsNotSelectedEndsThere() {
    preselected().message(StandIns.done("digital-explorers-selection"), "selected", false, "lossReason", "not-chosen")
        .endedAt("endEvent_candidateNotSelected").notPassed(MATCH).hasVariable("lossReason", "not-chosen");
  }

  @Test
  void aCandidateWhomNoFirmHiresEndsThere() {
    selected().message(StandIns.done("match-candidate"), "hired", false, "lossReason", "no-employer-found")
        .endedAt("endEvent_candidateNotHired").notPassed(BRING).hasVariable("lossReason", "no-employer-found");
  }

  @Test
  void withoutAPermitTheMobilityFails() {
    hired().message(StandIns.done("authorise-stay"), "permitGranted", false, "lossReason", "permit-refused")
        .endedAt("endEvent_mobilityFailed")
        .passed("gateway_permitGranted", "endEvent_permitNotGranted", "event_mobilityFailed", "endEvent_mobilityFailed")
        .notPassed("callActivity_prepareDeparture", STAY)
        .hasVariable("lossReason", "permit-refused");
  }

  @Test
  void aCandidateWhoDoesNotArriveIsNotSettled() {
    permitted().message(StandIns.done("prepare-departure"))
        .message(StandIns.done("travel"), "arrived", false, "lossReason", "did-not-travel")
        .endedAt("endEvent_mobilityFailed")
        .passed("callActivity_travel", "gateway_candidateArrived", "endEvent_candidateNotArrived", "event_mobilityFailed")
        .notPassed(STAY)
        .hasVariable("lossReason", "did-not-travel");
  }

  @Test
  void whenTheEmployerWithdrawsAfterTheOfferAnotherOneIsSought() {
    var journey = permitted().message("employerWithdrew").waitsAt(EMPLOYER_WITHDRAWAL);
    assertThat(journey.task(EMPLOYER_WITHDRAWAL).getName()).isEqualTo("Record employer's withdrawal");

    journey.complete(EMPLOYER_WITHDRAWAL, "offerLossReason", "hiring-freeze", "withdrawalSettlement", "The firm pays the mediation fee.")
        .isOpen()
        .passed("startEvent_employerWithdrew", EMPLOYER_WITHDRAWAL, "event_employerWithdrawn", "gateway_matchingJoin")
        .notPassed("callActivity_prepareDeparture", BRING)
        .message(StandIns.done("match-candidate"), "hired", false, "lossReason", "rematch-failed")
        .endedAt("endEvent_candidateNotHired")
        .hasVariable("offerLossReason", "hiring-freeze").hasVariable("lossReason", "rematch-failed");
  }

  @Test
  void aCandidateMayWithdrawWhateverGoesOn() {
    for (var journey : new Flow.Journey[] {applied(), selected(), permitted(), settled()}) {
      journey.message("candidateWithdrew").waitsAt(WITHDRAWAL)
          .complete(WITHDRAWAL, "lossReason", "family", "withdrawalNote", "The flight is cancelled.")
          .endedAt("endEvent_candidateWithdrawn")
          .passed("startEvent_candidateWithdrew", WITHDRAWAL, "endEvent_candidateWithdrawn")
          .notPassed("endEvent_journeyCompleted")
          .hasVariable("lossReason", "family");
    }
  }

  @Test
  void aCostIsWrittenDownBesideTheJourney() {
    var journey = selected().message("costArose").isOpen();

    journey.complete("userTask_recordCost", "costLine", "visa", "costAmount", 60, "costCurrency", "EUR", "costPayer", "employer")
        .isOpen().passed("startEvent_costArose", "callActivity_recordCost", "endEvent_costRecorded");
  }

  @Test
  void aClosedCorridorEndsTheJourney() {
    selected().message("corridorClosed").endedAt("endEvent_branchClosed").hasVariable("lossReason", "branch-closed")
        .notPassed("endEvent_journeyCompleted");
  }

  @Test
  void workMayBeginRemotelyWhileThePermitIsDecided() {
    var journey = hired().message("remoteStartAgreed").isOpen();

    journey.message(StandIns.done("remote-start"))
        .passed("startEvent_remoteStartAgreed", "callActivity_remoteStart", "endEvent_remoteStartDone")
        .isOpen()
        .message(StandIns.done("authorise-stay"), "permitGranted", false, "lossReason", "permit-refused")
        .endedAt("endEvent_mobilityFailed");
  }

  @Test
  void aRemoteStartCanBeAgreedOnlyBetweenTheContractAndTheArrival() {
    for (var journey : new Flow.Journey[] {applied(), selected(), settled()}) {
      assertThatThrownBy(() -> journey.message("remoteStartAgreed")).isInstanceOf(MismatchingMessageCorrelationException.class);
    }
    permitted().message("remoteStartAgreed").message(StandIns.done("remote-start")).passed("endEvent_remoteStartDone");
  }

  @Test
  void theStayBeginsOnceRemoteWorkIsOver() {
    var journey = hired().message("remoteStartAgreed")
        .message(StandIns.done("authorise-stay"), "permitGranted", true)
        .message(StandIns.done("prepare-departure"))
        .message(StandIns.done("travel"), "arrived", true)
        .passed("endEvent_candidateArrived").notPassed(BRING);

    journey.message(StandIns.done("remote-start")).passed("endEvent_remoteStartDone").passed(BRING).message(StandIns.done("settle"))
        .passed("callActivity_settle");
  }

  @Test
  void remoteWorkEndsWithTheEmployerWhoWithdraws() {
    var journey = hired().message("remoteStartAgreed").message("employerWithdrew").waitsAt(EMPLOYER_WITHDRAWAL);

    assertThatThrownBy(() -> journey.message(StandIns.done("remote-start"))).isInstanceOf(MismatchingMessageCorrelationException.class);
    journey.notPassed("callActivity_remoteStart", "endEvent_remoteStartDone");
  }

  @Test
  void anEmployerCannotWithdrawBeforeThereIsOne() {
    var journey = selected();

    assertThatThrownBy(() -> journey.message("employerWithdrew"))
        .isInstanceOf(MismatchingMessageCorrelationException.class);
    journey.message("candidateWithdrew").complete(WITHDRAWAL, "lossReason", "other-job").endedAt("endEvent_candidateWithdrawn");
  }

  private Flow.Journey applied() {
    return flow.start("digital-explorers",
        Flow.standard("email", "a@example.org", "remoteCourseFirst", false, "selectionMethod", "bootCamp"));
  }

  private Flow.Journey preselected() {
    return applied().message(StandIns.done("preselect"), "preselected", true, "score", 90);
  }

  private Flow.Journey selected() {
    return preselected().message(StandIns.done("digital-explorers-selection"), "selected", true, "interviewScore", 85);
  }

  private Flow.Journey hired() {
    return selected().message(StandIns.done("match-candidate"), "hired", true, "employerName", "Amber Cloud", "employerOrganisation",
        "amber-cloud");
  }

  private Flow.Journey permitted() {
    return hired().message(StandIns.done("authorise-stay"), "permitGranted", true, "permitNumber", "LT-1");
  }

  private Flow.Journey settled() {
    return permitted().message(StandIns.done("prepare-departure"))
        .message(StandIns.done("travel"), "arrived", true, "arrivalDate", "2020-03-01")
        .message(StandIns.done("settle"));
  }
}
