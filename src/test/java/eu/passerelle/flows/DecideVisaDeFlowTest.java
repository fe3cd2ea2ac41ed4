package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The German mission decides, with the approval of the immigration office or after asking for consent. */
@FlowTest
class DecideVisaDeFlowTest {

  @Autowired private Flow flow;

  @Test
  void anApprovalShortensTheWay() {
    var journey = applied(true).complete("userTask_checkVisaFile", "visaFile", "complete");
    assertDue(journey, "userTask_decideWithApproval", "P21D");
    journey.complete("userTask_decideWithApproval", ThammAnswers.visa())
        .endedAt("endEvent_visaIssued").notPassed("callActivity_obtainConsent").hasVariable("permitGranted", true)
        .hasVariable("permitNumber", "D-4711");
  }

  @Test
  void withoutApprovalTheEmploymentServiceIsAsked() {
    var journey = applied(false).complete("userTask_checkVisaFile", "visaFile", "incomplete", "missingPapers", "Photo")
        .complete("userTask_completeVisaFile", "visaFileCompletedOn", Days.ahead(0), "visaPapersSent", "Photo")
        .complete("userTask_checkVisaFile", "visaFile", "complete")
        .complete("userTask_examineConditions", ThammAnswers.consent());
    assertDue(journey, "userTask_decideOrdinaryVisa", "P2M");
    journey.complete("userTask_decideOrdinaryVisa", ThammAnswers.noVisa())
        .endedAt("endEvent_visaRefused").hasVariable("permitGranted", false).hasVariable("refusalReason", "Means not shown");
  }

  @Test
  void withoutConsentThereIsNoVisa() {
    applied(false).complete("userTask_checkVisaFile", "visaFile", "complete")
        .complete("userTask_examineConditions", ThammAnswers.noConsent())
        .endedAt("endEvent_consentRefused").hasVariable("permitGranted", false).hasVariable("refusalReason", "Pay below the usual");
  }

  private Journey applied(boolean approval) {
    return flow.start("decide-visa-de", ThammAnswers.hired("preliminaryApproval", approval))
        .complete("userTask_applyForVisa", ThammAnswers.visaApplication());
  }
}
