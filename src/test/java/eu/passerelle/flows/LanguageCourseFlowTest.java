package eu.passerelle.flows;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A course in a language, its examination and the one retake. */
@FlowTest
class LanguageCourseFlowTest {

  @Autowired private Flow flow;

  @Test
  void whoPassesHasReachedTheLevel() {
    taught().complete("userTask_holdExamination", ThammAnswers.exam("B1", "passed"))
        .endedAt("endEvent_levelReached")
        .notPassed("userTask_arrangeRetake")
        .hasVariable("levelReached", true).hasVariable("languageResult", "B1").hasVariable("lossReason", null);
  }

  @Test
  void whoFailsOncePassesInTheRetake() {
    retake().complete("userTask_holdExamination", ThammAnswers.exam("B1", "passed"))
        .endedAt("endEvent_levelReached").hasVariable("levelReached", true).hasVariable("lossReason", null);
  }

  @Test
  void whoFailsTwiceHasNotReachedTheLevel() {
    retake().complete("userTask_holdExamination", ThammAnswers.exam("A2", "failed"))
        .endedAt("endEvent_levelNotReached")
        .hasVariable("levelReached", false).hasVariable("languageResult", "A2").hasVariable("lossReason", "test-failed");
  }

  @Test
  void whoLeavesTheCourseSaysWhy() {
    enrolled().complete("userTask_teachLanguage", "courseAttendance", 30, "courseCompleted", false, "lossReason", "family")
        .endedAt("endEvent_courseLeft").hasVariable("levelReached", false).hasVariable("lossReason", "family");
  }

  @Test
  void aCourseThatNobodyClosesRunsOut() {
    enrolled().fireTimer("event_courseTimeOver")
        .endedAt("endEvent_courseOverdue").hasVariable("levelReached", false).hasVariable("lossReason", "expired");
  }

  private Journey retake() {
    return taught().complete("userTask_holdExamination", ThammAnswers.exam("A2", "failed"))
        .waitsAt("userTask_arrangeRetake")
        .complete("userTask_arrangeRetake", "retakeDate", Days.ahead(30), "retakeFocus", "Listening");
  }

  private Journey taught() {
    return enrolled().complete("userTask_teachLanguage", ThammAnswers.courseDone());
  }

  private Journey enrolled() {
    return flow.start("language-course", ThammAnswers.morocco("language", "German", "level", "B1"))
        .complete("userTask_enrolLearner", ThammAnswers.course());
  }
}
