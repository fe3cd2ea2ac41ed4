package eu.passerelle.engine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engine.EngineTest;
import java.util.List;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema is compiled once, and says of each diagram what the engine itself says that compiles it each time. */
class ParserWithSchemaTest extends EngineTest {

  private static final String DIAGRAM = """
      <?xml version="1.0" encoding="UTF-8"?>
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
          targetNamespace="http://passerelle.eu">
        <bpmn:process id="checked" isExecutable="true" camunda:historyTimeToLive="P1D">
          <bpmn:startEvent id="begin"/>
          %s
        </bpmn:process>
      </bpmn:definitions>
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {"<bpmn:sequenceFlow id='flow' sourceRef='begin'/>", "<bpmn:flyingCarpet id='carpet'/>", "<bpmn:userTask id='a b'/>",
          "<bpmn:userTask id='begin'/>", "<bpmn:userTask id='task' startQuantity='many'/>",
          "<bpmn:exclusiveGateway id='choice' default='nowhere'/>"})
  void whatTheSchemaForbidsIsRefusedInTheEnginesOwnWords(String element) {
    List<String> refused = problems(element, new ModelParse(parser(), List.of()));

    assertThat(refused).isNotEmpty().isEqualTo(problems(element, new BpmnParse(parser())));
  }

  @Test
  void whatTheSchemaAllowsIsTaken() {
    assertThat(problems("<bpmn:userTask id='task' name='Interview'/>", new ModelParse(parser(), List.of()))).isEmpty();
  }

  private List<String> problems(String element, BpmnParse parse) {
    DeploymentEntity deployment = new DeploymentEntity();
    deployment.setNew(true);
    try {
      configuration().getCommandExecutorTxRequired()
          .execute(context -> parse.sourceString(DIAGRAM.formatted(element)).deployment(deployment).name("checked.bpmn").execute());
      return List.of();
    } catch (ParseException refused) {
      return refused.getResorceReports().get(0).getErrors().stream()
          .map(problem -> problem.getLine() + ":" + problem.getColumn() + " " + problem.getMessage()).toList();
    }
  }

  private BpmnParser parser() {
    return new BpmnParser(configuration().getExpressionManager(), configuration().getBpmnParseFactory());
  }

  private ProcessEngineConfigurationImpl configuration() {
    return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
  }
}
