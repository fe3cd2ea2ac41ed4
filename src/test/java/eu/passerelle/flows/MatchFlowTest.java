package eu.passerelle.flows;

import static eu.passerelle.flows.StandIns.done;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The journey as a whole; its blocks are stand-ins that tell their result when asked, each has its own test. */
@FlowTest
@StandInsFor({"preselect", "match-screening", "match-candidate", "match-work-mode", "match-remote-work", "authorise-stay",
    "prepare-departure", "travel", "settle", "monitor-stay", "match-knowledge-transfer", "return-home", "reintegrate", "follow-up",
    "withdraw", "employer-withdrawal", "record-cost"})
class MatchFlowTest {

  private static final String ABROAD = "callActivity_workAbroad";

  @Autowired private Flow flow;

  @Test
  void aTalentMovesWorksPassesOnKnowledgeAndReturns() {
    transferred(true).message(done("return-home"), "returnedOn", "2032-05-10").message(done("reintegrate"), "reintegrationOutcome", "job")
        .message(done("follow-up")).endedAt("endEvent_journeyCompleted")
        .passed("event_preselected", "event_talentSelected", "event_hired", "gateway_startsRemotely", "gateway_beginJoin",
            "endEvent_wayAgreed",
            "event_stayAuthorised", "event_talentArrived", "callActivity_transferKnowledge", "gateway_talentReturning", "gateway_stayJoin",
            "endEvent_stayOver",
            "gateway_followUpJoin")
        .notPassed("callActivity_workRemotely")
        .hasVariable("peopleReached", 45).hasVariable("returnedOn", "2032-05-10").hasVariable("outcome", "completed");
  }

  @Test
  void aTalentMayStayWithTheEmployer() {
    transferred(false).message(done("follow-up")).endedAt("endEvent_journeyCompleted").notPassed("callActivity_returnHome");
  }

  @Test
  void remoteWorkMayLeadToAMoveInTheSameCase() {
    remote().message(done("match-remote-work"), "remoteOutcome", "relocating", "startDate", "2031-09-01", "contractLaw", "IT").isOpen()
        .hasVariable("startDate", "2031-09-01").hasVariable("contractLaw", "IT")
        .message(done("authorise-stay"), "permitGranted", true, "permitNumber", "P-1").isOpen();
  }

  @Test
  void remoteWorkMayBeAllThereIs() {
    remote().message(done("match-remote-work"), "remoteOutcome", "completed").message(done("follow-up"))
        .endedAt("endEvent_journeyCompleted").passed("callActivity_workRemotely", "gateway_remoteHolds", "gateway_relocating")
        .notPassed(ABROAD);
  }

  @Test
  void remoteWorkThatEndsEarlyEndsTheCase() {
    remote().message(done("match-remote-work"), "remoteOutcome", "ended", "lossReason", "early-end-employer")
        .endedAt("endEvent_noWork").passed("endEvent_remoteEnded").hasVariable("lossReason", "early-end-employer")
        .hasVariable("outcome", "lost");
  }

  @Test
  void whoIsNotPreselectedOrNotSelectedLeavesBeforeMatching() {
    applied().message(done("preselect"), "preselected", false, "lossReason", "not-eligible")
        .endedAt("endEvent_applicationRefused").hasVariable("outcome", "lost").hasVariable("lossReason", "not-eligible");
    preselected().message(done("match-screening"), "selected", false, "lossReason", "test-failed")
        .endedAt("endEvent_talentNotSelected").hasVariable("outcome", "lost").hasVariable("lossReason", "test-failed");
  }

  @Test
  void whoIsNotHiredOrAgreesToNoWorkModeEndsThere() {
    selected().message(done("match-candidate"), "hired", false, "lossReason", "no-employer-found")
        .endedAt("endEvent_noWork").passed("endEvent_talentNotHired").hasVariable("lossReason", "no-employer-found");
    hired().message(done("match-work-mode"), "modeAgreed", false, "lossReason", "relocation-concerns")
        .endedAt("endEvent_noWork").passed("endEvent_modeNotAgreed").hasVariable("lossReason", "relocation-concerns");
  }

  @Test
  void withoutPermitOrArrivalTheMoveFails() {
    moving().message(done("authorise-stay"), "permitGranted", false, "lossReason", "permit-refused")
        .endedAt("endEvent_mobilityFailed").passed("endEvent_permitNotGranted").hasVariable("lossReason", "permit-refused");
    departed().message(done("travel"), "arrived", false, "lossReason", "did-not-travel")
        .endedAt("endEvent_mobilityFailed").passed("endEvent_talentNotArrived").hasVariable("lossReason", "did-not-travel");
  }

  @Test
  void anEmployerWhoWithdrawsSendsTheCaseBackToMatching() {
    moving().message("employerWithdrew").message(done("employer-withdrawal"), "offerLossReason", "hiring-freeze")
        .message(done("match-candidate"), "hired", false, "lossReason", "no-employer-found")
        .endedAt("endEvent_noWork").passed("event_employerWithdrew", "callActivity_recordEmployerWithdrawal", "gateway_matchingJoin");
  }

  @Test
  void aCostIsWrittenDownBesideTheJourney() {
    remote().message("costArose").message(done("record-cost"))
        .passed("startEvent_costArose", "callActivity_recordCost", "endEvent_costRecorded")
        .message("candidateWithdrew").message(done("withdraw"), "lossReason", "family").endedAt("endEvent_candidateWithdrawn");
  }

  @Test
  void aWithdrawalEndsTheCaseWhereverItStands() {
    remote().message("candidateWithdrew").message(done("withdraw"), "lossReason", "family")
        .endedAt("endEvent_candidateWithdrawn").hasVariable("outcome", "withdrawn").hasVariable("lossReason", "family");
  }

  @Test
  void aClosedCorridorEndsTheCase() {
    moving().message("corridorClosed").endedAt("endEvent_branchClosed").hasVariable("outcome", "lost").hasVariable("lossReason",
        "branch-closed");
  }

  private Journey applied() {
    return flow.start("match",
        Match.standard("applicationId", "MAT-90001", "submittedOn", "2031-02-01", "birthDate", "1995-03-01", "nationality", "NG",
            "preferredDestination", "IT", "educationLevel", "ISCED6", "fieldOfStudy", "061 ICT", "occupation", "2512 Software developers",
            "skills", "Java;SQL",
            "experienceMonths", 36, "english", "C1"));
  }

  private Journey preselected() {
    return applied().message(done("preselect"), "preselected", true, "score", 90);
  }

  private Journey selected() {
    return preselected().message(done("match-screening"), "selected", true, "testScore", 81, "panelScore", 77);
  }

  private Journey hired() {
    return selected().message(done("match-candidate"), "hired", true, "employerName", "Dora Robotica", "employerOrganisation",
        "dora-robotica",
        "startDate", "2031-05-01", "endDate", "2032-04-30");
  }

  private Journey remote() {
    return hired().message(done("match-work-mode"), "modeAgreed", true, "workMode", "remote", "contractLaw", "NG", "startsRemotely", true);
  }

  private Journey moving() {
    return hired().message(done("match-work-mode"), "modeAgreed", true, "workMode", "onsite", "contractLaw", "IT", "startsRemotely", false);
  }

  private Journey departed() {
    return moving().message(done("authorise-stay"), "permitGranted", true, "permitNumber", "P-1", "permitValidUntil", "2032-05-31")
        .message(done("prepare-departure"));
  }

  private Journey transferred(boolean returning) {
    return departed().message(done("travel"), "arrived", true, "arrivalDate", "2031-04-28").message(done("settle"))
        .message(done("monitor-stay"), "returning", returning, "stayOutcome", returning ? "completed" : "stayed", "endDate", "2032-04-30")
        .message(done("match-knowledge-transfer"), "knowledgeTransferred", true, "peopleReached", 45);
  }
}
