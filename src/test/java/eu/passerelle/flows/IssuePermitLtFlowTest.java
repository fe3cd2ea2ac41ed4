package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The mission issues the visa, and the visa centre hands over the card. */
@FlowTest
class IssuePermitLtFlowTest {

  @Autowired private Flow flow;

  @Test
  void theMissionIssuesTheVisaAndTheCardIsCollected() {
    Journey issuing = flow.start("issue-permit-lt", Flow.standard("permitNumber", "LT-1", "permitValidUntil", "2021-02-01"))
        .waitsAt("userTask_issueVisa");
    assertDue(issuing, "userTask_issueVisa", "P30D");
    issuing.complete("userTask_issueVisa", PermitAnswers.visa()).waitsAt("userTask_handOverCard");
    assertDue(issuing, "userTask_handOverCard", "P30D");

    issuing.complete("userTask_handOverCard", PermitAnswers.card())
        .endedAt("endEvent_cardCollected")
        .passed("userTask_issueVisa", "userTask_handOverCard");
  }
}
