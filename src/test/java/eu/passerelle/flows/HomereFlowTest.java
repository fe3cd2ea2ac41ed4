package eu.passerelle.flows;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The journey to an internship in France as a whole; its blocks are stand-ins that tell their result when asked. */
@FlowTest
@StandInsFor({"preselect", "match-candidate", "authorise-stay", "prepare-departure", "travel", "settle", "homere-internship",
    "homere-defence", "return-home", "homere-job-talk", "follow-up", "record-cost"})
class HomereFlowTest {

  private static final AtomicInteger SERIES = new AtomicInteger();
  private static final String WITHDRAWAL = "userTask_recordEmployerWithdrawal";

  @Autowired Flow flow;

  @Test
  void aStudentFindsAJobAtHomeAfterTheInternship() {
    backHome().message(StandIns.done("homere-job-talk"), "placedAtHome", true).message(StandIns.done("follow-up"))
        .endedAt("endEvent_journeyCompleted")
        .passed("callActivity_preselect", "event_applicationPreselected", "callActivity_matchCandidate", "callActivity_bringToFrance",
            "event_placedAtHome",
            "callActivity_followUp", "endEvent_followUpDone")
        .passed("callActivity_stayAndReturn");
  }

  @Test
  void aStudentWithoutAJobAtHomeIsFollowedUpToo() {
    backHome().message(StandIns.done("homere-job-talk"), "placedAtHome", false).message(StandIns.done("follow-up"))
        .endedAt("endEvent_journeyCompleted").notPassed("event_placedAtHome");
  }

  @Test
  void anApplicationThatIsRefusedEndsThere() {
    applied().message(StandIns.done("preselect"), "preselected", false, "lossReason", "not-eligible")
        .endedAt("endEvent_applicationNotPreselected").hasVariable("outcome", "lost")
        .hasVariable("lossReason", "not-eligible");
  }

  @Test
  void aStudentWhomNoCompanyTakesEndsThere() {
    preselected().message(StandIns.done("match-candidate"), "hired", false, "lossReason", "hiring-freeze")
        .endedAt("endEvent_candidateNotHired").hasVariable("lossReason", "hiring-freeze");
  }

  @Test
  void withoutAVisaTheMobilityFails() {
    hired().message(StandIns.done("authorise-stay"), "permitGranted", false, "lossReason", "permit-refused")
        .endedAt("endEvent_mobilityFailed").passed("endEvent_permitNotGranted", "event_mobilityFailed")
        .hasVariable("lossReason", "permit-refused");
  }

  @Test
  void whoDoesNotArriveDoesNoInternship() {
    permitted().message(StandIns.done("travel"), "arrived", false, "lossReason", "did-not-travel")
        .endedAt("endEvent_mobilityFailed").passed("endEvent_candidateNotArrived").hasVariable("lossReason", "did-not-travel");
  }

  @Test
  void whenTheCompanyWithdrawsAnotherOneIsSought() {
    hired().message("employerWithdrew")
        .complete(WITHDRAWAL, "offerLossReason", "hiring-freeze", "withdrawalSettlement", "The company pays the visa.")
        .isOpen().passed("event_employerWithdrew", WITHDRAWAL, "endEvent_withdrawalRecorded", "callActivity_settleWithdrawal",
            "gateway_matchingJoin")
        .message(StandIns.done("match-candidate"), "hired", false, "lossReason", "rematch-failed")
        .endedAt("endEvent_candidateNotHired").hasVariable("offerLossReason", "hiring-freeze");
  }

  @Test
  void anInternshipThatEndsEarlyBringsTheInternHome() {
    arrived().message(StandIns.done("homere-internship"), "internshipCompleted", false, "stayOutcome", "earlyEnd", "lossReason", "crisis")
        .message(StandIns.done("return-home"), "returnedOn", "2020-04-01")
        .endedAt("endEvent_internshipEnded").passed("callActivity_returnEarly", "endEvent_internshipEndedEarly", "event_internshipEnded")
        .notPassed("callActivity_defendInternship").hasVariable("lossReason", "crisis");
  }

  @Test
  void aStudentMayWithdrawAtAnyTime() {
    for (Journey journey : new Journey[] {applied(), preselected(), hired(), arrived()}) {
      journey.message("candidateWithdrew").complete("userTask_settleWithdrawal", "lossReason", "studies")
          .endedAt("endEvent_candidateWithdrawn").hasVariable("lossReason", "studies");
    }
  }

  @Test
  void aCaseEndsWithTheBranchOfItsCountry() {
    for (Journey journey : new Journey[] {applied(), preselected(), hired()}) {
      journey.message("corridorClosed").endedAt("endEvent_branchClosed").passed("startEvent_corridorClosed");
    }
  }

  @Test
  void aCostIsWrittenDownBesideTheJourney() {
    hired().message("costArose").isOpen().message(StandIns.done("record-cost"))
        .passed("startEvent_costArose", "callActivity_recordCost", "endEvent_costRecorded")
        .message(StandIns.done("authorise-stay"), "permitGranted", false, "lossReason", "permit-refused")
        .endedAt("endEvent_mobilityFailed");
  }

  private Journey applied() {
    return flow.start("homere", "HOM-2032-%05d".formatted(SERIES.incrementAndGet()), Homere.application());
  }

  private Journey preselected() {
    return applied().message(StandIns.done("preselect"), "preselected", true, "score", 85).passed("event_applicationPreselected");
  }

  private Journey hired() {
    return preselected()
        .message(StandIns.done("match-candidate"), "hired", true, "employerName", "Armor Logiciel", "employerOrganisation", Homere.ARMOR);
  }

  private Journey permitted() {
    return hired().message(StandIns.done("authorise-stay"), "permitGranted", true, "permitNumber", "VLS-1").passed("event_stayAuthorised")
        .message(StandIns.done("prepare-departure"));
  }

  private Journey arrived() {
    return permitted().message(StandIns.done("travel"), "arrived", true, "arrivalDate", "2020-02-01").message(StandIns.done("settle"));
  }

  private Journey backHome() {
    return arrived().message(StandIns.done("homere-internship"), "internshipCompleted", true, "stayOutcome", "completed")
        .message(StandIns.done("homere-defence"), "defencePassed", true, "defenceMark", 16)
        .message(StandIns.done("return-home"), "returnedOn", "2020-08-01");
  }
}
