package eu.passerelle.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every diagram keeps to the style guide; each failure names file, element and rule. */
class ProcessModelRulesTest {

  @TestFactory
  Stream<DynamicTest> everyDiagramKeepsToTheRules() {
    return House.files().stream().filter(file -> file.name().endsWith(".bpmn")).map(file -> DynamicTest.dynamicTest(file.name(),
        () -> assertThat(House.findings().stream().filter(finding -> finding.file().equals(file.name()))).isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> everyFormIsShownAndKeepsToTheRules() {
    return House.files().stream().filter(file -> file.name().endsWith(".form")).map(file -> DynamicTest.dynamicTest(file.name(),
        () -> assertThat(House.findings().stream().filter(finding -> finding.file().equals(file.name()))).isEmpty()));
  }

  /** What a person reads as the due date and what the clock does are one time limit. */
  @TestFactory
  Stream<DynamicTest> aTimerAtATaskReadsTheTaskOwnTimeLimit() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("processes"))) {
      return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList().stream()
          .map(file -> DynamicTest.dynamicTest(file.toString(),
              () -> timersAtTasks(file).forEach(timer -> assertThat(period(timer)).contains("'" + limit(timer.getAttachedTo()) + "'"))));
    }
  }

  /** Read aloud, a main flow says who hands the case to whom, and it is taken in at a glance. */
  @ParameterizedTest
  @ValueSource(strings = {"digital-explorers", "palim", "homere", "ygca", "thamm", "match"})
  void aMainFlowIsOneLandscapePageOnWhichNoRoleDoesEverything(String flow) {
    var model = Bpmn.readModelFromFile(Path.of("processes", flow, flow + ".bpmn").toFile());
    Bounds page = ((BpmnShape) model.getModelElementsByType(Participant.class).iterator().next().getDiagramElement()).getBounds();
    List<Lane> lanes = List.copyOf(model.getModelElementsByType(Lane.class));
    List<Long> calls = lanes.stream().map(lane -> lane.getFlowNodeRefs().stream().filter(CallActivity.class::isInstance).count()).toList();

    assertThat(page.getWidth()).isLessThanOrEqualTo(1400).isGreaterThan(1.35 * page.getHeight());
    assertThat(lanes).hasSizeGreaterThan(3);
    assertThat(calls).as("calls of one lane").allSatisfy(
        some -> assertThat(some).isLessThanOrEqualTo(calls.stream().mapToLong(Long::longValue).sum() / 2));
  }

  private static Stream<BoundaryEvent> timersAtTasks(Path file) {
    return Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(BoundaryEvent.class).stream()
        .filter(event -> event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance))
        .filter(event -> limit(event.getAttachedTo()) != null);
  }

  private static String period(BoundaryEvent event) {
    return ((TimerEventDefinition) event.getEventDefinitions().iterator().next()).getTimeDuration().getTextContent();
  }

  private static String limit(Activity task) {
    if (!(task instanceof UserTask) || task.getExtensionElements() == null) {
      return null;
    }
    return task.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
        .flatMap(properties -> properties.getCamundaProperties().stream()).filter(property -> property.getCamundaName().equals("timeLimit"))
        .map(CamundaProperty::getCamundaValue).findFirst().orElse(null);
  }

  @Test
  void noTwoFilesShareAName() {
    assertThat(House.files().stream().map(file -> file.name())).doesNotHaveDuplicates();
  }
}
