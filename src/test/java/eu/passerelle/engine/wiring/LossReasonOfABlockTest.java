package eu.passerelle.engine.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engine.EngineTest;
import org.junit.jupiter.api.Test;

/** A called process may end with a fixed loss reason; the case that called it ends with that reason. */
class LossReasonOfABlockTest extends EngineTest {

  @Test
  void theReasonThatAnEndOfACalledProcessCarriesReachesTheCase() {
    String block = model("signing").replace("<bpmn:endEvent id=\"endEvent_signed\" name=\"Contract signed\" />", """
        <bpmn:endEvent id="endEvent_signed" name="Contract refused"><bpmn:extensionElements><camunda:properties>
          <camunda:property name="lossReason" value="contract-refused" /></camunda:properties></bpmn:extensionElements></bpmn:endEvent>""");
    String journey = model("journey").replace("<camunda:in source=\"scheme\" target=\"scheme\" />",
        "<camunda:in source=\"scheme\" target=\"scheme\" /><camunda:out source=\"lossReason\" target=\"lossReason\" />")
        .replace("value=\"completed\"", "value=\"lost\"");
    deployment().addString("signing.bpmn", block).addString("journey.bpmn", journey).deploy();

    startJourney();
    tasks.complete(openTask().getId());
    tasks.complete(openTask().getId());

    assertThat(notes.lines).contains("ended " + NUMBER + " lost contract-refused");
  }
}
