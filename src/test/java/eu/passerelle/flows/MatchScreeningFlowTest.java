package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Skills are tested, a panel screens, and who goes forward is prepared for employers. */
@FlowTest
class MatchScreeningFlowTest {

  private static final String TEST = "userTask_testSkills";
  private static final String PANEL = "userTask_screenTalent";

  @Autowired private Flow flow;

  @Test
  void whoPassesTestAndPanelIsPreparedForInterviews() {
    Journey talent = start().waitsAt(TEST);
    assertDue(talent, TEST, "P21D");

    talent.complete(TEST, "testedOn", "2031-02-10", "testScore", 81, "skillsTestPassed", true).waitsAt(PANEL)
        .complete(PANEL, "noConflict", true, "panelScore", 77, "panelNotes", "Clear answers", "panelPassed", true)
        .waitsAt("userTask_prepareInterviews")
        .complete("userTask_prepareInterviews", "preparedOn", "2031-03-01", "preparedTopics", Match.topics("interview"))
        .endedAt("endEvent_talentSelected")
        .hasVariable("selected", true).hasVariable("testScore", 81).hasVariable("panelScore", 77).hasVariable("lossReason", null);
  }

  @Test
  void whoFailsTheTestSeesNoPanel() {
    start().complete(TEST, "testedOn", "2031-02-10", "testScore", 20, "skillsTestPassed", false, "lossReason", "test-failed")
        .endedAt("endEvent_testNotPassed").notPassed(PANEL)
        .hasVariable("selected", false).hasVariable("lossReason", "test-failed");
  }

  @Test
  void aTestThatNobodyTakesExpires() {
    start().fireTimer("event_testOverdue").endedAt("endEvent_testOverdue").notPassed(PANEL);
  }

  @Test
  void thePanelMayPutSomebodyForwardOrNot() {
    start().complete(TEST, "testedOn", "2031-02-10", "testScore", 81, "skillsTestPassed", true)
        .complete(PANEL, "noConflict", true, "panelScore", 30, "panelNotes", "Too little practice", "panelPassed", false, "lossReason",
            "not-chosen")
        .endedAt("endEvent_notPutForward").notPassed("userTask_prepareInterviews")
        .hasVariable("selected", false).hasVariable("lossReason", "not-chosen");
  }

  private Journey start() {
    return flow.start("match-screening",
        Match.standard("occupation", "2512 Software developers", "skills", "Java;SQL", "experienceMonths", 36,
            "selected", false, "lossReason", "expired"));
  }
}
