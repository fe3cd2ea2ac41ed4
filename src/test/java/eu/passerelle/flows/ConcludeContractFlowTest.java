package eu.passerelle.flows;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** From an accepted offer to a signed contract. */
@FlowTest
class ConcludeContractFlowTest {

  private static final String DRAFT = "userTask_drawUpContract";
  private static final String SIGNATURES = "userTask_recordSignatures";

  @Autowired Flow flow;

  @Test
  void aContractOfAYearIsSigned() {
    draft(start(), "2031-05-01", "2032-04-30").waitsAt(SIGNATURES)
        .complete(SIGNATURES, "contractSigned", true, "signedOn", "2031-02-01")
        .endedAt("endEvent_contractConcluded").passed("businessRuleTask_checkContractLength", SIGNATURES)
        .hasVariable("contractSigned", true).hasVariable("endDate", "2032-04-30");
  }

  @Test
  void theCandidateRefusesTheContract() {
    draft(start(), "2031-05-01", "2031-10-31").complete(SIGNATURES, "contractSigned", false, "lossReason", "salary")
        .endedAt("endEvent_contractRefused").hasVariable("contractSigned", false).hasVariable("lossReason", "salary");
  }

  @Test
  void theFirmDoesNotKeepItsOffer() {
    start().complete(DRAFT, "contractDrawnUp", false, "lossReason", "hiring-freeze")
        .endedAt("endEvent_offerNotKept").notPassed(SIGNATURES).hasVariable("lossReason", "hiring-freeze");
  }

  @Test
  void aContractThatNobodyDrawsUpIsOverdue() {
    start().fireTimer("event_contractOverdue").endedAt("endEvent_contractExpired").notPassed(SIGNATURES).hasVariable("lossReason",
        "expired");
  }

  @ParameterizedTest(name = "{0} to {1} is {2}")
  @CsvSource({
      "2031-05-01, 2031-10-30, tooShort",
      "2031-05-01, 2032-05-31, tooLong",
      "2031-05-01, 2031-04-30, tooShort"})
  void aContractShorterThanSixOrLongerThanTwelveMonthsGoesBackToTheFirm(String first, String last, String length) {
    draft(start(), first, last).waitsAt(DRAFT).hasVariable("contractLength", length).notPassed(SIGNATURES);
  }

  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource({"2031-05-01, 2031-10-31", "2031-05-01, 2032-04-30", "2031-08-31, 2032-02-29"})
  void sixToTwelveMonthsAreInOrder(String first, String last) {
    draft(start(), first, last).waitsAt(SIGNATURES).hasVariable("contractLength", "inOrder");
  }

  @ParameterizedTest(name = "{0} to {1} is {2}")
  @CsvSource({
      "2031-05-01, 2031-06-30, tooShort",
      "2031-05-01, 2031-07-31, inOrder",
      "2031-05-01, 2031-08-31, tooLong"})
  void aSchemeWithAnotherLengthHasARowOfItsOwn(String first, String last, String length) {
    draft(flow.start("conclude-contract", Flow.standard("scheme", "mobilise", "employerName", "Kas en Tuin")), first, last)
        .hasVariable("contractLength", length).waitsAt(length.equals("inOrder") ? SIGNATURES : DRAFT);
  }

  private Journey start() {
    return flow.start("conclude-contract", Flow.standard("employerName", "Baltic Byte", "employerOrganisation", "baltic-byte"));
  }

  private static Journey draft(Journey contract, String first, String last) {
    return contract.complete(DRAFT, "contractDrawnUp", true, "contractType", "job", "salary", 2600, "currency", "EUR",
        "startDate", first, "endDate", last, "mentor", "Ieva", "contractLanguage", "English");
  }
}
