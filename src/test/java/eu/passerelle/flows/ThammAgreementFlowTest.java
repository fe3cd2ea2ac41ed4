package eu.passerelle.flows;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A training contract goes through the register of the chamber, a job contract does not. */
@FlowTest
class ThammAgreementFlowTest {

  @Autowired private Flow flow;

  @Test
  void aTrainingContractIsEnteredBeforeItIsSigned() {
    var journey = start().complete("userTask_draftContract", ThammAnswers.draft("apprenticeship", 900, "2032-07-31"));
    journey.hasVariable("contractTerms", "payTooLow").waitsAt("userTask_draftContract")
        .complete("userTask_draftContract", ThammAnswers.draft("apprenticeship", 1050, "2032-07-31"))
        .complete("userTask_enterTrainingContract", "contractEntered", false, "contractChanges", "Name the trainer")
        .waitsAt("userTask_draftContract")
        .complete("userTask_draftContract", ThammAnswers.draft("apprenticeship", 1050, "2032-07-31"))
        .complete("userTask_enterTrainingContract", ThammAnswers.entered())
        .complete("userTask_recordBothSignatures", ThammAnswers.signed())
        .endedAt("endEvent_contractSigned")
        .hasVariable("contractSigned", true).hasVariable("contractType", "apprenticeship").hasVariable("endDate", "2032-07-31")
        .hasVariable("mentor", "Frau Lenz");
  }

  @Test
  void aJobContractNeedsNoEntry() {
    start().complete("userTask_draftContract", ThammAnswers.draft("job", 2600, "2031-07-31"))
        .complete("userTask_recordBothSignatures", "contractSigned", false, "lossReason", "salary")
        .endedAt("endEvent_contractRefused").notPassed("userTask_enterTrainingContract").hasVariable("contractSigned", false)
        .hasVariable("lossReason", "salary");
  }

  @Test
  void lengthsAreChecked() {
    start().complete("userTask_draftContract", ThammAnswers.draft("apprenticeship", 1050, "2030-07-31"))
        .hasVariable("contractTerms", "tooShort")
        .complete("userTask_draftContract", ThammAnswers.draft("apprenticeship", 1050, "2034-07-31"))
        .hasVariable("contractTerms", "tooLong")
        .complete("userTask_draftContract", ThammAnswers.draft("job", 2600, "2029-12-31")).hasVariable("contractTerms", "tooShort");
  }

  @Test
  void anOfferMayNotBeKept() {
    start().complete("userTask_draftContract", "contractDrafted", false, "lossReason", "need-gone")
        .endedAt("endEvent_offerNotKept").hasVariable("contractSigned", false).hasVariable("lossReason", "need-gone");
  }

  @Test
  void anOfferWithoutContractRunsOut() {
    start().fireTimer("event_contractOverdue").endedAt("endEvent_contractOverdue");
  }

  private Journey start() {
    return flow.start("thamm-agreement", ThammAnswers.morocco("opportunityNumber", "THA-OPP-2031-0001", "employerName",
        "Hotel Isarblick", "employerOrganisation", "hotel-isarblick",
        "contractType", "apprenticeship", "salary", 1050, "currency", "EUR", "startDate", "2029-08-01", "durationMonths", 36));
  }
}
