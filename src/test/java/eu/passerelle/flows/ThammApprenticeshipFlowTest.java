package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The two parts of the examination, and another try. */
@FlowTest
class ThammApprenticeshipFlowTest {

  @Autowired private Flow flow;

  @Test
  void theExaminationIsPassed() {
    var journey = flow.start("thamm-apprenticeship", ThammAnswers.hired());
    assertDue(journey, "userTask_holdInterimExamination", "P18M");
    journey.complete("userTask_holdInterimExamination", ThammAnswers.interimExam())
        .complete("userTask_holdFinalExamination", ThammAnswers.finalExam(true))
        .endedAt("endEvent_apprenticeshipCompleted").hasVariable("qualified", true).hasVariable("lossReason", null);
  }

  @Test
  void trainingMayBeProlonged() {
    failed().complete("userTask_prolongTraining", "trainingProlonged", true, "newEndDate", "2035-01-31")
        .hasVariable("endDate", "2035-01-31")
        .complete("userTask_holdFinalExamination", ThammAnswers.finalExam(true))
        .endedAt("endEvent_apprenticeshipCompleted").hasVariable("qualified", true);
  }

  @Test
  void trainingMayEndWithoutTheExamination() {
    failed().complete("userTask_prolongTraining", "trainingProlonged", false, "lossReason", "test-failed")
        .endedAt("endEvent_trainingEnded").hasVariable("qualified", false).hasVariable("lossReason", "test-failed")
        .hasVariable("endDate", "2034-07-31");
  }

  private Journey failed() {
    return flow.start("thamm-apprenticeship", ThammAnswers.hired()).complete("userTask_holdInterimExamination", ThammAnswers.interimExam())
        .complete("userTask_holdFinalExamination", ThammAnswers.finalExam(false));
  }
}
