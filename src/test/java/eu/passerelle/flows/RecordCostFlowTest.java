package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.cost.CostLine;
import eu.passerelle.cost.Costs;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every cost has a payer and a receipt, and no fee stays with the worker unseen. */
@FlowTest
class RecordCostFlowTest {

  private static final String RECORD = "userTask_recordCost";
  private static final String NAME_PAYER = "userTask_namePayer";
  private static final String REPAY = "userTask_haveFeeRepaid";

  @Autowired private Flow flow;
  @Autowired private Costs costs;

  @Test
  void aCostIsKeptWithWhoPaysItAndWhoWroteItDown() {
    Journey journey = flow.start("record-cost", Flow.standard()).waitsAt(RECORD);
    assertDue(journey, RECORD, "P14D");

    journey.completeAs("ona", RECORD, "costLine", "visa", "costAmount", 120.5, "costCurrency", "EUR", "costPayer", "employer",
        "receiptNumber", "V-1").endedAt("endEvent_costRecorded").notPassed(NAME_PAYER, REPAY);

    CostLine cost = only(journey);
    assertThat(cost.amount()).isEqualByComparingTo("120.5");
    assertThat(cost.payer()).isEqualTo("employer");
    assertThat(cost.receipt()).isEqualTo("V-1");
    assertThat(cost.recordedBy()).isEqualTo("ona");
    assertThat(cost.organisationId()).isEqualTo("afriko");
    assertThat(cost.repayment()).isNull();
  }

  @Test
  void theLeadAuthorityNamesThePayerWhomNobodyKnows() {
    Journey journey = flow.start("record-cost", Flow.standard())
        .completeAs("ona", RECORD, "costLine", "training", "costAmount", 300, "costCurrency", "EUR", "costPayer", "unknown")
        .waitsAt(NAME_PAYER);
    assertThat(only(journey).payer()).as("kept at once, without a payer").isNull();
    assertThat(journey.groupsOf(NAME_PAYER)).containsExactly("enterprise-lithuania");

    journey.completeAs("ruta", NAME_PAYER, "costPayer", "eu-grant", "receiptNumber", "T-9").endedAt("endEvent_costRecorded");

    assertThat(only(journey)).extracting(CostLine::payer, CostLine::receipt, CostLine::recordedBy).containsExactly("eu-grant", "T-9",
        "ona");
  }

  @Test
  void aFeeThatTheWorkerHasPaidIsRepaidWithAReceipt() {
    Journey journey = paidByWorker("recruitment-fee").waitsAt(REPAY);
    assertDue(journey, REPAY, "P30D");
    assertThat(only(journey).repayment()).isEqualTo("open");

    journey.completeAs("ruta", REPAY, "feeRepaid", true, "repaidBy", "employer", "repaidOn", "2020-05-04", "repaymentReceipt", "R-7")
        .endedAt("endEvent_feeRepaid");

    assertThat(only(journey)).extracting(CostLine::payer, CostLine::repayment, CostLine::repaidBy, CostLine::repaymentReceipt)
        .containsExactly("worker", "repaid", "employer", "R-7");
  }

  @Test
  void aCostThatIsNoneOfRecruitmentStaysWithTheWorkerForAReason() {
    Journey journey = paidByWorker("other")
        .completeAs("ruta", REPAY, "feeRepaid", false, "repaymentNote", "A private journey.").endedAt("endEvent_feeLeft");

    assertThat(only(journey)).extracting(CostLine::repayment, CostLine::repaymentNote).containsExactly("left", "A private journey.");
  }

  @Test
  void aShareAgreedBeforehandIsInOrder() {
    paidByWorker("co-payment").endedAt("endEvent_costRecorded").notPassed(REPAY);
  }

  private Journey paidByWorker(String line) {
    return flow.start("record-cost", Flow.standard())
        .completeAs("ona", RECORD, "costLine", line, "costAmount", 900, "costCurrency", "NGN", "costPayer", "worker", "receiptNumber",
            "F-3");
  }

  private CostLine only(Journey journey) {
    assertThat(costs.of(journey.number())).hasSize(1);
    return costs.of(journey.number()).get(0);
  }
}
