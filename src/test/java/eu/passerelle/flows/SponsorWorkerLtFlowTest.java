package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The employer sponsors a worker: exempt or tested, then the mediation letter. */
@FlowTest
class SponsorWorkerLtFlowTest {

  @Autowired private Flow flow;

  @Test
  void anExemptOccupationNeedsNoLabourMarketTest() {
    Journey sponsoring = start("2512.4 Software developers", null)
        .waitsAt("userTask_issueMediationLetter")
        .hasVariable("marketTestRequired", false);
    assertDue(sponsoring, "userTask_issueMediationLetter", "P14D");

    sponsoring.complete("userTask_issueMediationLetter", PermitAnswers.mediationLetter("TM-1"))
        .endedAt("endEvent_letterIssued")
        .notPassed("userTask_testLabourMarket")
        .hasVariable("workerSponsored", true)
        .hasVariable("mediationNumber", "TM-1");
  }

  @Test
  void anotherOccupationIsTestedAndPasses() {
    Journey sponsoring = start("7233 Mechanics", null).waitsAt("userTask_testLabourMarket").hasVariable("marketTestRequired", true);
    assertDue(sponsoring, "userTask_testLabourMarket", "P14D");

    sponsoring.complete("userTask_testLabourMarket", PermitAnswers.marketTestPassed())
        .waitsAt("userTask_issueMediationLetter")
        .complete("userTask_issueMediationLetter", PermitAnswers.mediationLetter("TM-2"))
        .endedAt("endEvent_letterIssued")
        .passed("userTask_testLabourMarket", "gateway_marketTestPassed", "userTask_issueMediationLetter");
  }

  @Test
  void anUnknownOccupationIsTestedToo() {
    start(null, null).waitsAt("userTask_testLabourMarket");
  }

  @Test
  void aTechnicianIsExempt() {
    start("3512.1 ICT user support technicians", null).waitsAt("userTask_issueMediationLetter");
  }

  @Test
  void somebodySuitableInTheCountryEndsTheHireWithAReason() {
    start("7233 Mechanics", null)
        .complete("userTask_testLabourMarket", PermitAnswers.marketTestFailed("labour-market-test-failed"))
        .endedAt("endEvent_marketTestFailed")
        .notPassed("userTask_issueMediationLetter")
        .hasVariable("workerSponsored", false)
        .hasVariable("lossReason", "labour-market-test-failed");
  }

  @Test
  void aSecondLetterNeedsNoSecondTest() {
    start("7233 Mechanics", true).waitsAt("userTask_issueMediationLetter");
  }

  private Journey start(String occupation, Boolean sponsoredBefore) {
    return flow.start("sponsor-worker-lt", Flow.standard("occupation", occupation, "sponsoredBefore", sponsoredBefore));
  }
}
