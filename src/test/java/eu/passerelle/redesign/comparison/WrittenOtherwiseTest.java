package eu.passerelle.redesign.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.ModelFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Editors write the same in many ways: that is no change, and what means something else is one. */
class WrittenOtherwiseTest {

  private static final String STAY = "processes/authorise-stay-fr/authorise-stay-fr.bpmn";
  private static final String CAMP = "processes/boot-camp/boot-camp.bpmn";
  private static final String OFFER = "processes/homere-offer/homere-offer.bpmn";
  private static final String REMOTE = "processes/match-remote-work/match-remote-work.bpmn";
  private static final String TRAVEL = "processes/travel/travel.bpmn";
  private static final String LENGTH = "processes/conclude-contract/check-contract-length.dmn";
  private static final String ARRIVAL = "forms/travel/confirm-arrival.form";

  @ParameterizedTest(name = "{1} for {0}")
  @CsvSource(delimiter = '|', value = {
      " camunda:calledElementBinding=\"latest\" | ''",
      "<bpmn:callActivity | <bpmn:callActivity camunda:asyncBefore=\"false\" camunda:exclusive=\"true\"",
      "<bpmn:callActivity | <bpmn:callActivity isForCompensation=\"false\" startQuantity=\"1\" completionQuantity=\"1\"",
      "<bpmn:callActivity | <bpmn:callActivity camunda:modelerTemplate=\"passerelle.block.travel\"",
      "<bpmn:startEvent   | <bpmn:startEvent isInterrupting=\"true\" parallelMultiple=\"false\"",
      "<camunda:in source | <camunda:in local=\"false\" source",
      "</bpmn:startEvent> | <bpmn:extensionElements><camunda:properties /></bpmn:extensionElements></bpmn:startEvent>",
      "<bpmn:process      | <bpmn:process isClosed=\"false\" processType=\"None\" camunda:isStartableInTasklist=\"true\"",
      "id=\"definitions_  | exporter=\"Another\" exporterVersion=\"9\" id=\"definitions_",
      "bpmn:              | semantic:",
      "' />'              | '></nothing>'"})
  void aDiagramIsTheSame(String text, String instead) throws IOException {
    String diagram = Files.readString(Path.of(STAY));
    assertThat(diagram).contains(text);

    assertSame(STAY, diagram.replace("xmlns:bpmn=", "xmlns:semantic=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" xmlns:bpmn=")
        .replace(text, instead).replaceAll("<([\\w:]+)([^<>]*)></nothing>", "<$1$2></$1>"));
  }

  @ParameterizedTest(name = "{2} for {1}")
  @CsvSource(delimiter = '|', value = {
      CAMP + " | <bpmn:boundaryEvent    | <bpmn:boundaryEvent cancelActivity=\"true\"",
      CAMP + " | xsi:type=\"bpmn:tForm | xsi:type=\"tForm",
      TRAVEL + " | <bpmn:exclusiveGateway    | <bpmn:exclusiveGateway gatewayDirection=\"Diverging\"",
      TRAVEL + " | name=\"Confirm arrival\" | name=\"Confirm&#10;arrival\"",
      TRAVEL + " | x=\"160\" y=\"80\"      | y=\"80.0\" x=\"160.00\"",
      TRAVEL + " | <bpmn:incoming>flow_checkReadiness_readyToTravel</bpmn:incoming> | ''"})
  void aStepAPathOrAPictureIsTheSame(String file, String text, String instead) throws IOException {
    assertSame(file, changed(file, text, instead));
  }

  @Test
  void elementsMayBeWrittenDownInAnotherOrder() throws IOException {
    String diagram = Files.readString(Path.of(TRAVEL));
    String task = diagram.substring(diagram.indexOf("<bpmn:userTask"), diagram.indexOf("</bpmn:userTask>") + "</bpmn:userTask>".length());

    assertSame(TRAVEL, diagram.replace(task, "").replace("</bpmn:process>", task + "</bpmn:process>"));
  }

  @Test
  void whatACallGetsAndGivesBackMayBeWrittenDownInAnotherOrder() throws IOException {
    String diagram = Files.readString(Path.of(REMOTE));

    assertSame(REMOTE, exchanged(diagram, "(<camunda:inputOutput>.*?</camunda:inputOutput>)", "(<camunda:in .*?)(?=</bpmn:extension)"));
    assertSame(REMOTE, exchanged(diagram, "(<camunda:in source=\"scheme\".*?/>)", "(<camunda:in source=\"corridor\".*?/>)"));
    assertSame(REMOTE, exchanged(diagram, "(<camunda:out source=\"remoteWorkLawful\".*?/>)", "(<camunda:out .*?/>)"));
    assertSame(OFFER, exchanged(Files.readString(Path.of(OFFER)), "(<camunda:property [^>]*/>)", "(<camunda:property [^>]*/>)"));
  }

  @Test
  void ofTwoAnswersThatAreKeptUnderOneNameTheLaterCounts() throws IOException {
    String law = "<camunda:out source=\"remoteWorkLawful\" target=\"remoteWorkLawful\" />";
    String other = "<camunda:out source=\"permitted\" target=\"remoteWorkLawful\" />";

    assertThat(changes(REMOTE, changed(REMOTE, law, law + other), changed(REMOTE, law, other + law))).singleElement().asString()
        .startsWith("“Work remotely”: what it gives back as remoteWorkLawful is now ");
  }

  @ParameterizedTest(name = "{1} for {0}")
  @CsvSource(delimiter = '|', value = {
      "hitPolicy=\"FIRST\" | preferredOrientation=\"Rule-as-Row\" hitPolicy=\"FIRST\"",
      "<input id=\"input_1\" | <input xmlns:b=\"http://bpmn.io/schema/dmn/biodi/2.0\" b:width=\"192\" id=\"input_1\"",
      "</decisionTable>    | '\n\n</decisionTable>'",
      "xmlns:modeler=      | exporter=\"Another\" xmlns:modeler="})
  void aTableIsTheSame(String text, String instead) throws IOException {
    assertSame(LENGTH, changed(LENGTH, text, instead));
  }

  @ParameterizedTest(name = "{1} for {0}")
  @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
      "\"schemaVersion\": 16,      | \"schemaVersion\": 19, \"exporter\": { \"name\": \"Another\" },",
      "\"key\": \"givenName\",     | \"disabled\": false, \"description\": \"\", \"validate\": {}, \"key\": \"givenName\",",
      "\"id\": \"field_givenName\", | \"id\": \"Field_0abc\",",
      "\"type\": \"text\",         | \"conditional\": null, \"type\": \"text\","})
  void aFormIsTheSame(String text, String instead) throws IOException {
    assertSame(ARRIVAL, changed(ARRIVAL, text, instead));
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(delimiter = '|', value = {
      STAY + " | camunda:calledElementBinding=\"latest\" | camunda:calledElementBinding=\"deployment\""
          + " | which version of the flow it calls is now “deployment”; it was “latest”.",
      STAY + " | <bpmn:callActivity | <bpmn:callActivity camunda:asyncBefore=\"true\""
          + " | the save point before it is now “true”; it was “false”.",
      LENGTH + " | hitPolicy=\"FIRST\" | hitPolicy=\"UNIQUE\" | which fitting row counts is now “UNIQUE”; it was “FIRST”.",
      TRAVEL + " | x=\"160\" y=\"80\" | x=\"160.5\" y=\"80\" | Only the drawing changes: everything runs as before.",
      TRAVEL + " | <bpmn:flowNodeRef>endEvent_arrived</bpmn:flowNodeRef> | '' | Only the drawing changes: everything runs as before."})
  void whatMeansSomethingElseIsTold(String file, String text, String instead, String told) throws IOException {
    String written = changed(file, text, instead);

    assertThat(changes(file, written)).isNotEmpty().allMatch(sentence -> sentence.endsWith(told));
    assertThat(FlowComparison.isSame(bundle(file, Files.readString(Path.of(file))), bundle(file, written))).isFalse();
  }

  @Test
  void theOrderInWhichAnswersAreTriedIsTold() throws IOException {
    String diagram = Files.readString(Path.of(TRAVEL));
    int postponed = diagram.indexOf("    <bpmn:sequenceFlow id=\"flow_travelPostponed\"");
    String answer = diagram.substring(postponed, diagram.indexOf("</bpmn:sequenceFlow>", postponed) + "</bpmn:sequenceFlow>".length());

    assertThat(changes(TRAVEL, diagram.replace(answer, "").replace("</bpmn:process>", answer + "</bpmn:process>")))
        .containsExactly("At “Arrived?” the answers are tried in another order: “Yes”, “No” and “Postponed”.");
  }

  private static void assertSame(String file, String written) throws IOException {
    assertThat(changes(file, written)).isEmpty();
    assertThat(FlowComparison.isSame(bundle(file, Files.readString(Path.of(file))), bundle(file, written))).isTrue();
  }

  private static List<String> changes(String file, String written) throws IOException {
    return changes(file, Files.readString(Path.of(file)), written);
  }

  private static List<String> changes(String file, String was, String written) {
    return FlowComparison.between(bundle(file, was), bundle(file, written), WORDS).stream().map(Difference::sentence).toList();
  }

  private static String exchanged(String diagram, String one, String next) {
    String exchanged = diagram.replaceFirst("(?s)" + one + "(\\s*)" + next, "$3$2$1");
    assertThat(exchanged).isNotEqualTo(diagram);
    return exchanged;
  }

  private static String changed(String file, String text, String instead) throws IOException {
    String content = Files.readString(Path.of(file));
    assertThat(content).contains(text);
    return content.replace(text, instead);
  }

  private static FlowBundle bundle(String file, String content) {
    return new FlowBundle("flow", "deployed",
        List.of(new ModelFile(null, Path.of(file).getFileName().toString(), content.getBytes(StandardCharsets.UTF_8))));
  }

  private static final DifferenceWords WORDS = new AsWritten();
}
