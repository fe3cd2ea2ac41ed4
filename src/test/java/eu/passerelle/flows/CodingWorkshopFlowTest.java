package eu.passerelle.flows;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The training provider coaches and tests. */
@FlowTest
class CodingWorkshopFlowTest {

  private static final String INVITE = "userTask_inviteToWorkshop";
  private static final String ASSESS = "userTask_assessWorkshop";
  private static final String PASSED = "endEvent_workshopPassed";
  private static final String NOT_PASSED = "endEvent_workshopNotPassed";

  @Autowired Flow flow;

  @Test
  void sixtyPointsPass() {
    invited().complete(ASSESS, SelectionAnswers.workshop(60))
        .endedAt(PASSED)
        .passed(INVITE, ASSESS, "gateway_workshopJoin", "businessRuleTask_decideWorkshop", "gateway_workshopPassed", PASSED)
        .notPassed("event_workshopOverdue")
        .hasVariable("passed", true).hasVariable("testScore", 60).hasVariable("lossReason", null);
  }

  @Test
  void fiftyNinePointsDoNot() {
    invited().complete(ASSESS, SelectionAnswers.workshop(59))
        .endedAt(NOT_PASSED).hasVariable("passed", false).hasVariable("lossReason", "test-failed");
  }

  @Test
  void aCandidateWhoDoesNotAppearIsCountedAsSuch() {
    invited().complete(ASSESS, SelectionAnswers.didNotAppear())
        .endedAt(NOT_PASSED).hasVariable("passed", false).hasVariable("testScore", null).hasVariable("lossReason", "no-show");
  }

  @Test
  void aWorkshopThatIsNotHeldInTimeEndsTheStep() {
    invited().fireTimer("event_workshopOverdue")
        .endedAt(NOT_PASSED).passed("event_workshopOverdue", "gateway_workshopJoin").notPassed(ASSESS)
        .hasVariable("passed", false).hasVariable("lossReason", "expired");
  }

  private Flow.Journey invited() {
    return flow.start("coding-workshop", Flow.standard("skills", "Java;SQL", "experienceMonths", 30)).waitsAt(INVITE)
        .complete(INVITE, SelectionAnswers.workshopDay()).waitsAt(ASSESS);
  }
}
