package eu.passerelle.flows;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Teams solve the firms' challenges; a jury selects. */
@FlowTest
class HackathonFlowTest {

  private static final String FORM_TEAM = "userTask_formTeam";
  private static final String ASSESS = "userTask_assessPitch";
  private static final String DECIDE = "userTask_recordJuryDecision";
  private static final String SELECTED = "endEvent_candidateSelected";
  private static final String NOT_SELECTED = "endEvent_candidateNotSelected";

  @Autowired Flow flow;

  @Test
  void theJurySelectsACandidate() {
    assessed().hasVariable("hackathonScore", 80).complete(DECIDE, SelectionAnswers.panel("select"))
        .endedAt(SELECTED)
        .passed(FORM_TEAM, ASSESS, "gateway_assessmentJoin", "businessRuleTask_scoreHackathon", "gateway_hackathonAttended", DECIDE,
            "gateway_candidateSelected", "gateway_selectedJoin", SELECTED)
        .notPassed("callActivity_reserveList", "gateway_notSelectedJoin")
        .hasVariable("selected", true).hasVariable("lossReason", null);
  }

  @Test
  void theJuryRefusesACandidateWithReasonAndFeedback() {
    assessed().complete(DECIDE, SelectionAnswers.panel("reject"))
        .endedAt(NOT_SELECTED).passed("gateway_candidateSelected", "gateway_notSelectedJoin")
        .hasVariable("selected", false).hasVariable("lossReason", "not-chosen");
  }

  @Test
  void aCandidateOnTheReserveListIsSelectedWhenCalled() {
    assessed().complete(DECIDE, SelectionAnswers.panel("reserve"))
        .complete("userTask_rankCandidate", SelectionAnswers.reserveRank())
        .message("reserveCalled").complete("userTask_confirmAvailability", SelectionAnswers.stillAvailable())
        .endedAt(SELECTED).passed("callActivity_reserveList", "gateway_calledFromReserve", "gateway_selectedJoin")
        .hasVariable("selected", true);
  }

  @Test
  void aCandidateWhoIsNoLongerAvailableIsNotSelected() {
    assessed().complete(DECIDE, SelectionAnswers.panel("reserve"))
        .complete("userTask_rankCandidate", SelectionAnswers.reserveRank())
        .message("reserveCalled").complete("userTask_confirmAvailability", SelectionAnswers.noLongerAvailable("studies"))
        .endedAt(NOT_SELECTED).passed("gateway_calledFromReserve", "gateway_notSelectedJoin")
        .hasVariable("selected", false).hasVariable("lossReason", "studies");
  }

  @Test
  void aCandidateWhoDoesNotAppearIsNotSelected() {
    teamed().complete(ASSESS, SelectionAnswers.didNotAppear())
        .endedAt("endEvent_hackathonMissed").notPassed(DECIDE)
        .hasVariable("selected", false).hasVariable("lossReason", "no-show");
  }

  @Test
  void aHackathonThatIsNotHeldInTimeEndsTheStep() {
    teamed().fireTimer("event_hackathonOverdue")
        .endedAt("endEvent_hackathonMissed").passed("event_hackathonOverdue", "gateway_assessmentJoin").notPassed(ASSESS, DECIDE)
        .hasVariable("selected", false).hasVariable("lossReason", "expired");
  }

  private Flow.Journey teamed() {
    return flow.start("hackathon", Flow.standard("skills", "Java;SQL", "experienceMonths", 30)).waitsAt(FORM_TEAM)
        .complete(FORM_TEAM, SelectionAnswers.team()).waitsAt(ASSESS);
  }

  private Flow.Journey assessed() {
    return teamed().complete(ASSESS, SelectionAnswers.pitch()).waitsAt(DECIDE);
  }
}
