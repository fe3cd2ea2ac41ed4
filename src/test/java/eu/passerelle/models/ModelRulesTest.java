package eu.passerelle.models;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engine.rules.Finding;
import eu.passerelle.engine.rules.ModelRules;
import eu.passerelle.model.ModelFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

/** A good small flow has no findings; each change for the worse is found, by its rule and on its element. */
class ModelRulesTest {

  private static final String FLOW = "visit-office.bpmn";
  private static final String TABLE = "check-papers.dmn";
  private static final String FORM = "arrange-visit.form";

  private final ModelRules rules = new ModelRules(House.context(Map.of("remindDelegate", List.of()), Set.of("T_VISIT")));

  @Test
  void aGoodFlowHasNoFindings() {
    assertThat(rules.check(files(FLOW, read(FLOW)))).isEmpty();
  }

  @ParameterizedTest(name = "{2}: {1}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      <bpmn:process id="visit-office"                | <bpmn:process id="visits"                            | file             | visits
      <bpmn:participant id="participant_visitOffice" name="Visit office" | <bpmn:participant id="participant_visitOffice" name="Visits" | file | visit-office
      isExecutable="true"                            | isExecutable="false"                                 | file             | visit-office
      startEvent_visitAsked                          | StartEvent_1                                         | id               | StartEvent_1
      flow_missing                                   | Flow_1x2y3z4                                         | id               | Flow_1x2y3z4
      callActivity_visitAgain                        | Activity_1x2y3z4                                     | id               | Activity_1x2y3z4
      name="Arrange visit"                           | name=""                                              | label            | userTask_arrangeVisit
      name="Arrange visit"                           | name="Arrange&#10;visit"                             | label            | userTask_arrangeVisit
      name="Visit repeated"                          | name="Finished"                                      | label            | endEvent_visitRepeated
      name="Visit repeated"                          | name="Visit refused"                                 | label            | endEvent_visitDone
      name="Papers complete?"                        | name="Papers complete"                               | gateway-question | gateway_papersComplete
      default="flow_complete"                        | gatewayDirection="Diverging"                         | gateway-question | gateway_papersComplete
      default="flow_complete"                        | default="flow_missing"                               | gateway-question | flow_missing
      id="flow_missing" name="Missing"               | id="flow_missing"                                    | gateway-question | flow_missing
      ${!papersComplete}                             | ${papers > 3}                                         | condition        | flow_missing
      exclusiveGateway                               | inclusiveGateway                                     | routing          | gateway_papersComplete
      sourceRef="callActivity_visitAgain"            | sourceRef="userTask_arrangeVisit"                    | routing          | userTask_arrangeVisit
      targetRef="endEvent_visitRepeated"             | targetRef="endEvent_visitDone"                       | routing          | endEvent_visitDone
      targetRef="serviceTask_remindEmployer"         | targetRef="gateway_papersComplete"                   | routing          | gateway_papersComplete
      targetRef="endEvent_visitRepeated"             | targetRef="endEvent_visitDone"                       | level            | endEvent_visitRepeated
      sourceRef="callActivity_visitAgain"            | sourceRef="userTask_arrangeVisit"                    | level            | callActivity_visitAgain
      bpmn:startEvent                                | bpmn:intermediateThrowEvent                          | level            | visit-office
      name="Employer"                                | name="Employr"                                       | lane             | lane_employer
      lane_mission                                   | lane_embassy                                         | lane             | lane_embassy
      <bpmn:flowNodeRef>endEvent_visitDone</bpmn:flowNodeRef> | `` | lane | endEvent_visitDone
      <bpmn:documentation>Agree on a day. The mission then checks the papers.</bpmn:documentation> | `` | task-documentation | userTask_arrangeVisit
      camunda:formRef="arrange-visit" camunda:formRefBinding="deployment" | ``                              | task-form        | userTask_arrangeVisit
      camunda:formRefBinding="deployment"            | camunda:formRefBinding="latest"                      | reference        | userTask_arrangeVisit
      camunda:formRef="arrange-visit"                | camunda:formRef="arrange-visits"                     | reference        | userTask_arrangeVisit
      name="timeLimit" value="T_VISIT"               | name="timeLimit" value="T_VISITS"                    | time-limit       | userTask_arrangeVisit
      name="timeLimit" value="T_VISIT"               | name="stage" value="stay"                            | time-limit       | userTask_arrangeVisit
      ${timeLimits.of(execution,'T_VISIT')}          | ${timeLimits.of(execution,'T_VISITS')}               | time-limit       | timerDefinition_visitOverdue
      </bpmn:definitions>                            | ``                                                   | xml              | ``
      <camunda:failedJobRetryTimeCycle>R3/PT5M</camunda:failedJobRetryTimeCycle> | `` | retry | serviceTask_remindEmployer
      R3/PT5M                                        | R999/PT0S                                            | timer            | serviceTask_remindEmployer
      targetRef="userTask_arrangeVisit"              | targetRef="callActivity_visitAgain"                  | endless          | callActivity_visitAgain
      camunda:calledElementBinding="latest">         | camunda:calledElementBinding="latest"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>100000000</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics> | size | callActivity_visitAgain
      ${remindDelegate}                              | ${dataSource}                                        | delegate         | serviceTask_remindEmployer
      camunda:delegateExpression="${remindDelegate}" | camunda:class="java.lang.Thread"                     | vocabulary       | serviceTask_remindEmployer
      camunda:historyTimeToLive="P1826D"             | ``                                                   | history-time-to-live | visit-office
      camunda:calledElementBinding="latest"          | camunda:calledElementBinding="version"                | call             | callActivity_visitAgain
      calledElement="visit-office"                   | calledElement="visit-offices"                        | call             | callActivity_visitAgain
      <camunda:in businessKey="#{execution.processBusinessKey}" /> | ``                                     | call             | callActivity_visitAgain
      source="scheme" target="scheme"                | variables="all"                                      | vocabulary       | callActivity_visitAgain
      camunda:decisionRef="check-papers" camunda:decisionRefBinding="deployment" | camunda:decisionRef="check-paper" camunda:decisionRefBinding="latest" | call | businessRuleTask_checkPapers
      camunda:decisionRef="check-papers"             | camunda:decisionRef="check-paper"                    | reference        | businessRuleTask_checkPapers
      value="authorisation"                          | value="authorization"                                | property         | callActivity_visitAgain
      name="stage"                                   | name="stages"                                        | property         | callActivity_visitAgain
      name="stage" value="authorisation"             | name="outcome" value="completed"                     | property         | callActivity_visitAgain
      name="stage" value="authorisation"             | name="action" value="Go"                             | property         | callActivity_visitAgain
      name="outcome" value="lost"                    | name="outcome" value="gone"                          | property         | endEvent_visitDone
      name="outcome" value="lost"                    | name="milestone" value="gone"                        | property         | endEvent_visitDone
      name="timeLimit" value="T_VISIT"               | name="kind" value="programme"                        | property         | userTask_arrangeVisit
      name="timeLimit" value="T_VISIT"               | name="calls" value="check-papers"                    | property         | userTask_arrangeVisit
      value="documents-missing"                      | value="papers-missing"                               | property         | endEvent_visitDone
      bpmnElement="flow_missing"                     | bpmnElement="flow_nothing"                           | drawing          | flow_missing
      bpmnElement="userTask_arrangeVisit"            | bpmnElement="nothing"                                | drawing          | userTask_arrangeVisit
      <dc:Bounds x="360" y="110" width="100"         | <dc:Bounds x="360" y="110" width="110"               | drawing          | userTask_arrangeVisit
      <dc:Bounds x="510" y="420"                     | <dc:Bounds x="510" y="300"                           | drawing          | serviceTask_remindEmployer
      <di:waypoint x="690" y="600" />                | <di:waypoint x="700" y="590" />                      | drawing          | flow_missing
      """)
  void aChangeForTheWorseIsFound(String good, String bad, String rule, String element) {
    assertThat(read(FLOW)).contains(good);

    List<Finding> found = rules.check(files(FLOW, read(FLOW).replace(good, bad)));

    assertThat(found).anySatisfy(finding -> {
      assertThat(finding.file()).isEqualTo(FLOW);
      assertThat(finding.rule()).isEqualTo(rule);
      assertThat(finding.elementId()).isEqualTo(element.isEmpty() ? null : element);
    });
  }

  @ParameterizedTest(name = "{2}: {1}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      <decision id="check-papers"               | <decision id="checkPapers"            | table | checkPapers
      label="Papers"                            | label=""                              | table | input_1
      name="papersComplete"                     | name="Papers complete"                | table | output_1
      id="rule_enough"                          | id="DecisionRule_1x2y3z4"             | table | DecisionRule_1x2y3z4
      <description>Three papers are enough.</description> | ``                          | table | rule_enough
      <inputEntry id="rule_else_in1" expressionLanguage="feel"> | <inputEntry id="rule_else_in1" expressionLanguage="feel"><text>7</text></inputEntry><inputEntry id="more"> | table | rule_else
      expressionLanguage="feel"                 | expressionLanguage="juel"             | feel  | inputExpression_1
      <inputEntry id="rule_else_in1" expressionLanguage="feel"> | <inputEntry id="rule_else_in1"> | table | rule_else_in1
      camunda:historyTimeToLive="P1826D"        | ``                                    | history-time-to-live | check-papers
      """)
  void aWorseTableIsFound(String good, String bad, String rule, String element) {
    assertThat(read(TABLE)).contains(good);

    assertThat(rules.check(files(TABLE, read(TABLE).replace(good, bad)))).anySatisfy(finding -> {
      assertThat(finding.rule()).isEqualTo(rule);
      assertThat(finding.elementId()).isEqualTo(element);
    });
  }

  @Test
  void aCrowdedLevelIsFound() {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      many.append("<bpmn:manualTask id=\"manualTask_step").append(i).append("\" name=\"Step\" />");
    }
    String crowded = read(FLOW).replace("<bpmn:endEvent id=\"endEvent_visitDone\"", many + "<bpmn:endEvent id=\"endEvent_visitDone\"");

    assertThat(rules.check(files(FLOW, crowded)))
        .anyMatch(finding -> finding.rule().equals("level") && finding.message().contains("22 nodes on the way, 20 are the most"));
  }

  @Test
  void aFormThatNoStepShowsIsFound() {
    List<ModelFile> files = files(FLOW, read(FLOW));
    files.add(new ModelFile("visit-office", "cancel-visit.form",
        read(FORM).replace("arrange-visit", "cancel-visit").getBytes(StandardCharsets.UTF_8)));

    assertThat(rules.check(files)).singleElement().satisfies(finding -> assertThat(finding.rule()).isEqualTo("form-unused"));
  }

  @Test
  void aFlowThatCrossesAnotherIsFound() {
    String crossing =
        read(FLOW).replace("<di:waypoint x=\"690\" y=\"600\" />", "<di:waypoint x=\"690\" y=\"640\" /><di:waypoint x=\"920\" y=\"640\" />"
            + "<di:waypoint x=\"920\" y=\"400\" /><di:waypoint x=\"840\" y=\"400\" /><di:waypoint x=\"840\" y=\"600\" />");

    assertThat(rules.check(files(FLOW, crossing))).extracting(Finding::message)
        .anyMatch(message -> message.contains("The flows flow_missing and flow_visitAgain_visitRepeated cross"))
        .anyMatch(message -> message.contains("flow_missing runs through “Visit again”"));
  }

  private static List<ModelFile> files(String changed, String content) {
    List<ModelFile> files = new ArrayList<>();
    for (String name : List.of(FLOW, TABLE, FORM)) {
      files.add(new ModelFile("visit-office", name, (name.equals(changed) ? content : read(name)).getBytes(StandardCharsets.UTF_8)));
    }
    return files;
  }

  private static String read(String name) {
    try {
      return new ClassPathResource("models/rules/visit-office/" + name).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
