package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The accelerated procedure, whose time runs only while the file is complete. */
@FlowTest
class FastTrackDeFlowTest {

  @Autowired private Flow flow;

  @Test
  void anIncompleteFileStopsTheClock() {
    var journey = signed();
    assertThat(journey.timers()).isEmpty();
    journey.complete("userTask_checkFastTrackFile", "fastTrackFile", "incomplete", "missingPapers", "Contract")
        .waitsAt("userTask_completeFastTrackFile");
    assertThat(journey.timers()).isEmpty();

    examined(completed(journey));
    assertThat(journey.timers()).containsExactly("event_approvalOverdue");
    assertDue(journey, "userTask_giveApproval", "P3M");
    journey.complete("userTask_giveApproval", "approvalDecidedOn", Days.ahead(0), "approvalDecision", "incomplete",
        "missingPapers", "Diploma")
        .waitsAt("userTask_completeFastTrackFile");
    assertThat(journey.timers()).isEmpty();

    examined(completed(journey)).complete("userTask_giveApproval", ThammAnswers.approval())
        .endedAt("endEvent_approved").hasVariable("preliminaryApproval", true);
  }

  @Test
  void withoutConsentThereIsNoApproval() {
    signed().complete("userTask_checkFastTrackFile", "fastTrackFile", "complete")
        .complete("userTask_examineConditions", ThammAnswers.noConsent())
        .endedAt("endEvent_approvalRefused").passed("endEvent_consentRefused")
        .hasVariable("preliminaryApproval", false).hasVariable("refusalReason", "Pay below the usual");
  }

  @Test
  void theOfficeMayRefuse() {
    examined(signed())
        .complete("userTask_giveApproval", "approvalDecidedOn", Days.ahead(0), "approvalDecision", "refused", "refusalReason",
            "Trade not covered")
        .endedAt("endEvent_approvalRefused").hasVariable("preliminaryApproval", false).hasVariable("refusalReason", "Trade not covered");
  }

  @Test
  void silenceIsNoApproval() {
    examined(signed()).fireTimer("event_approvalOverdue")
        .complete("userTask_askForApproval", "approvalAskedOn", Days.ahead(0), "approvalAnswer", "Next week")
        .waitsAt("userTask_giveApproval")
        .passed("endEvent_approvalAsked");
  }

  private static Journey completed(Journey journey) {
    return journey
        .complete("userTask_completeFastTrackFile", "fastTrackCompletedOn", Days.ahead(0), "fastTrackPapersSent", "All of it");
  }

  private static Journey examined(Journey journey) {
    return journey.complete("userTask_checkFastTrackFile", "fastTrackFile", "complete")
        .complete("userTask_examineConditions", ThammAnswers.consent());
  }

  private Journey signed() {
    return flow.start("fast-track-de", ThammAnswers.hired()).complete("userTask_signAgreement", ThammAnswers.agreement());
  }
}
