package eu.passerelle.flows;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The recruiter holds the first interview. */
@FlowTest
class InterviewCandidateFlowTest {

  private static final String SCHEDULE = "userTask_scheduleInterview";
  private static final String ASSESS = "userTask_assessInterview";
  private static final String PASSED = "endEvent_interviewPassed";
  private static final String NOT_PASSED = "endEvent_interviewNotPassed";

  @Autowired Flow flow;

  @Test
  void aRecommendedCandidatePassesWithAScoreOfUpToOneHundred() {
    scheduled().complete(ASSESS, SelectionAnswers.interview("pass", 4, 4, 5, 4))
        .endedAt(PASSED)
        .passed(SCHEDULE, ASSESS, "gateway_interviewJoin", "businessRuleTask_decideInterview", "gateway_interviewPassed", PASSED)
        .notPassed("event_interviewOverdue", NOT_PASSED)
        .hasVariable("passed", true).hasVariable("interviewScore", 85).hasVariable("lossReason", null);
  }

  @Test
  void aCandidateWhomTheInterviewerDoesNotRecommendStopsHere() {
    scheduled().complete(ASSESS, SelectionAnswers.interview("fail", 4, 4, 4, 3))
        .endedAt(NOT_PASSED)
        .hasVariable("passed", false).hasVariable("interviewScore", 75).hasVariable("lossReason", "interview-failed");
  }

  @Test
  void lessThanHalfOfThePointsIsARefusalWhateverTheRecommendation() {
    scheduled().complete(ASSESS, SelectionAnswers.interview("pass", 3, 2, 2, 2))
        .endedAt(NOT_PASSED)
        .hasVariable("passed", false).hasVariable("interviewScore", 45).hasVariable("lossReason", "interview-failed");
    scheduled().complete(ASSESS, SelectionAnswers.interview("pass", 3, 3, 2, 2)).endedAt(PASSED).hasVariable("interviewScore", 50);
  }

  @Test
  void aCandidateWhoDoesNotAppearIsCountedAsSuch() {
    scheduled().complete(ASSESS, SelectionAnswers.didNotAppear())
        .endedAt(NOT_PASSED)
        .hasVariable("passed", false).hasVariable("interviewScore", null).hasVariable("lossReason", "no-show");
  }

  @Test
  void anInterviewThatNobodyHoldsInTimeIsNotTheCandidatesFailure() {
    scheduled().fireTimer("event_interviewOverdue")
        .endedAt(NOT_PASSED)
        .passed("event_interviewOverdue", "gateway_interviewJoin", "businessRuleTask_decideInterview", NOT_PASSED)
        .notPassed(ASSESS)
        .hasVariable("passed", false).hasVariable("interviewScore", null).hasVariable("lossReason", "expired");
  }

  private Flow.Journey scheduled() {
    return flow.start("interview-candidate", Flow.standard("skills", "Java;SQL", "experienceMonths", 30)).waitsAt(SCHEDULE)
        .complete(SCHEDULE, SelectionAnswers.interviewDay()).waitsAt(ASSESS);
  }
}
