package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An employer gives up a hire that was signed. */
@FlowTest
class EmployerWithdrawalFlowTest {

  @Autowired private Flow flow;

  @Test
  void theReasonGoesBackToTheSearch() {
    var withdrawal = flow.start("employer-withdrawal", Match.hired()).waitsAt("userTask_recordEmployerWithdrawal");
    assertDue(withdrawal, "userTask_recordEmployerWithdrawal", "P14D");

    withdrawal
        .complete("userTask_recordEmployerWithdrawal", "offerLossReason", "hiring-freeze", "withdrawalSettlement",
            "The firm pays what was spent.")
        .endedAt("endEvent_withdrawalRecorded").passed("serviceTask_endEmployersPart", "userTask_recordEmployerWithdrawal")
        .hasVariable("offerLossReason", "hiring-freeze");
  }
}
