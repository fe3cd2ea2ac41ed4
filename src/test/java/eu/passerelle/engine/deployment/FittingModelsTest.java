package eu.passerelle.engine.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engine.BareEngine;
import eu.passerelle.engine.RoleDirectory;
import eu.passerelle.engine.rules.DeploymentRules;
import eu.passerelle.engine.rules.Finding;
import eu.passerelle.engine.rules.ModelContext;
import eu.passerelle.model.ModelFile;
import eu.passerelle.model.ModelSet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is as long as the database can hold runs; one letter more is refused, on its element and with the limit. */
class FittingModelsTest {

  private static final String FLOW = """
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="t" id="definitions">
        <bpmn:message id="m" name="landed"/>
        <bpmn:process id="travel" name="Travel" camunda:versionTag="tag" isExecutable="true" camunda:historyTimeToLive="P30D">
          <bpmn:startEvent id="s"/><bpmn:sequenceFlow id="a" sourceRef="s" targetRef="pack"/>
          <bpmn:userTask id="pack" name="Pack" camunda:formRef="pack" camunda:formRefBinding="deployment">
            <bpmn:documentation>Take a coat.</bpmn:documentation>
            <bpmn:multiInstanceLoopCharacteristics isSequential="true"><bpmn:loopCardinality>1</bpmn:loopCardinality>
            </bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>
          <bpmn:boundaryEvent id="late" attachedToRef="pack"><bpmn:timerEventDefinition id="t">
            <bpmn:timeDuration>${'P30D'}</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
          <bpmn:sequenceFlow id="d" sourceRef="late" targetRef="wait"/>
          <bpmn:sequenceFlow id="b" sourceRef="pack" targetRef="wait"/>
          <bpmn:receiveTask id="wait" name="Fly" messageRef="m"><bpmn:extensionElements><camunda:inputOutput>
            <camunda:inputParameter name="seat">1</camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:receiveTask>
          <bpmn:sequenceFlow id="c" sourceRef="wait" targetRef="e"/><bpmn:endEvent id="e"/>
        </bpmn:process>
      </bpmn:definitions>""";

  private static final String TABLE = """
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="definitions"
          name="Fares" namespace="n"><decision id="fare" name="Fare" camunda:historyTimeToLive="P30D"><decisionTable id="table">
          <input id="input" label="Distance"><inputExpression id="i"><text>distance</text></inputExpression></input>
          <output id="output" label="Price" name="price"/>
        <rule id="rule"><inputEntry id="in"><text></text></inputEntry><outputEntry id="out"><text>1</text></outputEntry></rule>
        </decisionTable></decision></definitions>""";

  private static ProcessEngine engine;

  @BeforeAll
  static void start() {
    engine = BareEngine.with();
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
      the id of a flow        | process id="        | travel            | travel | 64
      the name of a flow      | name="              | Travel            | travel | 255
      a version tag           | versionTag="        | tag               | travel | 64
      the label of a task     | name="              | Pack              | pack   | 255
      what a task explains    | <bpmn:documentation> | Take a coat.     | pack   | 4000
      the label of an event   | name="              | Fly               | wait   | 255
      the name of a message   | name="              | landed            | m      | 255
      the name of a variable  | name="              | seat              | wait   | 255
      a time                  | <bpmn:timeDuration> | ${'P30D'}         | t      | 245
      """)
  void aDiagramFits(String what, String before, String value, String element, int most) {
    String fitting = FLOW.replace(before + value, before + sized(value, most));

    caseComesBy(fitting);

    assertThat(found("travel.bpmn", fitting)).noneMatch(finding -> finding.rule().equals("fit"));
    assertThat(found("travel.bpmn", FLOW.replace(before + value, before + sized(value, most + 1)))).anySatisfy(finding -> {
      assertThat(finding.message()).contains((most + 1) + " characters, " + most + " are the most");
      assertThat(finding.elementId()).isEqualTo(what.equals("the id of a flow") ? sized(value, most + 1) : element);
    });
  }

  @Test
  void theIdOfAStepLeavesRoomForTheMarkOfTheEngine() {
    String fitting = FLOW.replace("\"pack\"", '"' + "p".repeat(237) + '"');

    caseComesBy(fitting);

    assertThat(found("travel.bpmn", fitting)).noneMatch(finding -> finding.rule().equals("fit"));
    assertThat(found("travel.bpmn", FLOW.replace("\"pack\"", '"' + "p".repeat(238) + '"')))
        .anyMatch(finding -> finding.message().contains("238 characters, 237 are the most"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
      the id of a table     | decision id=" | fare     | 64
      the name of a table   | name="        | Fare     | 255
      the id of an input    | input id="    | input    | 64
      the id of an output   | output id="   | output   | 64
      the id of a row       | rule id="     | rule     | 64
      the label of an input | label="       | Distance | 255
      the name of an answer | name="        | price    | 255
      """)
  void aTableFits(String what, String before, String value, int most) {
    String fitting = TABLE.replace(before + value + '"', before + sized(value, most) + '"');
    var repository = engine.getRepositoryService();

    String deployment = repository.createDeployment().addString("fare.dmn", fitting).deploy().getId();
    String table = repository.createDecisionDefinitionQuery().deploymentId(deployment).singleResult().getId();
    assertThat(engine.getDecisionService().evaluateDecisionById(table).variables(Map.of("distance", 1)).evaluate()).hasSize(1);

    assertThat(found("fare.dmn", fitting)).noneMatch(finding -> finding.rule().equals("fit"));
    assertThat(found("fare.dmn", TABLE.replace(before + value + '"', before + sized(value, most + 1) + '"')))
        .anyMatch(finding -> finding.message().contains((most + 1) + " characters, " + most + " are the most"));
  }

  private static String sized(String value, int length) {
    return value.startsWith("${") ? value.substring(0, value.length() - 1) + " ".repeat(length - value.length()) + "}" : "a".repeat(length);
  }

  /** The engine itself, without the gate, takes it and keeps what happens. */
  private static void caseComesBy(String flow) {
    String deployment = engine.getRepositoryService().createDeployment()
        .addString("travel.bpmn", flow.replaceAll(" camunda:formRef=\"\\w+\" camunda:formRefBinding=\"deployment\"", "")).deploy().getId();
    String process = engine.getRepositoryService().createProcessDefinitionQuery().deploymentId(deployment).singleResult().getId();
    String instance = engine.getRuntimeService().startProcessInstanceById(process).getId();
    engine.getTaskService().complete(engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult().getId());
    assertThat(engine.getRuntimeService().createEventSubscriptionQuery().processInstanceId(instance).count()).isEqualTo(1);
  }

  private static List<Finding> found(String file, String content) {
    ModelContext context = new ModelContext(() -> (RoleDirectory) null, name -> Optional.empty(), Set::of);
    return new DeploymentRules(context).check(List.of(new ModelFile(null, file, content.getBytes(StandardCharsets.UTF_8))), new ModelSet());
  }
}
