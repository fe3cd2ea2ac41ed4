package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever leaves a scheme is asked why, once, in every scheme with the same words. */
@FlowTest
class WithdrawFlowTest {

  private static final String SETTLE = "userTask_settleWithdrawal";

  @Autowired private Flow flow;

  @Test
  void theSupportOrganisationRecordsWhySomebodyLeaves() {
    var leaving = flow.start("withdraw", Flow.standard()).waitsAt(SETTLE);
    assertDue(leaving, SETTLE, "P14D");

    leaving.completeAs("ona", SETTLE, "lossReason", "family", "withdrawalNote", "The flight is to be cancelled.")
        .endedAt("endEvent_withdrawalSettled")
        .hasVariable("lossReason", "family");
  }
}
