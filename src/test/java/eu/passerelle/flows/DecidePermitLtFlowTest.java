package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The Immigration authority checks and decides; an incomplete file stops the clock, and silence means nothing. */
@FlowTest
class DecidePermitLtFlowTest {

  @Autowired private Flow flow;

  @Test
  void aCompleteFileIsDecidedAndGranted() {
    Journey deciding = start().waitsAt("userTask_checkCompleteness");
    assertDue(deciding, "userTask_checkCompleteness", "P14D");
    deciding.complete("userTask_checkCompleteness", "fileComplete", "complete").waitsAt("userTask_decideOnPermit");
    assertDue(deciding, "userTask_decideOnPermit", "P90D");

    deciding.complete("userTask_decideOnPermit", PermitAnswers.grant("LT-1", "2021-02-01"))
        .endedAt("endEvent_permitGranted")
        .notPassed("userTask_completeFile", "userTask_askForDecision")
        .hasVariable("permitGranted", true)
        .hasVariable("permitNumber", "LT-1")
        .hasVariable("permitValidUntil", "2021-02-01");
  }

  @Test
  void theClockRunsOnlyWhileTheFileIsComplete() {
    Journey deciding = start().complete("userTask_checkCompleteness", PermitAnswers.missingPaper("Diploma"))
        .waitsAt("userTask_completeFile");
    assertThat(deciding.timers()).isEmpty();
    assertDue(deciding, "userTask_completeFile", "P30D");

    deciding.complete("userTask_completeFile", PermitAnswers.paperSent("Diploma")).waitsAt("userTask_checkCompleteness");
    assertThat(deciding.timers()).isEmpty();

    deciding.complete("userTask_checkCompleteness", "fileComplete", "complete");
    assertThat(deciding.timers()).containsExactly("event_decisionOverdue");
  }

  @Test
  void aPaperFoundMissingLaterStopsTheClockAndStartsItAnew() {
    Journey deciding = start().complete("userTask_checkCompleteness", "fileComplete", "complete")
        .complete("userTask_decideOnPermit", PermitAnswers.paperFoundMissing("Insurance"))
        .waitsAt("userTask_completeFile");
    assertThat(deciding.timers()).isEmpty();

    deciding.complete("userTask_completeFile", PermitAnswers.paperSent("Insurance"))
        .complete("userTask_checkCompleteness", "fileComplete", "complete")
        .waitsAt("userTask_decideOnPermit");
    assertDue(deciding, "userTask_decideOnPermit", "P90D");
  }

  @Test
  void aRefusalCarriesItsReason() {
    start().complete("userTask_checkCompleteness", "fileComplete", "complete")
        .complete("userTask_decideOnPermit", PermitAnswers.refusal())
        .endedAt("endEvent_permitRefused")
        .notPassed("endEvent_permitGranted")
        .hasVariable("permitGranted", false)
        .hasVariable("refusalReason", "Means not shown");
  }

  @Test
  void silenceIsNeitherGrantNorRefusalAndTheLeadAuthorityAsks() {
    Journey deciding = start().complete("userTask_checkCompleteness", "fileComplete", "complete")
        .fireTimer("event_decisionOverdue")
        .waitsAt("userTask_askForDecision", "userTask_decideOnPermit");
    assertDue(deciding, "userTask_askForDecision", "P14D");

    deciding.complete("userTask_askForDecision", PermitAnswers.askedForDecision())
        .waitsAt("userTask_decideOnPermit")
        .complete("userTask_decideOnPermit", PermitAnswers.grant("LT-2"))
        .endedAt("endEvent_permitGranted")
        .passed("event_decisionOverdue", "userTask_askForDecision", "endEvent_decisionAsked", "userTask_decideOnPermit");
  }

  @Test
  void aDecisionMakesAnOpenReminderNeedless() {
    start().complete("userTask_checkCompleteness", "fileComplete", "complete")
        .fireTimer("event_decisionOverdue")
        .complete("userTask_decideOnPermit", PermitAnswers.grant("LT-3"))
        .endedAt("endEvent_permitGranted")
        .notPassed("endEvent_decisionAsked");
  }

  @Test
  void thePeopleOfTheAuthorityDecideThroughTheirForms() {
    Journey deciding = start().completeAs("rasa", "userTask_checkCompleteness", "fileComplete", "complete");
    assertThat(deciding.groupsOf("userTask_decideOnPermit")).containsExactly("migration-department");
    assertThatThrownBy(() -> deciding.completeAs("darius", "userTask_decideOnPermit", "decidedOn", "2031-02-01", "permitDecision",
        "refused"))
        .hasMessageContaining("Reason for the refusal");

    deciding.completeAs("darius", "userTask_decideOnPermit", "decidedOn", "2031-02-01", "permitDecision", "granted", "permitNumber", "LT-4",
        "permitValidUntil", "2032-02-01")
        .endedAt("endEvent_permitGranted")
        .hasVariable("permitGranted", true);
  }

  private Journey start() {
    return flow.start("decide-permit-lt", Flow.standard("migrisNumber", "M-77", "mediationNumber", "TM-1"));
  }
}
