package eu.passerelle.flows;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The employment service consents to the conditions of a post, or refuses. */
@FlowTest
class ConsentToEmploymentDeFlowTest {

  @Autowired private Flow flow;

  @Test
  void goodConditionsGetConsent() {
    flow.start("consent-to-employment-de", ThammAnswers.hired()).complete("userTask_examineConditions", ThammAnswers.consent())
        .endedAt("endEvent_consentGiven").hasVariable("consentGiven", true);
  }

  @Test
  void badConditionsAreRefusedWithTheReason() {
    flow.start("consent-to-employment-de", ThammAnswers.hired()).complete("userTask_examineConditions", ThammAnswers.noConsent())
        .endedAt("endEvent_consentRefused").hasVariable("consentGiven", false).hasVariable("refusalReason", "Pay below the usual");
  }
}
