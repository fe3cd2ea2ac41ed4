package eu.passerelle.flows;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The whole way to a Lithuanian residence permit. */
@FlowTest
class AuthoriseStayLtFlowTest {

  @Autowired private Flow flow;

  @Test
  void aDeveloperGetsLetterFileDecisionVisaAndCard() {
    issued(lodged(letter(start("2512.4 Software developers"))).complete("userTask_checkCompleteness", "fileComplete", "complete")
        .complete("userTask_decideOnPermit", PermitAnswers.grant("LT-1", "2021-02-01")))
        .endedAt("endEvent_permitGranted")
        .passed("callActivity_sponsorWorker", "callActivity_lodgeFile", "callActivity_decidePermit", "callActivity_issuePermit")
        .notPassed("callActivity_answerRefusal", "userTask_testLabourMarket")
        .hasVariable("permitGranted", true)
        .hasVariable("permitNumber", "LT-1")
        .hasVariable("permitValidUntil", "2021-02-01")
        .hasVariable("lossReason", null);
  }

  @Test
  void aFailedLabourMarketTestEndsTheWay() {
    start("7233 Mechanics")
        .complete("userTask_testLabourMarket", PermitAnswers.marketTestFailed("need-gone"))
        .endedAt("endEvent_sponsorshipFailed")
        .hasVariable("permitGranted", false)
        .hasVariable("lossReason", "need-gone");
  }

  @Test
  void papersThatCannotBeObtainedEndTheWay() {
    letter(start("2512.4 Software developers"))
        .complete("userTask_legalisePapers", "papersLegalised", "notObtainable", "lossReason", "family")
        .endedAt("endEvent_papersMissing")
        .hasVariable("permitGranted", false)
        .hasVariable("lossReason", "family");
  }

  @Test
  void aPassedVisitWindowNeedsANewLetterButNoNewTest() {
    letter(start("7233 Mechanics").complete("userTask_testLabourMarket", PermitAnswers.marketTestPassed()))
        .complete("userTask_legalisePapers", "papersLegalised", "legalised")
        .complete("userTask_applyOnline", PermitAnswers.application("M-1"))
        .fireTimer("event_visitWindowPassed")
        .waitsAt("userTask_issueMediationLetter")
        .passed("endEvent_visitWindowPassed", "callActivity_lodgeFile", "gateway_fileLodged");
  }

  @Test
  void anUpheldAppealIsDecidedAnew() {
    issued(refused().complete("userTask_chooseWayOn", "wayOn", "appeal")
        .complete("userTask_fileAppeal", PermitAnswers.appeal())
        .complete("userTask_recordAppealResult", PermitAnswers.appealResult("upheld"))
        .complete("userTask_checkCompleteness", "fileComplete", "complete")
        .complete("userTask_decideOnPermit", PermitAnswers.grant("LT-2")))
        .endedAt("endEvent_permitGranted")
        .hasVariable("permitGranted", true)
        .hasVariable("lossReason", null);
  }

  @Test
  void aRemediedFileStartsWithANewLetter() {
    refused().complete("userTask_chooseWayOn", "wayOn", "refile")
        .waitsAt("userTask_issueMediationLetter");
  }

  @Test
  void anAcceptedRefusalEndsTheWayWithItsReason() {
    refused().complete("userTask_chooseWayOn", "wayOn", "accept", "lossReason", "employer-withdrew")
        .endedAt("endEvent_permitRefused")
        .notPassed("callActivity_issuePermit")
        .hasVariable("permitGranted", false)
        .hasVariable("lossReason", "employer-withdrew");
  }

  private Journey start(String occupation) {
    return flow.start("authorise-stay-lt", Flow.standard("occupation", occupation, "employerName", "Baltic Byte",
        "employerOrganisation", "baltic-byte", "contractType", "job", "salary", 2500, "startDate", "2020-03-01", "endDate", "2021-02-28"));
  }

  private static Journey letter(Journey stay) {
    return stay.complete("userTask_issueMediationLetter", PermitAnswers.mediationLetter("TM-1"));
  }

  private static Journey lodged(Journey stay) {
    return stay.complete("userTask_legalisePapers", "papersLegalised", "legalised")
        .complete("userTask_applyOnline", PermitAnswers.application("M-1"))
        .complete("userTask_takeOriginals", PermitAnswers.visit());
  }

  private static Journey issued(Journey stay) {
    return stay.complete("userTask_issueVisa", PermitAnswers.visa()).complete("userTask_handOverCard", PermitAnswers.card());
  }

  private Journey refused() {
    return lodged(letter(start("2512.4 Software developers"))).complete("userTask_checkCompleteness", "fileComplete", "complete")
        .complete("userTask_decideOnPermit", PermitAnswers.refusal())
        .waitsAt("userTask_chooseWayOn");
  }
}
