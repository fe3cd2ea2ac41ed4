package eu.passerelle.flows;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One judges the trade, another the person, a table weighs both. */
@FlowTest
class ThammInterviewFlowTest {

  @Autowired private Flow flow;

  @Test
  void aGoodCandidateIsSelected() {
    invited("skilled").complete("userTask_judgeTrade", ThammAnswers.trade(4)).complete("userTask_judgePerson", ThammAnswers.person(4))
        .endedAt("endEvent_interviewPassed").hasVariable("selected", true).hasVariable("interviewScore", 80)
        .hasVariable("lossReason", null);
  }

  @Test
  void aSkilledWorkerMustKnowTheTrade() {
    invited("skilled").complete("userTask_judgeTrade", ThammAnswers.trade(2)).complete("userTask_judgePerson", ThammAnswers.person(5))
        .endedAt("endEvent_interviewNotPassed").hasVariable("selected", false).hasVariable("interviewScore", 70)
        .hasVariable("lossReason", "interview-failed");
  }

  @Test
  void anApprenticeMayStillLearnTheTrade() {
    invited("apprentice").complete("userTask_judgeTrade", ThammAnswers.trade(2)).complete("userTask_judgePerson", ThammAnswers.person(5))
        .endedAt("endEvent_interviewPassed").hasVariable("selected", true);
  }

  @Test
  void whoDoesNotComeIsNotJudged() {
    invited("apprentice").complete("userTask_judgeTrade", "candidateCame", false, "lossReason", "no-show")
        .endedAt("endEvent_candidateAbsent").notPassed("userTask_judgePerson").hasVariable("selected", false)
        .hasVariable("lossReason", "no-show");
  }

  @Test
  void anInterviewThatNobodyHoldsRunsOut() {
    invited("apprentice").fireTimer("event_interviewOverdue")
        .endedAt("endEvent_interviewNotHeld").hasVariable("selected", false).hasVariable("lossReason", "expired");
  }

  private Journey invited(String track) {
    return flow.start("thamm-interview", ThammAnswers.morocco("track", track))
        .complete("userTask_inviteToInterview", ThammAnswers.interviewDay());
  }
}
