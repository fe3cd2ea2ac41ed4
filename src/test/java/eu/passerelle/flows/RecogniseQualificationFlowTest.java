package eu.passerelle.flows;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A qualification is recognised in full, in part or not at all. */
@FlowTest
class RecogniseQualificationFlowTest {

  @Autowired private Flow flow;

  @Test
  void aFullRecognitionNeedsNoMeasure() {
    applied().complete("userTask_checkRecognitionFile", "recognitionFile", "complete")
        .complete("userTask_compareQualification", ThammAnswers.compared("full"))
        .endedAt("endEvent_fullyRecognised").notPassed("userTask_agreeMeasure")
        .hasVariable("recognition", "full").hasVariable("recognised", true).hasVariable("lossReason", null);
  }

  @Test
  void aPartialRecognitionLeadsToAMeasure() {
    partial().complete("userTask_agreeMeasure", "measureAgreed", true, "recognitionMeasure", "Pastry at the vocational school",
        "measureMonths", 12)
        .endedAt("endEvent_partlyRecognised")
        .hasVariable("recognition", "partial").hasVariable("recognised", true)
        .hasVariable("recognitionMeasure", "Pastry at the vocational school")
        .hasVariable("lossReason", null);
  }

  @Test
  void aMeasureThatNobodyWantsRecognisesNothing() {
    partial().complete("userTask_agreeMeasure", "measureAgreed", false, "lossReason", "cost-benefit")
        .endedAt("endEvent_measureRefused").hasVariable("recognised", false).hasVariable("lossReason", "cost-benefit");
  }

  @Test
  void noRecognitionSaysSo() {
    applied().complete("userTask_checkRecognitionFile", "recognitionFile", "complete")
        .complete("userTask_compareQualification", ThammAnswers.compared("none"))
        .endedAt("endEvent_notRecognised")
        .hasVariable("recognition", "none").hasVariable("recognised", false).hasVariable("lossReason", "recognition-refused");
  }

  @Test
  void anEarlierDecisionIsKept() {
    flow.start("recognise-qualification", ThammAnswers.hired("decidedBefore", true))
        .endedAt("endEvent_decisionKept").notPassed("userTask_assembleFile");
  }

  private Journey partial() {
    return applied().complete("userTask_checkRecognitionFile", "recognitionFile", "complete")
        .complete("userTask_compareQualification", ThammAnswers.compared("partial"))
        .waitsAt("userTask_agreeMeasure");
  }

  private Journey applied() {
    return flow.start("recognise-qualification", ThammAnswers.hired("decidedBefore", false, "educationLevel", "ISCED4", "fieldOfStudy",
        "101 Cookery"))
        .complete("userTask_assembleFile", "referenceOccupation", "Cook")
        .complete("userTask_applyForRecognition", ThammAnswers.recognitionApplied());
  }
}
