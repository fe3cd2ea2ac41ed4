package eu.passerelle.engine.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.engine.EngineTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A case that would go on for ever in one transaction is stopped, and nothing of it is stored. */
class EndlessGuardTest extends EngineTest {

  @Test
  void twoFlowsThatCallEachOtherAreStopped() {
    deployment().addString("there.bpmn", calling("there", "back")).addString("back.bpmn", calling("back", "there")).deploy();

    assertThatThrownBy(() -> runtime.startProcessInstanceByKey("there", NUMBER, Map.of("scheme", "test")))
        .hasMessageContaining("The flow goes round in circles at “");

    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
    assertThat(engine.getHistoryService().createHistoricProcessInstanceQuery().count()).isZero();
  }

  private static String calling(String process, String called) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
            id="definitions" targetNamespace="http://passerelle.eu/models">
          <bpmn:process id="%s" name="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
            <bpmn:startEvent id="begun" name="Begun" />
            <bpmn:callActivity id="call" name="Call %s" calledElement="%s">
              <bpmn:extensionElements><camunda:in businessKey="#{execution.processBusinessKey}" />
                <camunda:in source="scheme" target="scheme" /></bpmn:extensionElements>
            </bpmn:callActivity>
            <bpmn:endEvent id="done" name="Done" />
            <bpmn:sequenceFlow id="one" sourceRef="begun" targetRef="call" />
            <bpmn:sequenceFlow id="two" sourceRef="call" targetRef="done" />
          </bpmn:process>
        </bpmn:definitions>
        """.formatted(process, process, called, called);
  }
}
