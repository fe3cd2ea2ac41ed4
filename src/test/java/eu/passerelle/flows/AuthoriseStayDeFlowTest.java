package eu.passerelle.flows;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The way to a German visa, accelerated or ordinary, and what follows a refusal. */
@FlowTest
class AuthoriseStayDeFlowTest {

  @Autowired private Flow flow;

  @Test
  void theFastTrackEndsInAVisa() {
    approved(start()).complete("userTask_applyForVisa", ThammAnswers.visaApplication())
        .complete("userTask_checkVisaFile", "visaFile", "complete")
        .complete("userTask_decideWithApproval", ThammAnswers.visa())
        .endedAt("endEvent_visaGranted")
        .passed("callActivity_fastTrack", "callActivity_decideVisa")
        .hasVariable("permitGranted", true).hasVariable("permitNumber", "D-4711").hasVariable("lossReason", null);
  }

  @Test
  void theOrdinaryVisaNeedsNoAgreement() {
    ordinary().complete("userTask_decideOrdinaryVisa", ThammAnswers.visa())
        .endedAt("endEvent_visaGranted").notPassed("callActivity_fastTrack").hasVariable("permitGranted", true);
  }

  @Test
  void aRefusedApprovalMayBeTriedAgainOnTheOrdinaryWay() {
    start().complete("userTask_chooseProcedure", "fastTrack", true)
        .complete("userTask_signAgreement", ThammAnswers.agreement())
        .complete("userTask_checkFastTrackFile", "fastTrackFile", "complete")
        .complete("userTask_examineConditions", ThammAnswers.noConsent())
        .complete("userTask_chooseWayOn", "wayOn", "refile")
        .waitsAt("userTask_chooseProcedure")
        .complete("userTask_chooseProcedure", "fastTrack", false)
        .waitsAt("userTask_applyForVisa");
  }

  @Test
  void anAcceptedRefusalEndsTheWayWithItsReason() {
    ordinary().complete("userTask_decideOrdinaryVisa", ThammAnswers.noVisa())
        .complete("userTask_chooseWayOn", "wayOn", "accept", "lossReason", "permit-refused")
        .endedAt("endEvent_refusalAccepted").hasVariable("permitGranted", false).hasVariable("lossReason", "permit-refused");
  }

  private Journey ordinary() {
    return start().complete("userTask_chooseProcedure", "fastTrack", false)
        .complete("userTask_applyForVisa", ThammAnswers.visaApplication())
        .complete("userTask_checkVisaFile", "visaFile", "complete")
        .complete("userTask_examineConditions", ThammAnswers.consent());
  }

  private static Journey approved(Journey journey) {
    return journey.complete("userTask_chooseProcedure", "fastTrack", true)
        .complete("userTask_signAgreement", ThammAnswers.agreement())
        .complete("userTask_checkFastTrackFile", "fastTrackFile", "complete")
        .complete("userTask_examineConditions", ThammAnswers.consent())
        .complete("userTask_giveApproval", ThammAnswers.approval());
  }

  private Journey start() {
    return flow.start("authorise-stay-de", ThammAnswers.hired()).waitsAt("userTask_chooseProcedure");
  }
}
