package eu.passerelle.flows;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The way from a preselected application to a selected candidate, as the cohort has it. */
@FlowTest
class DigitalExplorersSelectionFlowTest {

  private static final String COURSE = "callActivity_remoteCourse";
  private static final String INTERVIEW = "callActivity_interviewCandidate";
  private static final String WORKSHOP = "callActivity_codingWorkshop";
  private static final String BOOT_CAMP = "callActivity_bootCamp";
  private static final String HACKATHON = "callActivity_hackathon";

  @Autowired Flow flow;

  @Test
  void aCohortOfTheFirstPhaseIsSelectedByInterviewWorkshopAndBootCamp() {
    atTheEnd(firstPhase())
        .complete("userTask_inviteToBootCamp", SelectionAnswers.comesToBootCamp())
        .complete("userTask_assessBootCamp", SelectionAnswers.bootCamp())
        .complete("userTask_decideSelection", SelectionAnswers.panel("select"))
        .endedAt("endEvent_candidateSelected")
        .passed("gateway_courseFirst", "gateway_interviewJoin", INTERVIEW, "gateway_interviewPassed", WORKSHOP, "gateway_workshopPassed",
            "gateway_hackathon", BOOT_CAMP,
            "gateway_finalJoin", "gateway_candidateSelected")
        .notPassed(COURSE, HACKATHON)
        .hasVariable("selected", true).hasVariable("interviewScore", 85).hasVariable("testScore", 77).hasVariable("bootCampScore", 90)
        .hasVariable("lossReason", null);
  }

  @Test
  void aCohortOfTheSecondPhaseLearnsFirstAndIsSelectedByHackathon() {
    var selection = secondPhase().complete("userTask_enrolCandidate", SelectionAnswers.enrolment())
        .complete("userTask_recordCourseResult", SelectionAnswers.course(80));

    atTheEnd(selection)
        .complete("userTask_formTeam", SelectionAnswers.team())
        .complete("userTask_assessPitch", SelectionAnswers.pitch())
        .complete("userTask_recordJuryDecision", SelectionAnswers.panel("select"))
        .endedAt("endEvent_candidateSelected")
        .passed("gateway_courseFirst", COURSE, "gateway_courseCompleted", "gateway_interviewJoin", INTERVIEW, WORKSHOP, "gateway_hackathon",
            HACKATHON, "gateway_finalJoin")
        .notPassed(BOOT_CAMP)
        .hasVariable("selected", true).hasVariable("bootCampScore", 80);
  }

  @Test
  void whoDoesNotCompleteTheRemoteCourseIsNotInterviewed() {
    secondPhase().complete("userTask_enrolCandidate", SelectionAnswers.enrolment())
        .complete("userTask_recordCourseResult", SelectionAnswers.leftTheCourse("health"))
        .endedAt("endEvent_courseNotCompleted").notPassed(INTERVIEW)
        .hasVariable("selected", false).hasVariable("lossReason", "health");
  }

  @Test
  void whoDoesNotPassTheInterviewIsNotTested() {
    firstPhase().complete("userTask_scheduleInterview", SelectionAnswers.interviewDay())
        .complete("userTask_assessInterview", SelectionAnswers.didNotAppear())
        .endedAt("endEvent_interviewNotPassed").notPassed(WORKSHOP)
        .hasVariable("selected", false).hasVariable("lossReason", "no-show");
  }

  @Test
  void whoDoesNotPassTheWorkshopIsNotInvitedToTheLastStep() {
    interviewed(firstPhase()).complete("userTask_inviteToWorkshop", SelectionAnswers.workshopDay())
        .complete("userTask_assessWorkshop", SelectionAnswers.workshop(40))
        .endedAt("endEvent_workshopNotPassed").notPassed(BOOT_CAMP, HACKATHON)
        .hasVariable("selected", false).hasVariable("testScore", 40).hasVariable("lossReason", "test-failed");
  }

  @Test
  void whoIsNotChosenAtTheLastStepIsNotSelected() {
    atTheEnd(firstPhase())
        .complete("userTask_inviteToBootCamp", SelectionAnswers.comesToBootCamp())
        .complete("userTask_assessBootCamp", SelectionAnswers.bootCamp())
        .complete("userTask_decideSelection", SelectionAnswers.panel("reject"))
        .endedAt("endEvent_candidateNotSelected")
        .passed(BOOT_CAMP, "gateway_finalJoin", "gateway_candidateSelected")
        .hasVariable("selected", false).hasVariable("lossReason", "not-chosen");
  }

  private Flow.Journey firstPhase() {
    return selection(false, "bootCamp").waitsAt("userTask_scheduleInterview");
  }

  private Flow.Journey secondPhase() {
    return selection(true, "hackathon").waitsAt("userTask_enrolCandidate");
  }

  private Flow.Journey selection(boolean remoteCourseFirst, String selectionMethod) {
    return flow.start("digital-explorers-selection",
        Flow.standard("remoteCourseFirst", remoteCourseFirst, "selectionMethod", selectionMethod,
            "email", "a@example.org", "phone", "+234 8000000", "skills", "Java;SQL", "experienceMonths", 30));
  }

  private static Flow.Journey interviewed(Flow.Journey selection) {
    return selection.complete("userTask_scheduleInterview", SelectionAnswers.interviewDay())
        .complete("userTask_assessInterview", SelectionAnswers.goodInterview());
  }

  private static Flow.Journey atTheEnd(Flow.Journey selection) {
    return interviewed(selection).complete("userTask_inviteToWorkshop", SelectionAnswers.workshopDay())
        .complete("userTask_assessWorkshop", SelectionAnswers.workshop(77));
  }
}
