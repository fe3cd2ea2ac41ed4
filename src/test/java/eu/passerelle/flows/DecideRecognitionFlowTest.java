package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The time of the recognition body runs only while the file is complete. */
@FlowTest
class DecideRecognitionFlowTest {

  @Autowired private Flow flow;

  @Test
  void anIncompleteFileStopsTheClock() {
    var journey = applied();
    assertThat(journey.timers()).isEmpty();
    complete(journey.complete("userTask_checkRecognitionFile", "recognitionFile", "incomplete", "missingPapers", "Translation")
        .waitsAt("userTask_completeRecognitionFile"));
    assertDue(journey, "userTask_compareQualification", "P3M");

    journey.complete("userTask_compareQualification", ThammAnswers.compared("incomplete")).waitsAt("userTask_completeRecognitionFile");
    assertThat(journey.timers()).containsExactly("event_fileNotCompleted");

    complete(journey).complete("userTask_compareQualification", ThammAnswers.compared("full"))
        .endedAt("endEvent_recognitionDecided").hasVariable("recognition", "full").hasVariable("lossReason", null);
  }

  @Test
  void aFileThatIsNeverCompletedIsGivenUp() {
    applied().complete("userTask_checkRecognitionFile", "recognitionFile", "incomplete", "missingPapers", "Translation")
        .fireTimer("event_fileNotCompleted")
        .endedAt("endEvent_fileGivenUp").hasVariable("recognition", "none").hasVariable("lossReason", "documents-missing");
  }

  @Test
  void aLateDecisionIsExplainedAndStaysDue() {
    applied().complete("userTask_checkRecognitionFile", "recognitionFile", "complete")
        .fireTimer("event_recognitionOverdue")
        .complete("userTask_explainDelay", "delayReason", "An expert is asked", "decisionExpectedOn", Days.ahead(20))
        .waitsAt("userTask_compareQualification")
        .passed("endEvent_delayExplained");
  }

  @Test
  void eachCountryHasItsOwnTime() {
    var belgium = flow.start("decide-recognition", ThammAnswers.hired("destination", "BE"))
        .complete("userTask_checkRecognitionFile", "recognitionFile", "complete");
    assertDue(belgium, "userTask_compareQualification", "P120D");
  }

  private static Journey complete(Journey journey) {
    return journey.complete("userTask_completeRecognitionFile", "completedBy", "paper", "papersSentOn", Days.ahead(0))
        .complete("userTask_checkRecognitionFile", "recognitionFile", "complete");
  }

  private Journey applied() {
    return flow.start("decide-recognition", ThammAnswers.hired("referenceOccupation", "Cook"));
  }
}
