package eu.passerelle.flows;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** File, interview and tests are weighed by a table; the Lead authority decides. */
@FlowTest
class YgcaSelectionFlowTest {

  @Autowired private Flow flow;

  @Test
  void goodResultsAreProposedAndSelected() {
    var decided = tested(80, 90).waitsAt("userTask_decideSelection").hasVariable("score", 84).hasVariable("selectionProposal", "select");
    decided.complete("userTask_decideSelection", Ygca.decision("select"))
        .endedAt("endEvent_candidateSelected").hasVariable("selected", true).hasVariable("lossReason", null);
  }

  @Test
  void middlingResultsWaitOnTheReserveListUntilCalled() {
    var reserve = tested(50, 50).hasVariable("score", 62).hasVariable("selectionProposal", "reserve")
        .complete("userTask_decideSelection", Ygca.decision("reserve")).complete("userTask_rankCandidate", SelectionAnswers.reserveRank())
        .waitsAt();
    reserve.message("reserveCalled").complete("userTask_confirmAvailability", SelectionAnswers.stillAvailable())
        .endedAt("endEvent_candidateSelected").hasVariable("selected", true);
  }

  @Test
  void whomNobodyCallsIsReleased() {
    tested(50, 50).complete("userTask_decideSelection", Ygca.decision("reserve"))
        .complete("userTask_rankCandidate", SelectionAnswers.reserveRank())
        .fireTimer("event_reserveTimeOver")
        .endedAt("endEvent_releasedFromReserve").hasVariable("selected", false).hasVariable("lossReason", "reserve-expired");
  }

  @Test
  void poorResultsAreRefusedWithTheReason() {
    tested(20, 30).hasVariable("selectionProposal", "refuse").complete("userTask_decideSelection", Ygca.decision("refuse"))
        .endedAt("endEvent_candidateNotSelected").hasVariable("selected", false).hasVariable("lossReason", "not-chosen");
  }

  @Test
  void aFileThatIsNotAcceptedEndsTheSelection() {
    started().complete("userTask_screenFile", "fileScore", 10, "prioritySector", "None", "fileAccepted", false, "lossReason",
        "documents-missing")
        .endedAt("endEvent_candidateNotSelected").notPassed("callActivity_interviewCandidate")
        .hasVariable("lossReason", "documents-missing");
  }

  @Test
  void whoStaysAwayFromTheInterviewIsLost() {
    started().complete("userTask_screenFile", Ygca.file(70)).complete("userTask_scheduleInterview", SelectionAnswers.interviewDay())
        .complete("userTask_assessInterview", SelectionAnswers.didNotAppear())
        .endedAt("endEvent_candidateNotSelected").notPassed("userTask_recordTests").hasVariable("selected", false)
        .hasVariable("lossReason", "no-show");
  }

  private Journey tested(int file, int test) {
    return started().complete("userTask_screenFile", Ygca.file(file))
        .complete("userTask_scheduleInterview", SelectionAnswers.interviewDay())
        .complete("userTask_assessInterview", SelectionAnswers.goodInterview()).complete("userTask_recordTests", Ygca.tests(test));
  }

  private Journey started() {
    return flow.start("ygca-selection", Ygca.standard("educationLevel", "ISCED6", "fieldOfStudy", "071 Engineering", "graduationYear",
        2018)).waitsAt("userTask_screenFile");
  }
}
