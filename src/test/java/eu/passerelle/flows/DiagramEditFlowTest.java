package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What the house is for: a coordinator redraws a flow, the next case follows, and no Java was touched. */
@FlowTest
class DiagramEditFlowTest {

  private static final String PROCESS = "prepare-departure";
  private static final String PLAN = "userTask_agreeDevelopmentPlan";
  private static final String TRAINING = "userTask_giveAwarenessTraining";
  private static final String CHECKLIST = "userTask_goThroughChecklist";

  @Autowired private Flow flow;
  @Autowired private RepositoryService repository;
  @Autowired private FormService forms;

  private String redrawn;

  @AfterEach
  void takeBackTheRedrawnFlow() {
    if (redrawn != null) {
      repository.deleteDeployment(redrawn, true);
    }
  }

  @Test
  void theNextCaseFollowsTheRedrawnDiagramAndTheFormerOneStaysOnItsOwn() throws IOException {
    Journey former = start();
    former.waitsAt(TRAINING, "userTask_holdDiversityDay");

    redraw(diagram -> {
      moveToLane(diagram, CHECKLIST, "lane_employer");
      planBeforeTraining(diagram);
    }, form -> form.withArray("components").addObject().put("type", "textfield").put("id", "field_hopes").put("key", "hopes")
        .put("label", "What the worker hopes for").set("properties", new ObjectMapper().createObjectNode().put("personal", "sensitive")));

    Journey next = start().waitsAt(PLAN, "userTask_holdDiversityDay");
    submit(next, PLAN, "planGoals", "Lead a small team", "planAgreed", true, "hopes", "A firm of my own");
    next.hasVariable("hopes", "A firm of my own").waitsAt(TRAINING, "userTask_holdDiversityDay");
    assertThat(next.groupsOf(TRAINING)).containsExactly("diversity-development-group");
    next.complete(TRAINING, "trainingAttended", "attended", "trainingOn", "2020-02-10").waitsAt(CHECKLIST, "userTask_holdDiversityDay");
    assertThat(next.groupsOf(CHECKLIST)).as("the role employer, which nobody plays in this case yet, and so its coordinators")
        .containsExactly("coordinators-digital-explorers");

    former.complete(TRAINING, "trainingAttended", "attended", "trainingOn", "2020-02-10").waitsAt(PLAN, "userTask_holdDiversityDay");
    assertThatThrownBy(() -> submit(former, PLAN, "planGoals", "Lead a small team", "planAgreed", true, "hopes", "A firm of my own"))
        .hasMessageContaining("hopes");
    submit(former, PLAN, "planGoals", "Lead a small team", "planAgreed", true);
    assertThat(former.waitsAt(CHECKLIST, "userTask_holdDiversityDay").groupsOf(CHECKLIST)).containsExactly("diversity-development-group");
  }

  @Test
  void aLaneThatIsNoRoleIsRefusedAndTheFlowStaysAsItWas() {
    assertThatThrownBy(() -> redraw(diagram -> ((Lane) diagram.getModelElementById("lane_employer")).setName("Emploier"), form -> {}))
        .hasMessageContaining("Emploier").hasMessageContaining("Employer");

    assertThat(start().groupsOf(TRAINING)).containsExactly("diversity-development-group");
  }

  private Journey start() {
    return flow.start(PROCESS, Flow.standard("employerName", "Baltic Byte", "startDate", "2020-03-01"));
  }

  private void submit(Journey journey, String task, Object... answers) {
    forms.submitTaskForm(journey.task(task).getId(), Flow.values(answers));
    journey.runJobs();
  }

  private void redraw(java.util.function.Consumer<BpmnModelInstance> pen, java.util.function.Consumer<ObjectNode> eraser)
      throws IOException {
    DeploymentBuilder deployment = repository.createDeployment().name(PROCESS).source("Camunda Modeler");
    for (Resource file : resources()) {
      String text = file.getContentAsString(StandardCharsets.UTF_8);
      if (file.getFilename().endsWith(".bpmn")) {
        BpmnModelInstance diagram = Bpmn.readModelFromStream(file.getInputStream());
        pen.accept(diagram);
        text = Bpmn.convertToString(diagram);
      } else if (file.getFilename().equals("agree-development-plan.form")) {
        ObjectNode form = (ObjectNode) new ObjectMapper().readTree(text);
        eraser.accept(form);
        text = form.toString();
      }
      deployment.addString(file.getFilename(), text);
    }
    redrawn = deployment.deploy().getId();
  }

  private static List<Resource> resources() throws IOException {
    var found = new PathMatchingResourcePatternResolver();
    return Stream
        .concat(Stream.of(found.getResources("classpath:processes/" + PROCESS + "/*")),
            Stream.of(found.getResources("classpath:forms/" + PROCESS + "/*")))
        .toList();
  }

  private static void moveToLane(BpmnModelInstance diagram, String node, String lane) {
    FlowNode moved = diagram.getModelElementById(node);
    diagram.getModelElementsByType(Lane.class).forEach(each -> each.getFlowNodeRefs().remove(moved));
    ((Lane) diagram.getModelElementById(lane)).getFlowNodeRefs().add(moved);
  }

  private static void planBeforeTraining(BpmnModelInstance diagram) {
    lead(diagram, "flow_preparationSplit_trainingJoin", PLAN);
    lead(diagram, "flow_agreeDevelopmentPlan_checklistJoin", "gateway_trainingJoin");
    lead(diagram, "flow_trainingAttended", "gateway_checklistJoin");
  }

  private static void lead(BpmnModelInstance diagram, String flow, String target) {
    SequenceFlow arrow = diagram.getModelElementById(flow);
    arrow.getTarget().getIncoming().remove(arrow);
    FlowNode to = diagram.getModelElementById(target);
    arrow.setTarget(to);
    to.getIncoming().add(arrow);
  }
}
