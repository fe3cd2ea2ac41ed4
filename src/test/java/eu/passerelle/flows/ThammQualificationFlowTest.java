package eu.passerelle.flows;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two tracks at work, and the way on when the contract ends early. */
@FlowTest
class ThammQualificationFlowTest {

  @Autowired private Flow flow;

  @Autowired private RepositoryService repository;

  @Test
  void anApprenticePassesTheExamination() {
    begun("apprenticeship").complete("userTask_holdInterimExamination", ThammAnswers.interimExam())
        .complete("userTask_holdFinalExamination", ThammAnswers.finalExam(true))
        .endedAt("endEvent_qualified").passed("callActivity_learnTrade").notPassed("callActivity_closeGaps")
        .hasVariable("placementKept", true).hasVariable("lossReason", null);
  }

  @Test
  void aSkilledWorkerClosesTheGaps() {
    begun("measure").complete("userTask_runMeasure", ThammAnswers.measure())
        .complete("userTask_decideAgain", ThammAnswers.decidedAgain("full"))
        .endedAt("endEvent_qualified").passed("callActivity_closeGaps").notPassed("callActivity_learnTrade")
        .hasVariable("placementKept", true).hasVariable("recognition", "full");
  }

  @Test
  void gapsThatStayOpenEndTheWay() {
    begun("measure").complete("userTask_runMeasure", ThammAnswers.measure())
        .complete("userTask_decideAgain", ThammAnswers.decidedAgain("none"))
        .endedAt("endEvent_notQualified").hasVariable("placementKept", false).hasVariable("lossReason", "recognition-refused");
  }

  @Test
  void aContractThatEndsEarlyGoesOnElsewhereOrNot() {
    try (var blocks = StandIns.of(repository, "switch-employer")) {
      ended(begun("apprenticeship")).message(StandIns.done("switch-employer"), "employerSwitched", true, "employerName", "Gasthof Seerose")
          .waitsAt("userTask_holdInterimExamination").hasVariable("employerName", "Gasthof Seerose");
      ended(begun("apprenticeship")).message(StandIns.done("switch-employer"), "employerSwitched", false, "lossReason", "rematch-failed")
          .endedAt("endEvent_placementLost").hasVariable("placementKept", false).hasVariable("lossReason", "rematch-failed");
    }
  }

  private static Journey ended(Journey journey) {
    return journey.message("placementEndedEarly")
        .complete("userTask_recordContractEnd", "contractEndedOn", Days.ahead(0), "contractEndReason", "early-end-employer");
  }

  private Journey begun(String stayTrack) {
    return flow.start("thamm-qualification", ThammAnswers.hired("stayTrack", stayTrack, "recognitionMeasure", "Pastry",
        "recognitionGaps", "Pastry"));
  }
}
