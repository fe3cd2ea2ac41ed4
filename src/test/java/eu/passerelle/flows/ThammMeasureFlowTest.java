package eu.passerelle.flows;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A measure closes the gaps, in one go or in more. */
@FlowTest
class ThammMeasureFlowTest {

  @Autowired private Flow flow;

  @Test
  void moreMayBeNeeded() {
    run(run(begun()).complete("userTask_decideAgain", ThammAnswers.decidedAgain("more")))
        .complete("userTask_decideAgain", ThammAnswers.decidedAgain("full"))
        .endedAt("endEvent_fullyRecognised").hasVariable("qualified", true).hasVariable("recognition", "full")
        .hasVariable("lossReason", null);
  }

  @Test
  void gapsMayStayOpen() {
    run(begun()).complete("userTask_decideAgain", ThammAnswers.decidedAgain("none"))
        .endedAt("endEvent_gapsStayOpen").hasVariable("qualified", false).hasVariable("recognition", "partial")
        .hasVariable("lossReason", "recognition-refused");
  }

  private static Journey run(Journey journey) {
    return journey.complete("userTask_runMeasure", ThammAnswers.measure());
  }

  private Journey begun() {
    return flow.start("thamm-measure", ThammAnswers.hired("recognitionMeasure", "Pastry", "recognitionGaps", "Pastry"));
  }
}
