package eu.passerelle.redesign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.deployment.ModelChecks;
import eu.passerelle.engine.rules.Finding;
import eu.passerelle.engine.rules.Finding.Severity;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.ModelFile;
import eu.passerelle.testing.FieldFile;
import eu.passerelle.testing.FlowTest;
import eu.passerelle.testing.Redrawn;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Small drawings, forms and tables like those of other administrations, each with one thing that led to a wrong answer once. */
@FlowTest
class FieldInputsTest {

  private static final String REMARK = "field-remark.form";
  private static final String PEOPLE = "field-choose-people.form";

  @Autowired private ModelChecks checks;
  @Autowired private FlowBundles flows;
  @Autowired private ProcessEngine engine;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;

  @Test
  void thePatternOfAllIsTaken() {
    assertThat(errors(bundle("base.bpmn", REMARK))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
      label-of-300-characters.bpmn     | userTask_noteRemark | has 300 characters, 255 are the most. Shorten it.
      process-id-of-70-characters.bpmn |                     | has 70 characters, 64 are the most. Shorten it.
      for-each-of-a-checklist.bpmn     | userTask_noteRemark | In the Modeler, under Multi-instance, write ${people.elements()} as the collection.
      """)
  void isRefusedOnItsElementWithAWayOut(String file, String element, String sentence) {
    List<Finding> errors = errors(bundle(file, REMARK, PEOPLE));

    assertThat(errors).singleElement().satisfies(error -> {
      assertThat(error.message()).contains(sentence);
      assertThat(element == null || element.equals(error.elementId())).isTrue();
    });
    assertThat(catchThrowableOfType(ParseException.class, () -> flows.deploy(bundle(file, REMARK, PEOPLE), "test")))
        .hasMessageContaining(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"message-flow.bpmn", "data-object.bpmn", "web-modeler-mark.bpmn"})
  void whatIsOnlyDrawnIsTakenWithoutAWord(String file) {
    assertThat(checks.check(List.of(bundle(file, REMARK)))).extracting(Finding::rule).doesNotContain("vocabulary", "left-out", "engine");
    assertThat(errors(bundle(file, REMARK))).isEmpty();
  }

  /** As editors write them: with what goes in and out of a step, marks on shapes and flows, and a group around it. */
  @Test
  void whatEditorsNoteForPeopleIsTaken() {
    FlowBundle noted = Redrawn.files(bundle("data-object.bpmn", REMARK), "data-object.bpmn", diagram -> diagram
        .replace("<bpmn:outgoing>flow_noted</bpmn:outgoing>", """
            <bpmn:outgoing>flow_noted</bpmn:outgoing>
            <bpmn:ioSpecification id="io"><bpmn:dataInput id="in" name="Letter" /><bpmn:inputSet id="inSet"><bpmn:dataInputRefs>in</bpmn:dataInputRefs>
              </bpmn:inputSet><bpmn:outputSet id="outSet" /></bpmn:ioSpecification>
            <bpmn:property id="property_letter" name="__targetRef_placeholder" />
            <bpmn:dataInputAssociation id="association_letter"><bpmn:sourceRef>dataObject_letter</bpmn:sourceRef>
              <bpmn:targetRef>property_letter</bpmn:targetRef></bpmn:dataInputAssociation>""")
        .replace("<bpmn:userTask ", "<bpmn:userTask camunda:modelerTemplateVersion=\"3\" ")
        .replace("<bpmn:sequenceFlow ", "<bpmn:sequenceFlow isImmediate=\"true\" ")
        .replace("<bpmn:dataObject ", "<bpmn:dataStoreReference id=\"store\" name=\"Archive\" /><bpmn:dataObject ")
        .replace("</bpmn:process>", "<bpmn:group id=\"group\" /></bpmn:process>")
        .replace("bpmnElement=\"endEvent_remarkNoted\"><dc:Bounds", "bpmnElement=\"endEvent_remarkNoted\"><di:extension><other:colour "
            + "xmlns:other=\"urn:other\" value=\"red\" /></di:extension><dc:Bounds"));

    assertThat(errors(noted)).isEmpty();
    assertThat(checks.check(List.of(noted))).extracting(Finding::rule).contains("left-out").doesNotContain("vocabulary");
  }

  @Test
  void whatAnotherToolKeepsInAFileIsToldInOneSentence() {
    FlowBundle file = bundle("other-tool-extension.bpmn", REMARK);

    assertThat(errors(file)).isEmpty();
    assertThat(checks.check(List.of(file))).filteredOn(finding -> finding.rule().equals("left-out")).extracting(Finding::message)
        .containsExactly("Another tool keeps something of its own in this file. It stays there and changes nothing here.");
  }

  @Test
  void aFormForAnyPlatformSevenIsTaken() {
    assertThat(errors(bundle("base.bpmn", REMARK, "field-other-version.form"))).isEmpty();
  }

  @Test
  void aTableInAnOlderFormIsOpenedAndSavedOnce() {
    assertThat(catchThrowableOfType(ParseException.class, () -> checks.requireReadable(List.of(file("field-table-1-1.dmn")))))
        .hasMessageContaining("Open it in today's Modeler and save it once").message().doesNotContain("http");
  }

  @ParameterizedTest
  @ValueSource(strings = {"isExecutable=\"false\"", ""})
  void aSecondPoolIsDrawnAndDoesNotRun(String executable) {
    FlowBundle two = withSecondPool(executable);

    assertThat(errors(two)).isEmpty();
    assertThat(checks.check(List.of(two))).extracting(Finding::message)
        .contains("The pool “Somebody else” is only drawn: nothing in it runs.");
    String deployment = flows.deploy(two, "test");
    try {
      assertThat(flows.processesOf(deployment)).extracting("key").containsExactly("field-message-flow");
      forgetWhatWasRead();
      assertThat(flows.processesOf(deployment)).hasSize(1);
      runtime.startProcessInstanceById(flows.processesOf(deployment).get(0).getId());
    } finally {
      repository.deleteDeployment(deployment, true);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"isExecutable=\"true\"", "isExecutable=\" true \"", "isExecutable=\"1\""})
  void aSecondPoolThatWouldRunIsRefused(String executable) {
    FlowBundle two = withSecondPool(executable);

    assertThat(errors(two)).extracting(Finding::message).anyMatch(sentence -> sentence.contains("select its pool and untick Executable"))
        .anyMatch(sentence -> sentence.contains("bpmn:scriptTask is not allowed here"));
    assertThat(catchThrowableOfType(ParseException.class, () -> flows.deploy(two, "test"))).hasMessageContaining("untick Executable");
  }

  /** Under one id the one that runs would hide behind the one that does not. */
  @Test
  void whatRunsIsJudgedWhateverStandsBesideItUnderTheSameId() {
    FlowBundle twins = Redrawn.files(withSecondPool("isExecutable=\"false\""), "message-flow.bpmn", diagram -> diagram
        .replace("somebody-else", "field-message-flow").replace("<bpmn:documentation>", "<bpmn:documentation>${1}"));

    assertThat(errors(twins)).extracting(Finding::message).anyMatch(sentence -> sentence.contains("holds an expression"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
      start-by-a-message-of-the-house.bpmn | each time the message “offerMade” is sent, also when it is meant for a case of another flow
      start-by-a-signal.bpmn               | each time any flow of any scheme throws the signal “fieldAlert”
      """)
  void aFlowThatWouldBeginByItselfIsRefused(String file, String sentence) {
    assertThat(errors(bundle(file, REMARK))).singleElement().satisfies(error -> {
      assertThat(error.elementId()).isEqualTo("startEvent_asked");
      assertThat(error.message()).contains(sentence, "without a case nobody gets its work");
    });
  }

  @Test
  void aMessageWithoutANameIsToldWithWhereToWriteIt() {
    FlowBundle nameless = Redrawn.files(bundle("start-by-a-message-of-the-house.bpmn", REMARK), "start-by-a-message-of-the-house.bpmn",
        diagram -> diagram.replace("name=\"offerMade\"", "name=\"\""));

    assertThat(errors(nameless)).extracting(Finding::message).contains(
        "The message of “Remark asked for” has no name. In the Modeler, select it and write one under Message, Name.");
  }

  @Test
  void whatBreaksTheStandardIsToldWithoutAddresses() {
    FlowBundle broken = Redrawn.files(bundle("base.bpmn", REMARK), "base.bpmn",
        diagram -> diagram.replace("<bpmn:outgoing>flow_asked</bpmn:outgoing>", "<bpmn:text>x</bpmn:text>"));

    assertThat(errors(broken)).extracting(Finding::message).anyMatch(sentence -> sentence.contains("Draw it anew in the Modeler"))
        .noneMatch(sentence -> sentence.contains("http") || sentence.contains("cvc-"));
  }

  @Test
  void whatTheEditorMakesUpIsNobodysFault() {
    FlowBundle made = Redrawn.files(bundle("base.bpmn", REMARK), "base.bpmn", diagram -> diagram.replace("startEvent_asked", "StartEvent_1")
        .replace("userTask_noteRemark", "Activity_0ab1c2d").replace("lane_coordinator", "Lane_0ab1c2d").replace("field-base",
            "Process_0ab1c2d"));

    assertThat(checks.check(List.of(made))).extracting(Finding::rule, Finding::elementId).contains(tuple("id", "Process_0ab1c2d"))
        .doesNotContain(tuple("id", "StartEvent_1"), tuple("id", "Activity_0ab1c2d"), tuple("lane", "Lane_0ab1c2d"));
    assertThat(checks.check(List.of(made))).extracting(Finding::message).anyMatch(sentence -> sentence.contains("under General, ID"));
  }

  @Test
  void aFlowWithoutANameIsToldWhereToWriteIt() {
    FlowBundle nameless = Redrawn.files(bundle("base.bpmn", REMARK), "base.bpmn",
        diagram -> diagram.replace("<bpmn:process id=\"field-base\" name=\"Field remark\"", "<bpmn:process id=\"field-base\" name=\"\""));

    assertThat(checks.check(List.of(nameless))).extracting(Finding::message).anyMatch(sentence -> sentence.contains("has no name"));
  }

  @Test
  void aSingleAnswerIsNoList() {
    FlowBundle single =
        Redrawn.files(bundle("for-each-of-a-checklist.bpmn", REMARK, PEOPLE), PEOPLE, form -> form.replace("checklist", "radio"));

    assertThat(errors(single)).extracting(Finding::message)
        .containsExactly(
            "“Note remark” is done for each of ‘people’, which is a single answer. Ask for it with a checklist or a tag list.");
  }

  @Test
  void whatComesFromElsewhereMayBeAListAndIsOnlyAdvised() {
    FlowBundle elsewhere = Redrawn.files(bundle("for-each-of-a-checklist.bpmn", REMARK, PEOPLE), "for-each-of-a-checklist.bpmn",
        diagram -> diagram.replace("${people}", "guests"));

    assertThat(errors(elsewhere)).isEmpty();
    assertThat(checks.check(List.of(elsewhere))).extracting(Finding::message)
        .anyMatch(sentence -> sentence.contains("${guests.elements()}"));
  }

  @Test
  void theElementsOfAChecklistAreTaken() {
    assertThat(errors(Redrawn.files(bundle("for-each-of-a-checklist.bpmn", REMARK, PEOPLE), "for-each-of-a-checklist.bpmn",
        diagram -> diagram.replace("${people}", "${people.elements()}")))).isEmpty();
  }

  private void forgetWhatWasRead() {
    ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getDeploymentCache().discardProcessDefinitionCache();
  }

  private static FlowBundle withSecondPool(String executable) {
    return Redrawn.files(bundle("message-flow.bpmn", REMARK), "message-flow.bpmn", diagram -> diagram
        .replace("<bpmn:participant id=\"participant_person\" name=\"Person\"",
            "<bpmn:participant id=\"participant_person\" name=\"Somebody else\" processRef=\"somebody-else\"")
        .replace("<bpmndi:BPMNDiagram", """
            <bpmn:process id="somebody-else" %s camunda:historyTimeToLive="P30D"><bpmn:startEvent id="begin"><bpmn:extensionElements>
              <camunda:executionListener event="start" class="java.lang.Thread" /></bpmn:extensionElements></bpmn:startEvent>
              <bpmn:scriptTask id="script" scriptFormat="juel"><bpmn:script>${1}</bpmn:script></bpmn:scriptTask>
              <bpmn:task id="think" name="Think" />
            </bpmn:process>
            <bpmndi:BPMNDiagram""".formatted(executable)));
  }

  private List<Finding> errors(FlowBundle bundle) {
    return checks.check(List.of(bundle)).stream().filter(finding -> finding.severity() == Severity.ERROR).toList();
  }

  private static FlowBundle bundle(String diagram, String... forms) {
    return new FlowBundle("field", null, Stream.concat(Stream.of(diagram), Stream.of(forms)).map(FieldInputsTest::file).toList());
  }

  private static ModelFile file(String name) {
    return new ModelFile(null, name, FieldFile.bytes(name));
  }
}
