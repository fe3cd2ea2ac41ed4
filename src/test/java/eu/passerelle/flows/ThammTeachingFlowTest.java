package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** German for everybody, and the modules of the sector that skilled workers lack. */
@FlowTest
class ThammTeachingFlowTest {

  private static final String PLAN = "userTask_planModules";
  private static final String RECORD = "userTask_recordModules";

  @Autowired private Flow flow;

  @Test
  void anApprenticeLearnsGermanOnly() {
    examined("apprentice", "B1", "passed").endedAt("endEvent_readyForMatching").notPassed(PLAN)
        .hasVariable("taught", true).hasVariable("languageResult", "B1");
  }

  @Test
  void aSkilledWorkerCompletesTheModulesOfTheSectorAtTheSecondTry() {
    var skilled = examined("skilled", "B1", "passed").waitsAt(PLAN);
    assertDue(skilled, PLAN, "P14D");
    skilled.complete(PLAN, ThammAnswers.modules());
    assertDue(skilled, RECORD, "P3M");

    skilled.complete(RECORD, "modulesNote", "Allergens are missing", "modulesResult", "repeat").waitsAt(PLAN)
        .complete(PLAN, ThammAnswers.modules()).complete(RECORD, "modulesResult", "completed")
        .endedAt("endEvent_readyForMatching").hasVariable("taught", true).hasVariable("lossReason", null);
  }

  @Test
  void whoDropsTheModulesIsLostWithAReason() {
    examined("skilled", "B1", "passed").complete(PLAN, ThammAnswers.modules())
        .complete(RECORD, "modulesResult", "dropped", "lossReason", "training-dropped")
        .endedAt("endEvent_topUpDropped").hasVariable("taught", false).hasVariable("lossReason", "training-dropped");
  }

  @Test
  void withoutTheLevelNobodyIsReady() {
    examined("skilled", "A2", "failed").complete("userTask_arrangeRetake", "retakeDate", Days.ahead(30), "retakeFocus", "Listening")
        .complete("userTask_holdExamination", ThammAnswers.exam("A2", "failed"))
        .endedAt("endEvent_levelNotReached").notPassed(PLAN).hasVariable("taught", false).hasVariable("lossReason", "test-failed");
  }

  private Journey examined(String track, String level, String result) {
    return flow.start("thamm-teaching", ThammAnswers.morocco("track", track, "occupation", "5120 Cooks"))
        .complete("userTask_enrolLearner", ThammAnswers.course()).complete("userTask_teachLanguage", ThammAnswers.courseDone())
        .complete("userTask_holdExamination", ThammAnswers.exam(level, result));
  }
}
