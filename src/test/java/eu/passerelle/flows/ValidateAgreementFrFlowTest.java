package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertTimer;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The French administration validates an agreement, refuses it or says nothing, which is a refusal. */
@FlowTest
class ValidateAgreementFrFlowTest {

  private static final String SEND = "userTask_sendAgreement";
  private static final String DECIDE = "userTask_decideOnAgreement";
  private static final String REACT = "userTask_reactToRefusal";
  private static final String MOVE = "userTask_moveFirstDay";

  @Autowired private Flow flow;
  @Autowired private TaskService tasks;

  @Test
  void anAgreementSentInTimeIsValidated() {
    Journey agreement = start().complete(SEND, Homere.sent());
    assertThat(agreement.groupsOf(DECIDE)).containsExactly("trainee-platform-fr");

    agreement.complete(DECIDE, Homere.validated()).endedAt("endEvent_agreementValidated").notPassed(MOVE, REACT)
        .hasVariable("validationNumber", "V-1").hasVariable("visaType", "trainee").hasVariable("agreementValidated", true);
  }

  @Test
  void whoSendsItTooLateMovesTheFirstDay() {
    flow.start("validate-agreement-fr", Homere.hired("startDate", Days.ahead(40), "endDate", Days.ahead(200)))
        .complete(SEND, Homere.sent()).waitsAt(MOVE)
        .complete(MOVE, "startDate", Days.ahead(80), "endDate", Days.ahead(240), "moveNote", "Agreed by all").waitsAt(SEND)
        .complete(SEND, Homere.sent()).complete(DECIDE, Homere.validated())
        .endedAt("endEvent_agreementValidated").hasVariable("startDate", Days.ahead(80)).hasVariable("endDate", Days.ahead(240));
  }

  @Test
  void upToNinetyDaysNoTimeOfFilingIsPrescribed() {
    flow.start("validate-agreement-fr", Homere.hired("startDate", Days.ahead(20), "endDate", Days.ahead(110)))
        .complete(SEND, Homere.sent()).waitsAt(DECIDE).hasVariable("visaType", "short-stay");
  }

  @Test
  void silenceIsARefusalAfterFifteenDaysUnderAProgrammeAndAfterThirtyWithoutOne() {
    Journey programme = start().complete(SEND, Homere.sent());
    assertTimer(programme, "event_silence", "P15D");
    Journey elsewhere = flow.start("validate-agreement-fr", Homere.hired("scheme", "digital-explorers")).complete(SEND, Homere.sent());
    assertTimer(elsewhere, "event_silence", "P30D");

    programme.fireTimer("event_silence").waitsAt(REACT).passed("businessRuleTask_interpretSilence", "gateway_silenceRefusal")
        .hasVariable("silence", "refused");
    assertThat(tasks.getVariable(programme.task(REACT).getId(), "refusalReason")).isEqualTo("No answer in time");
    programme.complete(REACT, "sendAgain", true).waitsAt(SEND)
        .complete(SEND, Homere.sent()).complete(DECIDE, Homere.validated()).endedAt("endEvent_agreementValidated");
  }

  @Test
  void whereSilenceMeansNothingOneWaitsOn() {
    flow.start("validate-agreement-fr", Homere.hired("destination", "LT")).complete(SEND, Homere.sent())
        .fireTimer("event_silence").waitsAt(DECIDE).hasVariable("silence", "none")
        .complete(DECIDE, Homere.validated()).endedAt("endEvent_agreementValidated").notPassed(REACT);
  }

  @Test
  void aRefusedAgreementMayBeGivenUpWithAReason() {
    start().complete(SEND, Homere.sent()).complete(DECIDE, "agreementValidated", false, "refusalReason", "No tutor named")
        .complete(REACT, "sendAgain", false, "lossReason", "permit-refused")
        .endedAt("endEvent_agreementGivenUp").passed(DECIDE, REACT).hasVariable("agreementValidated", false)
        .hasVariable("lossReason", "permit-refused");
  }

  private Journey start() {
    return flow.start("validate-agreement-fr", Homere.hired()).waitsAt(SEND);
  }
}
