package eu.passerelle.flows;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Awards for the best projects, support grants for the others. */
@FlowTest
class YgcaAwardFlowTest {

  @Autowired private Flow flow;

  @Test
  void theBestGetTheAward() {
    ranked(true).complete("userTask_payAward", "awardPaid", 10000, "awardPaidOn", Days.ahead(0))
        .endedAt("endEvent_awardPaid").notPassed("userTask_giveSupportGrant").hasVariable("supportGrant", null);
  }

  @Test
  void theOthersGetASupportGrant() {
    ranked(false).complete("userTask_giveSupportGrant", "supportGrant", 1500, "supportFor", "A pump and pipes")
        .endedAt("endEvent_supportGranted").notPassed("userTask_payAward").hasVariable("awardPaid", null);
  }

  private Journey ranked(boolean won) {
    return flow.start("ygca-award", Ygca.standard("awardWon", won, "awardAmount", 10000, "thesisTitle", "Drip irrigation"));
  }
}
