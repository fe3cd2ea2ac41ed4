package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From a signed agreement to the visa for France. */
@FlowTest
class AuthoriseStayFrFlowTest {

  private static final String VISA = "userTask_decideOnVisa";
  private static final String WAY_ON = "userTask_chooseWayOn";

  @Autowired private Flow flow;

  @Test
  void aValidatedAgreementLeadsToAVisa() {
    Journey stay = validated().complete("userTask_applyForVisa", Homere.visaApplication());
    assertThat(stay.groupsOf(VISA)).containsExactly("consulate-fr-casablanca");

    stay.complete(VISA, Homere.visa()).endedAt("endEvent_visaGranted")
        .passed("callActivity_validateAgreement", "userTask_applyForVisa", VISA)
        .hasVariable("permitGranted", true).hasVariable("permitNumber", "VLS-1").hasVariable("permitValidUntil", Days.ahead(400));
  }

  @Test
  void theTableOfCountriesLeadsHereAndHandsAMovedFirstDayOn() {
    flow.start("authorise-stay", Homere.hired("startDate", Days.ahead(40), "endDate", Days.ahead(200)))
        .complete("userTask_sendAgreement", Homere.sent())
        .complete("userTask_moveFirstDay", "startDate", Days.ahead(80), "endDate", Days.ahead(240))
        .complete("userTask_sendAgreement", Homere.sent()).complete("userTask_decideOnAgreement", Homere.validated())
        .complete("userTask_applyForVisa", Homere.visaApplication()).complete(VISA, Homere.visa())
        .endedAt("endEvent_permitGranted")
        .hasVariable("permitGranted", true).hasVariable("startDate", Days.ahead(80)).hasVariable("endDate", Days.ahead(240));
  }

  @Test
  void withoutAValidatedAgreementThereIsNoVisa() {
    flow.start("authorise-stay-fr", Homere.hired()).complete("userTask_sendAgreement", Homere.sent()).fireTimer("event_silence")
        .complete("userTask_reactToRefusal", "sendAgain", false, "lossReason", "permit-refused")
        .endedAt("endEvent_agreementNotValidated").notPassed("userTask_applyForVisa").hasVariable("permitGranted", false)
        .hasVariable("lossReason", "permit-refused");
  }

  @Test
  void aRefusedVisaIsAppliedForAgain() {
    refused().complete(WAY_ON, "wayOn", "refile").waitsAt("userTask_applyForVisa")
        .complete("userTask_applyForVisa", Homere.visaApplication()).complete(VISA, Homere.visa()).endedAt("endEvent_visaGranted")
        .hasVariable("permitGranted", true);
  }

  @Test
  void anUpheldAppealIsDecidedAnew() {
    refused().complete(WAY_ON, "wayOn", "appeal").complete("userTask_fileAppeal", "appealedOn", Days.ahead(3), "appealNumber", "A-1")
        .complete("userTask_recordAppealResult", PermitAnswers.appealResult("upheld")).waitsAt(VISA)
        .complete(VISA, Homere.visa()).endedAt("endEvent_visaGranted");
  }

  @Test
  void anAcceptedRefusalEndsThePlan() {
    refused().complete(WAY_ON, "wayOn", "accept", "lossReason", "permit-refused")
        .endedAt("endEvent_visaRefused").hasVariable("permitGranted", false).hasVariable("lossReason", "permit-refused");
  }

  private Journey refused() {
    return validated().complete("userTask_applyForVisa", Homere.visaApplication()).complete(VISA, Homere.noVisa()).waitsAt(WAY_ON);
  }

  private Journey validated() {
    return flow.start("authorise-stay-fr", Homere.hired()).complete("userTask_sendAgreement", Homere.sent())
        .complete("userTask_decideOnAgreement", Homere.validated()).waitsAt("userTask_applyForVisa");
  }
}
