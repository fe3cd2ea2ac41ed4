package eu.passerelle.flows;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Cohorts of the second phase learn first and travel later. */
@FlowTest
class RemoteCourseFlowTest {

  private static final String ENROL = "userTask_enrolCandidate";
  private static final String RECORD = "userTask_recordCourseResult";
  private static final String COMPLETED = "endEvent_courseCompleted";
  private static final String NOT_COMPLETED = "endEvent_courseNotCompleted";

  @Autowired Flow flow;

  @Test
  void whoCompletesTheCourseWithHalfOfThePointsGoesOn() {
    enrolled().complete(RECORD, SelectionAnswers.course(50))
        .endedAt(COMPLETED)
        .passed(ENROL, RECORD, "gateway_courseJoin", "businessRuleTask_decideCourse", "gateway_courseCompleted", COMPLETED)
        .notPassed("event_courseOverdue")
        .hasVariable("passed", true).hasVariable("lossReason", null);
  }

  @Test
  void whoCompletesItWithFewerPointsStays() {
    enrolled().complete(RECORD, SelectionAnswers.course(49)).endedAt(NOT_COMPLETED).hasVariable("passed", false).hasVariable("lossReason",
        "test-failed");
  }

  @Test
  void whoLeavesTheCourseIsLostForTheReasonGiven() {
    enrolled().complete(RECORD, SelectionAnswers.leftTheCourse("other-job"))
        .endedAt(NOT_COMPLETED).hasVariable("passed", false).hasVariable("lossReason", "other-job");
  }

  @Test
  void aCourseWithoutAResultInTimeEndsTheStep() {
    enrolled().fireTimer("event_courseOverdue")
        .endedAt(NOT_COMPLETED).passed("event_courseOverdue", "gateway_courseJoin").notPassed(RECORD)
        .hasVariable("passed", false).hasVariable("lossReason", "expired");
  }

  private Flow.Journey enrolled() {
    return flow.start("remote-course", Flow.standard("skills", "Java;SQL", "email", "a@example.org")).waitsAt(ENROL)
        .complete(ENROL, SelectionAnswers.enrolment()).waitsAt(RECORD);
  }
}
