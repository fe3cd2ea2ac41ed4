package eu.passerelle.engine.moving;

import static eu.passerelle.engine.moving.ForecastsTest.bundle;
import static eu.passerelle.engine.moving.ForecastsTest.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import eu.passerelle.engine.EngineRoom;
import eu.passerelle.engine.EngineTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A case follows a changed diagram, as its forecast has said; small diagrams, one thing changed in each. */
class CaseMoverTest extends EngineTest {

  private static final String TRAIN = "userTask_train";

  @Autowired Forecasts forecasts;
  @Autowired CaseMover mover;
  @Autowired HistoryService history;
  @Autowired ManagementService management;

  @Test
  void theTaskOfAMovedCaseIsCalledAsTheNewDiagramCallsItAndTheCaseIsTold() {
    deploy("journey", "signing");
    startJourney();
    String task = openTask().getId();
    tasks.claim(task, "tomas");
    notes.clear();

    MoveResult moved = follow(model("journey").replace("Train candidate", "Teach candidate"), Map.of());

    assertThat(moved.moved()).isTrue();
    assertThat(moved.stoodAt()).containsExactly("Train candidate");
    assertThat(moved.standsAt()).containsExactly("Teach candidate");
    assertThat(openTask().getId()).isEqualTo(task);
    assertThat(openTask().getName()).isEqualTo("Teach candidate");
    assertThat(openTask().getAssignee()).as("whoever has it keeps it").isEqualTo("tomas");
    assertThat(notes.lines).containsExactly("changed TST-2026-00001 Teach candidate for training-provider by code-school");
    assertThat(history.createHistoricTaskInstanceQuery().taskId(task).singleResult().getName()).isEqualTo("Teach candidate");
  }

  @Test
  void aStepInAnotherLaneGoesToItsOrganisationAndNobodyElseHasItAnyMore() {
    deploy("journey", "signing");
    startJourney();
    tasks.claim(openTask().getId(), "tomas");
    notes.clear();

    follow(inLane("Employer"), Map.of());

    assertThat(groupsOf(openTask())).containsExactly("firm-one");
    assertThat(openTask().getAssignee()).isNull();
    assertThat(notes.lines).containsExactly("closed TST-2026-00001", "opened TST-2026-00001 Train candidate for employer by firm-one");
  }

  @Test
  void aStepInAnotherLaneOfTheSameOrganisationStaysWithWhoeverHasIt() {
    parties.play(EngineRoom.EMPLOYER, "code-school");
    deploy("journey", "signing");
    startJourney();
    tasks.claim(openTask().getId(), "tomas");
    notes.clear();

    follow(inLane("Employer"), Map.of());

    assertThat(openTask().getAssignee()).isEqualTo("tomas");
    assertThat(notes.lines).containsExactly("changed TST-2026-00001 Train candidate for employer by code-school");
  }

  @Test
  void aRoleThatNobodyPlaysInTheNewLaneMarksTheTask() {
    deploy("journey", "signing");
    startJourney();

    follow(inLane("Diplomatic mission"), Map.of());

    assertThat(groupsOf(openTask())).containsExactly(EngineRoom.COORDINATORS);
    assertThat(tasks.getVariableLocal(openTask().getId(), "unplayedRole")).isEqualTo("Diplomatic mission");
  }

  @Test
  void aChangedTimeLimitMovesTheDueDateOnlyWithConsentAndByItsDifference() {
    deploy("journey", "signing");
    startJourney();
    Task task = openTask();
    task.setDueDate(Date.from(task.getDueDate().toInstant().plus(10, ChronoUnit.DAYS)));
    tasks.saveTask(task);
    Instant before = openTask().getDueDate().toInstant();
    String longer = model("journey").replace("T_TEST", "T_LONGER");

    follow(longer, Map.of());
    assertThat(openTask().getDueDate().toInstant()).isEqualTo(before);

    String back =
        deployment().addString("journey.bpmn", model("journey")).deployWithResult().getDeployedProcessDefinitions().get(0).getId();
    mover.move(back, MoveOrders.of(Map.of()), false, List.of(openTask().getProcessInstanceId()));
    follow(longer, Map.of(), true);
    assertThat(openTask().getDueDate().toInstant()).isCloseTo(before.plus(16, ChronoUnit.DAYS), within(2, ChronoUnit.HOURS));
    assertThat(notes.opened.get(0).name()).isEqualTo("Train candidate");
  }

  @Test
  void aChangedTimerMovesOnlyWithConsent() {
    String timed = model("journey").replace("<bpmn:sequenceFlow id=\"flow_2\"", """
        <bpmn:boundaryEvent id="late" attachedToRef="userTask_train"><bpmn:timerEventDefinition id="timer">
        <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P14D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
        <bpmn:sequenceFlow id="flow_late" sourceRef="late" targetRef="endEvent_completed" />
        <bpmn:sequenceFlow id="flow_2\"""");
    deployment().addString("journey.bpmn", timed).addString("signing.bpmn", model("signing")).deploy();
    startJourney();
    Instant before = timerDue();

    follow(timed.replace("P14D", "P20D"), Map.of());
    assertThat(timerDue()).isEqualTo(before);
    follow(timed.replace("P14D", "P25D"), Map.of(), true);
    assertThat(timerDue()).as("5 days more than the version it was on").isCloseTo(before.plus(5, ChronoUnit.DAYS),
        within(2, ChronoUnit.HOURS));
  }

  @Test
  void aCaseOfARemovedStepBeginsTheStepItIsSentTo() {
    deploy("journey", "signing");
    startJourney();
    String changed = model("journey").replace(TRAIN, "userTask_teach").replace("Train candidate", "Teach candidate")
        .replace("T_TEST", "T_LONGER");

    follow(changed, Map.of(TRAIN, "userTask_teach"));

    assertThat(openTask().getTaskDefinitionKey()).isEqualTo("userTask_teach");
    assertThat(openTask().getName()).isEqualTo("Teach candidate");
    assertThat(openTask().getDueDate().toInstant()).isCloseTo(Instant.now().plus(30, ChronoUnit.DAYS), within(2, ChronoUnit.HOURS));
  }

  @Test
  void aStepThatIsDrawnIntoASubprocessTakesItsCasesAlongAndTheyReachTheEnd() {
    deploy("journey", "signing");
    startJourney();
    String task = openTask().getId();
    String diagram = model("journey");
    String step = diagram.substring(diagram.indexOf("<bpmn:userTask id=\"userTask_train\""),
        diagram.indexOf("</bpmn:userTask>") + "</bpmn:userTask>".length());
    String wrapped = diagram.replace(step, """
        <bpmn:subProcess id="subProcess_course" name="Course"><bpmn:startEvent id="courseBegins" />
        <bpmn:sequenceFlow id="c1" sourceRef="courseBegins" targetRef="userTask_train" />%s
        <bpmn:sequenceFlow id="c2" sourceRef="userTask_train" targetRef="courseEnds" /><bpmn:endEvent id="courseEnds" />
        </bpmn:subProcess>""".formatted(step))
        .replace("targetRef=\"userTask_train\" />\n    <bpmn:userTask", "targetRef=\"userTask_train\" /><bpmn:userTask")
        .replace("sourceRef=\"startEvent_applied\" targetRef=\"userTask_train\"",
            "sourceRef=\"startEvent_applied\" targetRef=\"subProcess_course\"")
        .replace("sourceRef=\"userTask_train\" targetRef=\"callActivity_sign\"",
            "sourceRef=\"subProcess_course\" targetRef=\"callActivity_sign\"")
        .replace("<bpmn:flowNodeRef>userTask_train", "<bpmn:flowNodeRef>subProcess_course");

    assertThat(follow(wrapped, Map.of()).moved()).isTrue();

    assertThat(openTask().getId()).isEqualTo(task);
    tasks.complete(task);
    tasks.complete(openTask().getId());
    assertThat(notes.lines).last().isEqualTo("ended TST-2026-00001 completed null");
  }

  @Test
  void aBlockThatACaseIsInFollowsOnItsOwnAndReturnsToItsCaller() {
    deploy("journey", "signing");
    startJourney();
    tasks.complete(openTask().getId());
    String changed = model("signing").replace("name=\"Sign contract\"", "name=\"Sign both copies\"");

    String target = deployment().addString("signing.bpmn", changed).deployWithResult().getDeployedProcessDefinitions().get(0).getId();
    assertThat(forecasts.of(target, MoveOrders.of(Map.of())).count(Fate.FOLLOWS)).isEqualTo(1);
    mover.move(target, MoveOrders.of(Map.of()), false, List.of(openTask().getProcessInstanceId()));

    assertThat(openTask().getName()).isEqualTo("Sign both copies");
    assertThat(forecasts.of(target, MoveOrders.of(Map.of())).standings()).as("nobody is left behind").isEmpty();
    tasks.complete(openTask().getId());
    assertThat(notes.lines).last().isEqualTo("ended TST-2026-00001 completed null");
  }

  @Test
  void aCaseInsideABlockFollowsTheDiagramThatCalledItAndLearnsItsNewStage() {
    deploy("journey", "signing");
    startJourney();
    tasks.complete(openTask().getId());
    notes.clear();
    String changed = model("journey").replace("value=\"matching\"", "value=\"selection\"");

    assertThat(only(forecasts.of(bundle(changed), MoveOrders.of(Map.of()))).why())
        .isEqualTo("What “Sign contract” has called stays bound to it and goes on in its own version.");
    follow(changed, Map.of());

    assertThat(notes.lines).containsExactly("stage TST-2026-00001 selection");
    assertThat(tasks.getVariable(openTask().getId(), "stage")).isEqualTo("selection");
    tasks.complete(openTask().getId());
    assertThat(notes.lines).last().isEqualTo("ended TST-2026-00001 completed null");
  }

  @Test
  void whenOneCannotBeMovedNoneOfTheSameCallIs() {
    deploy("journey", "signing");
    startJourney();
    runtime.startProcessInstanceByKey("journey", "TST-2026-00002", Map.of("scheme", "test"));
    String target = publish(model("journey").replace("Train candidate", "Teach candidate"));
    List<String> both = runtime.createProcessInstanceQuery().rootProcessInstances().list().stream().map(ProcessInstance::getId).toList();
    notes.refused = "TST-2026-00002";

    assertThatThrownBy(() -> mover.move(target, MoveOrders.of(Map.of()), false, both)).hasMessageContaining("refused TST-2026-00002");

    assertThat(runtime.createProcessInstanceQuery().processDefinitionId(target).count()).isZero();
    assertThat(tasks.createTaskQuery().taskName("Train candidate").count()).isEqualTo(2);
  }

  private static String inLane(String role) {
    return model("journey").replace("<bpmn:flowNodeRef>userTask_train</bpmn:flowNodeRef>", "").replace("</bpmn:laneSet>", """
        <bpmn:lane id="lane_other" name="%s"><bpmn:flowNodeRef>userTask_train</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>"""
        .formatted(role));
  }

  private Instant timerDue() {
    return management.createJobQuery().timers().singleResult().getDuedate().toInstant();
  }

  private MoveResult follow(String diagram, Map<String, String> mapping) {
    return follow(diagram, mapping, false);
  }

  /** Publishes the diagram and lets the one case follow, which it does exactly when the forecast said so. */
  private MoveResult follow(String diagram, Map<String, String> mapping, boolean newDueDates) {
    StandingAlike said = only(forecasts.of(bundle(diagram), MoveOrders.of(mapping)));
    List<MoveResult> moved = mover.move(publish(diagram), MoveOrders.of(mapping), newDueDates, List.of(said.instances().get(0).id()));
    assertThat(moved).hasSize(1);
    assertThat(moved.get(0).moved()).isEqualTo(said.fate() == Fate.FOLLOWS);
    return moved.get(0);
  }

  private String publish(String diagram) {
    return deployment().addString("journey.bpmn", diagram).deployWithResult().getDeployedProcessDefinitions().get(0).getId();
  }
}
