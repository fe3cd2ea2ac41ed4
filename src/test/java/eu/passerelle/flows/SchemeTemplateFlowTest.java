package eu.passerelle.flows;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The plain journey that every new scheme begins with; its blocks are stand-ins, each has its own test. */
@FlowTest
@StandInsFor({"preselect", "match-candidate", "authorise-stay", "prepare-departure", "travel", "settle", "monitor-stay", "return-home",
    "reintegrate", "follow-up"})
class SchemeTemplateFlowTest {

  private static final String STAY = "subProcess_stayAndReturn";

  @Autowired private Flow flow;

  @Test
  void aCandidateComesWorksReturnsAndIsFollowedUp() {
    settled().message(StandIns.done("monitor-stay"), "returning", true, "stayOutcome", "returned").message(StandIns.done("return-home"))
        .message(StandIns.done("reintegrate")).message(StandIns.done("follow-up")).endedAt("endEvent_journeyCompleted")
        .passed("event_candidatePreselected", "gateway_matchingJoin", "event_candidateMatched", "endEvent_candidateArrived",
            "callActivity_settle",
            "callActivity_monitorStay", "callActivity_returnHome", "callActivity_reintegrate", "gateway_followUpJoin",
            "endEvent_followedUp")
        .passed(STAY);
  }

  @Test
  void whoStaysLawfullyIsFollowedUpWithoutReturning() {
    settled().message(StandIns.done("monitor-stay"), "returning", false, "stayOutcome", "stayed").message(StandIns.done("follow-up"))
        .endedAt("endEvent_journeyCompleted").notPassed("callActivity_returnHome");
  }

  @Test
  void whoIsNotPreselectedEndsThere() {
    applied().message(StandIns.done("preselect"), "preselected", false, "lossReason", "score-too-low")
        .endedAt("endEvent_applicationRefused")
        .notPassed("event_candidatePreselected");
  }

  @Test
  void whomNobodyHiresEndsThere() {
    preselected().message(StandIns.done("match-candidate"), "hired", false, "lossReason", "no-employer-found")
        .endedAt("endEvent_candidateNotHired").notPassed("event_candidateMatched");
  }

  @Test
  void withoutAPermitTheMobilityFails() {
    hired().message(StandIns.done("authorise-stay"), "permitGranted", false, "lossReason", "permit-refused")
        .endedAt("endEvent_mobilityFailed")
        .passed("endEvent_permitNotGranted", "event_mobilityFailed").hasVariable("lossReason", "permit-refused");
  }

  @Test
  void whoDoesNotArriveIsNotSettled() {
    permitted().message(StandIns.done("travel"), "arrived", false, "lossReason", "did-not-travel").endedAt("endEvent_mobilityFailed")
        .passed("endEvent_candidateNotArrived").notPassed(STAY);
  }

  @Test
  void whenTheEmployerWithdrawsAnotherOneIsSought() {
    hired().message("employerWithdrew").waitsAt("userTask_recordEmployerWithdrawal")
        .complete("userTask_recordEmployerWithdrawal", "offerLossReason", "hiring-freeze", "withdrawalSettlement", "Nothing is owed.")
        .isOpen().passed("event_employerWithdrew", "gateway_matchingJoin")
        .message(StandIns.done("match-candidate"), "hired", false, "lossReason", "rematch-failed").endedAt("endEvent_candidateNotHired");
  }

  @Test
  void aCandidateMayWithdraw() {
    preselected().message("candidateWithdrew").complete("userTask_settleWithdrawal", "lossReason", "family")
        .endedAt("endEvent_candidateWithdrawn").hasVariable("lossReason", "family");
  }

  @Test
  void aCostIsWrittenDownBesideTheJourney() {
    preselected().message("costArose")
        .complete("userTask_recordCost", "costLine", "visa", "costAmount", 60, "costCurrency", "EUR", "costPayer", "employer")
        .isOpen().passed("startEvent_costArose", "endEvent_costRecorded");
  }

  @Test
  void aClosedCorridorEndsTheJourney() {
    preselected().message("corridorClosed").endedAt("endEvent_branchClosed").hasVariable("lossReason", "branch-closed");
  }

  private Flow.Journey applied() {
    return flow.start("scheme-template", Flow.standard());
  }

  private Flow.Journey preselected() {
    return applied().message(StandIns.done("preselect"), "preselected", true);
  }

  private Flow.Journey hired() {
    return preselected().message(StandIns.done("match-candidate"), "hired", true, "employerName", "Amber Cloud");
  }

  private Flow.Journey permitted() {
    return hired().message(StandIns.done("authorise-stay"), "permitGranted", true).message(StandIns.done("prepare-departure"));
  }

  private Flow.Journey settled() {
    return permitted().message(StandIns.done("travel"), "arrived", true, "arrivalDate", "2020-03-01").message(StandIns.done("settle"));
  }
}
