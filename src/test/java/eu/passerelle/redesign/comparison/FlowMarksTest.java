package eu.passerelle.redesign.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.ModelFile;
import eu.passerelle.model.drawing.Mark;
import eu.passerelle.redesign.comparison.Difference.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which elements of two drawings are marked, and how: added, removed, changed, or only drawn elsewhere. */
class FlowMarksTest {

  private static final String LEAVE = """
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
          xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI">
        <bpmn:collaboration id="collaboration"><bpmn:participant id="pool" processRef="leave" /></bpmn:collaboration>
        <bpmn:process id="leave">
          <bpmn:laneSet id="lanes"><bpmn:lane id="lane" name="Employee"><bpmn:flowNodeRef>task</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>
          <bpmn:startEvent id="start" name="Asked"><bpmn:outgoing>path</bpmn:outgoing></bpmn:startEvent>
          <bpmn:sequenceFlow id="path" name="Yes" sourceRef="start" targetRef="task" />
          <bpmn:userTask id="task" name="Decide"><bpmn:incoming>path</bpmn:incoming></bpmn:userTask>
          <bpmn:subProcess id="part"><bpmn:userTask id="inside" /></bpmn:subProcess>
          <bpmn:textAnnotation id="note"><bpmn:text>By law</bpmn:text></bpmn:textAnnotation>
        </bpmn:process>
        <bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="collaboration">
          <bpmndi:BPMNShape id="pool_di" bpmnElement="pool"><dc:Bounds x="0" y="0" width="800" height="400" /></bpmndi:BPMNShape>
          <bpmndi:BPMNShape id="lane_di" bpmnElement="lane"><dc:Bounds x="30" y="0" width="770" height="400" /></bpmndi:BPMNShape>
          <bpmndi:BPMNShape id="start_di" bpmnElement="start"><dc:Bounds x="60" y="82" width="36" height="36" />
            <bpmndi:BPMNLabel><dc:Bounds x="61" y="125" width="34" height="14" /></bpmndi:BPMNLabel></bpmndi:BPMNShape>
          <bpmndi:BPMNShape id="task_di" bpmnElement="task"><dc:Bounds x="200" y="60" width="100" height="80" /></bpmndi:BPMNShape>
          <bpmndi:BPMNShape id="part_di" bpmnElement="part"><dc:Bounds x="400" y="40" width="300" height="200" /></bpmndi:BPMNShape>
          <bpmndi:BPMNShape id="inside_di" bpmnElement="inside"><dc:Bounds x="450" y="80" width="100" height="80" /></bpmndi:BPMNShape>
          <bpmndi:BPMNShape id="note_di" bpmnElement="note"><dc:Bounds x="200" y="300" width="100" height="30" /></bpmndi:BPMNShape>
          <bpmndi:BPMNEdge id="path_di" bpmnElement="path"><di:waypoint x="96" y="100" /><di:waypoint x="200" y="100" />
            <bpmndi:BPMNLabel><dc:Bounds x="140" y="82" width="18" height="14" /></bpmndi:BPMNLabel></bpmndi:BPMNEdge>
        </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
      </bpmn:definitions>""";

  @ParameterizedTest(name = "{1} for {0}")
  @CsvSource(delimiter = '|', value = {
      "x=\"200\" y=\"60\"        | x=\"210\" y=\"60\"        | task",
      "width=\"100\" height=\"80\" | width=\"120\" height=\"80\" | task, inside",
      "x=\"61\" y=\"125\"        | x=\"61\" y=\"130\"        | start",
      "<di:waypoint x=\"200\" y=\"100\" /> | <di:waypoint x=\"200\" y=\"110\" /> | path",
      "<di:waypoint x=\"200\" y=\"100\" /> | <di:waypoint x=\"150\" y=\"100\" /><di:waypoint x=\"200\" y=\"100\" /> | path",
      "x=\"140\" y=\"82\"        | x=\"150\" y=\"82\"        | path",
      "<bpmndi:BPMNLabel><dc:Bounds x=\"140\" y=\"82\" width=\"18\" height=\"14\" /></bpmndi:BPMNLabel> | <!-- --> | path",
      "x=\"200\" y=\"300\"       | x=\"200\" y=\"310\"       | note"})
  void whatIsDrawnElsewhereHasMoved(String text, String instead, String moved) {
    assertThat(marks(text, instead)).containsOnlyKeys(moved.split(", ")).allSatisfy((id, mark) -> assertThat(mark).isEqualTo(Mark.MOVED));
  }

  @ParameterizedTest(name = "{1} for {0}")
  @CsvSource(delimiter = '|', value = {
      "x=\"200\" y=\"60\"     | x=\"200.0\" y=\"60\"",
      "<bpmndi:BPMNShape id=\"task_di\" bpmnElement=\"task\"> | <bpmndi:BPMNShape id=\"another\" bpmnElement=\"task\"><bpmndi:BPMNLabel />",
      "width=\"800\"          | width=\"900\"",
      "width=\"770\"          | width=\"870\"",
      "width=\"300\"          | width=\"310\"",
      "name=\"Employee\"      | name=\"Worker\"",
      "<bpmn:incoming>path</bpmn:incoming> | <!-- -->"})
  void whatStandsWhereItStoodAndWhatHoldsOthersIsNotMarked(String text, String instead) {
    assertThat(marks(text, instead)).isEmpty();
  }

  @Test
  void whatTheWordsSpeakOfHasChangedAndDoesNotCountAsMovedToo() {
    assertThat(marks("x=\"200\" y=\"60\"", "x=\"210\" y=\"60\"", new Difference(Kind.FORM_CHANGED, "leave", "task", "Another form."),
        new Difference(Kind.FORM_CHANGED, "leave", null, "A form that no step shows."))).isEqualTo(Map.of("task", Mark.CHANGED));
  }

  @ParameterizedTest(name = "{1} for {0}")
  @CsvSource(delimiter = '|', value = {
      "name=\"Yes\"                | name=\"No\"            | path",
      "targetRef=\"task\" />       | targetRef=\"part\" />  | path",
      "targetRef=\"task\" /> | targetRef=\"task\"><bpmn:conditionExpression>${a}</bpmn:conditionExpression></bpmn:sequenceFlow> | path",
      "By law                      | By custom              | note"})
  void aPathOrANoteThatIsWrittenOtherwiseHasChanged(String text, String instead, String changed) {
    assertThat(marks(text, instead)).isEqualTo(Map.of(changed, Mark.CHANGED));
  }

  @Test
  void aPartIsAddedOrRemovedWithAllThatStandsInIt() {
    String renamed = LEAVE.replace("\"part\"", "\"other\"").replace("\"inside\"", "\"within\"");

    assertThat(FlowMarks.between(bundle(LEAVE), bundle(renamed), List.of())).isEqualTo(
        Map.of("part", Mark.REMOVED, "inside", Mark.REMOVED, "other", Mark.ADDED, "within", Mark.ADDED));
  }

  @Test
  void aLaneThatIsNewIsAddedToTheDrawing() {
    assertThat(marks("\"lane\"", "\"team\"")).isEqualTo(Map.of("lane", Mark.REMOVED, "team", Mark.ADDED));
  }

  @Test
  void whatIsNotDrawnIsNotMarked() {
    assertThat(marks("</bpmn:process>", "<bpmn:dataObject id=\"paper\" /></bpmn:process>")).isEmpty();
  }

  @Test
  void nothingOfANewFlowIsMarked() {
    assertThat(FlowMarks.between(null, bundle(LEAVE), List.of(new Difference(Kind.FLOW_ADDED, "leave", null, "The flow is new."))))
        .isEmpty();
  }

  private static Map<String, Mark> marks(String text, String instead, Difference... changes) {
    assertThat(LEAVE).contains(text);
    return FlowMarks.between(bundle(LEAVE), bundle(LEAVE.replace(text, instead)), List.of(changes));
  }

  private static FlowBundle bundle(String diagram) {
    return new FlowBundle("leave", null, List.of(new ModelFile("leave", "leave.bpmn", diagram.getBytes(StandardCharsets.UTF_8))));
  }
}
