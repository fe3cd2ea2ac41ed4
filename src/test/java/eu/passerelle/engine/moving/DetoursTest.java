package eu.passerelle.engine.moving;

import static eu.passerelle.engine.moving.ForecastsTest.bundle;
import static eu.passerelle.engine.moving.ForecastsTest.only;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engine.EngineTest;
import eu.passerelle.engine.moving.MoveOrders.Decided;
import eu.passerelle.engine.moving.MoveOrders.Skipping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A case stands behind steps that it has never had: what was decided about them is done, and nothing is when nobody has decided. */
class DetoursTest extends EngineTest {

  private static final String TRAIN = "userTask_train";
  private static final String SCREEN = "userTask_screen";
  private static final String CALL = "userTask_call";

  @Autowired Forecasts forecasts;
  @Autowired CaseMover mover;

  @Test
  void aCaseThatHasNeverHadAStepStaysUntilSomebodyDecides() {
    atTraining();

    assertThat(only(forecasts.of(bundle(longer()), decided(Remedy.LET_BE, null)))).satisfies(standing -> {
      assertThat(standing.fate()).isEqualTo(Fate.DECIDE);
      assertThat(standing.skipped()).extracting(SkippedStep::id).containsExactly(SCREEN, CALL);
      assertThat(standing.gaps()).contains("Have already passed the place of the new step “Call candidate”.");
    });
    assertThat(follow(decided(Remedy.LET_BE, null)).moved()).isFalse();
    assertThat(step()).isEqualTo(TRAIN);
  }

  @Test
  void whoGoesBackHasAllStepsFromThereOn() {
    atTraining();

    MoveResult moved = follow(decided(Remedy.GO_BACK, null));

    assertThat(moved.standsAt()).containsExactly("Screen candidate");
    assertThat(moved.decided()).isEqualTo("Went back to “Screen candidate”, which it had never had. Reason: The law asks for it.");
    assertThat(ways()).containsExactly(SCREEN, CALL, TRAIN);
    assertThat(notes.lines).last().isEqualTo("ended TST-2026-00001 completed null");
  }

  @Test
  void whoHasTheStepNowGoesOnWhereItStood() {
    atTraining();

    MoveResult moved = follow(decided(Remedy.ANSWER_NOW, Remedy.LET_BE));

    assertThat(moved.decided()).startsWith("Has “Screen candidate” now, which it had never had, and then goes on where it stood.")
        .contains("Never has “Call candidate”: that was decided.");
    String instance = openTask().getProcessInstanceId();
    tasks.complete(openTask().getId());
    assertThat(runtime.getVariables(instance)).as("nothing is left of the detour").doesNotContainKey("afterwards_" + SCREEN);
    assertThat(ways()).containsExactly(TRAIN);
    assertThat(notes.lines).last().isEqualTo("ended TST-2026-00001 completed null");
  }

  @Test
  void severalStepsComeOneAfterTheOther() {
    atTraining();

    follow(decided(Remedy.ANSWER_NOW, Remedy.ANSWER_NOW));

    assertThat(ways()).containsExactly(SCREEN, CALL, TRAIN);
  }

  @Test
  void whatIsLetBeIsNeverDoneAndWrittenDown() {
    atTraining();
    String task = openTask().getId();

    MoveResult moved = follow(decided(Remedy.LET_BE, Remedy.LET_BE));

    assertThat(openTask().getId()).isEqualTo(task);
    assertThat(moved.decided()).contains("Never has “Screen candidate”: that was decided. Reason: The law asks for it.");
    assertThat(only(forecasts.of(bundle(longer().replace("Train candidate", "Teach candidate")), MoveOrders.of(Map.of()))).fate())
        .as("it is not asked again").isEqualTo(Fate.FOLLOWS);
  }

  /** Starts a case and leaves it at the training. */
  private void atTraining() {
    deploy("journey", "signing");
    startJourney();
  }

  /** @return the steps that are done from here up to the call, which is done too */
  private List<String> ways() {
    List<String> steps = new ArrayList<>();
    for (String step = step(); !step.equals(TRAIN); step = step()) {
      steps.add(step);
      tasks.complete(openTask().getId());
    }
    steps.add(TRAIN);
    tasks.complete(openTask().getId());
    tasks.complete(openTask().getId());
    return steps;
  }

  private String step() {
    return openTask().getTaskDefinitionKey();
  }

  private MoveResult follow(MoveOrders orders) {
    String target = deployment().addString("journey.bpmn", longer()).deployWithResult().getDeployedProcessDefinitions().get(0).getId();
    List<MoveResult> moved = mover.move(target, orders, false, List.of(openTask().getProcessInstanceId()));
    assertThat(moved).hasSize(1);
    return moved.get(0);
  }

  private static MoveOrders decided(Remedy screen, Remedy call) {
    Map<Skipping, Decided> remedies = new HashMap<>();
    remedies.put(new Skipping(TRAIN, SCREEN), new Decided(screen, "The law asks for it."));
    if (call != null) {
      remedies.put(new Skipping(TRAIN, CALL), new Decided(call, ""));
    }
    return new MoveOrders(Map.of(), remedies);
  }

  /** Two new steps before the training. */
  private static String longer() {
    return model("journey").replace("<bpmn:flowNodeRef>" + TRAIN + "</bpmn:flowNodeRef>", """
        <bpmn:flowNodeRef>userTask_train</bpmn:flowNodeRef><bpmn:flowNodeRef>userTask_screen</bpmn:flowNodeRef>
        <bpmn:flowNodeRef>userTask_call</bpmn:flowNodeRef>""")
        .replace("sourceRef=\"startEvent_applied\" targetRef=\"" + TRAIN + "\" />", """
            sourceRef="startEvent_applied" targetRef="userTask_screen" />
            <bpmn:userTask id="userTask_screen" name="Screen candidate" camunda:formRef="answer-here" camunda:formRefBinding="deployment" />
            <bpmn:sequenceFlow id="flow_a" sourceRef="userTask_screen" targetRef="userTask_call" />
            <bpmn:userTask id="userTask_call" name="Call candidate" camunda:formRef="answer-here" camunda:formRefBinding="deployment" />
            <bpmn:sequenceFlow id="flow_b" sourceRef="userTask_call" targetRef="userTask_train" />""");
  }
}
