package eu.passerelle.flows;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Candidates meet firms on site; a committee selects. */
@FlowTest
class BootCampFlowTest {

  private static final String INVITE = "userTask_inviteToBootCamp";
  private static final String ASSESS = "userTask_assessBootCamp";
  private static final String DECIDE = "userTask_decideSelection";
  private static final String SELECTED = "endEvent_candidateSelected";
  private static final String NOT_SELECTED = "endEvent_candidateNotSelected";

  @Autowired Flow flow;

  @Test
  void theCommitteeSelectsACandidate() {
    assessed().hasVariable("bootCampScore", 90).complete(DECIDE, SelectionAnswers.panel("select"))
        .endedAt(SELECTED)
        .passed(INVITE, "gateway_invitationAccepted", ASSESS, "gateway_assessmentJoin", "businessRuleTask_scoreBootCamp",
            "gateway_bootCampAttended", DECIDE,
            "gateway_candidateSelected", "gateway_selectedJoin", SELECTED)
        .notPassed("callActivity_reserveList", "gateway_notSelectedJoin")
        .hasVariable("selected", true).hasVariable("lossReason", null);
  }

  @Test
  void theCommitteeRefusesACandidateWithReasonAndFeedback() {
    assessed().complete(DECIDE, SelectionAnswers.panel("reject"))
        .endedAt(NOT_SELECTED)
        .passed(DECIDE, "gateway_candidateSelected", "gateway_notSelectedJoin")
        .hasVariable("selected", false).hasVariable("lossReason", "not-chosen")
        .hasVariable("feedback", "Strong, but others fitted better.");
  }

  @Test
  void aCandidateOnTheReserveListIsSelectedWhenCalled() {
    assessed().complete(DECIDE, SelectionAnswers.panel("reserve"))
        .complete("userTask_rankCandidate", SelectionAnswers.reserveRank())
        .message("reserveCalled").complete("userTask_confirmAvailability", SelectionAnswers.stillAvailable())
        .endedAt(SELECTED)
        .passed("callActivity_reserveList", "gateway_calledFromReserve", "gateway_selectedJoin")
        .hasVariable("selected", true).hasVariable("lossReason", null);
  }

  @Test
  void aCandidateWhomNobodyCallsFromTheReserveListIsReleased() {
    assessed().complete(DECIDE, SelectionAnswers.panel("reserve"))
        .complete("userTask_rankCandidate", SelectionAnswers.reserveRank())
        .fireTimer("event_reserveTimeOver")
        .endedAt(NOT_SELECTED)
        .passed("callActivity_reserveList", "gateway_calledFromReserve", "gateway_notSelectedJoin")
        .hasVariable("selected", false).hasVariable("lossReason", "reserve-expired");
  }

  @Test
  void aCandidateWhoDeclinesTheInvitationSaysWhy() {
    invited().complete(INVITE, SelectionAnswers.staysAwayFromBootCamp("family"))
        .endedAt("endEvent_invitationDeclined").notPassed(ASSESS)
        .hasVariable("selected", false).hasVariable("lossReason", "family");
  }

  @Test
  void aCandidateWhoAcceptsButDoesNotAppearIsNotSelected() {
    invited().complete(INVITE, SelectionAnswers.comesToBootCamp()).complete(ASSESS, SelectionAnswers.didNotAppear())
        .endedAt("endEvent_bootCampMissed").notPassed(DECIDE)
        .hasVariable("selected", false).hasVariable("lossReason", "no-show");
  }

  @Test
  void aBootCampThatIsNotHeldInTimeEndsTheStep() {
    invited().complete(INVITE, SelectionAnswers.comesToBootCamp()).fireTimer("event_bootCampOverdue")
        .endedAt("endEvent_bootCampMissed")
        .passed("event_bootCampOverdue", "gateway_assessmentJoin").notPassed(ASSESS, DECIDE)
        .hasVariable("selected", false).hasVariable("lossReason", "expired");
  }

  private Flow.Journey invited() {
    return flow.start("boot-camp", Flow.standard("skills", "Java;SQL", "email", "a@example.org", "phone", "+234 8000000")).waitsAt(INVITE);
  }

  private Flow.Journey assessed() {
    return invited().complete(INVITE, SelectionAnswers.comesToBootCamp()).waitsAt(ASSESS).complete(ASSESS, SelectionAnswers.bootCamp())
        .waitsAt(DECIDE);
  }
}
