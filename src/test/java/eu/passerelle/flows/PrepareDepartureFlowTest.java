package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Worker and employer are prepared side by side. */
@FlowTest
class PrepareDepartureFlowTest {

  @Autowired private Flow flow;

  @Test
  void theWorkerIsTrainedWhileTheEmployerHoldsADiversityDay() {
    Journey preparing = start().waitsAt("userTask_giveAwarenessTraining", "userTask_holdDiversityDay");
    assertDue(preparing, "userTask_giveAwarenessTraining", "P30D");
    assertDue(preparing, "userTask_holdDiversityDay", "P30D");

    planned(preparing)
        .complete("userTask_goThroughChecklist", "checklistResult", "clear")
        .waitsAt("userTask_holdDiversityDay")
        .complete("userTask_holdDiversityDay", "diversityDayOn", "2020-02-20", "staffTrained", 12)
        .endedAt("endEvent_departurePrepared")
        .passed("userTask_giveAwarenessTraining", "userTask_agreeDevelopmentPlan", "userTask_goThroughChecklist",
            "userTask_holdDiversityDay")
        .notPassed("userTask_clearOpenPoints");
  }

  @Test
  void whoMissesTheTrainingGetsAnotherDate() {
    start().complete("userTask_giveAwarenessTraining", "trainingAttended", "missed", "trainingOn", "2020-02-10")
        .waitsAt("userTask_giveAwarenessTraining", "userTask_holdDiversityDay")
        .notPassed("userTask_agreeDevelopmentPlan");
  }

  @Test
  void theEmployerClearsWhatTheChecklistLeavesOpen() {
    Journey preparing = planned(start())
        .complete("userTask_goThroughChecklist", "checklistResult", "open", "openPoints", "The contract is in Lithuanian only")
        .waitsAt("userTask_clearOpenPoints", "userTask_holdDiversityDay");
    assertDue(preparing, "userTask_clearOpenPoints", "P14D");

    preparing.complete("userTask_clearOpenPoints", "openPointsCleared", "Translated")
        .waitsAt("userTask_goThroughChecklist", "userTask_holdDiversityDay");
  }

  private Journey start() {
    return flow.start("prepare-departure", Flow.standard("employerName", "Baltic Byte", "startDate", "2020-03-01"));
  }

  private static Journey planned(Journey preparing) {
    return preparing.complete("userTask_giveAwarenessTraining", "trainingAttended", "attended", "trainingOn", "2020-02-10")
        .complete("userTask_agreeDevelopmentPlan", "planGoals", "Lead a small team", "planAgreed", true);
  }
}
