package eu.passerelle.engine.moving;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engine.EngineTest;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.ModelFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A case can follow a changed diagram, or is told why it cannot; small diagrams, one thing changed in each. */
class ForecastsTest extends EngineTest {

  private static final String TRAIN = "userTask_train";

  @Autowired Forecasts forecasts;

  @Test
  void aCaseFollowsWhenItsStepIsStillThere() {
    deploy("journey", "signing");
    startJourney();

    StandingAlike standing = only(forecast(model("journey").replace("Train candidate", "Teach candidate"), Map.of()));

    assertThat(standing.fate()).isEqualTo(Fate.FOLLOWS);
    assertThat(standing.version()).isEqualTo(1);
    assertThat(standing.stepNames()).containsExactly("Train candidate");
    assertThat(standing.instances()).extracting(LiveInstance::caseNumber).containsExactly(NUMBER);
    assertThat(repository.createDeploymentQuery().count()).as("nothing is deployed").isEqualTo(1);
  }

  @Test
  void aCaseAtARemovedStepNeedsADecisionAndFollowsOnceItIsMade() {
    deploy("journey", "signing");
    startJourney();
    String changed = model("journey").replace(TRAIN, "userTask_teach").replace("Train candidate", "Teach candidate");

    StandingAlike standing = only(forecast(changed, Map.of()));

    assertThat(standing.fate()).isEqualTo(Fate.DECIDE);
    assertThat(standing.why()).isEqualTo("Waits at “Train candidate”, which the proposal removes.");
    assertThat(forecasts.targets(bundle(changed), TRAIN)).extracting(TargetStep::name).containsExactly("Teach candidate");
    assertThat(only(forecast(changed, Map.of(TRAIN, "userTask_teach"))).fate()).isEqualTo(Fate.FOLLOWS);
  }

  @Test
  void aStepThatBecomesAnotherKindOfStepKeepsItsCases() {
    deploy("journey", "signing");
    startJourney();
    tasks.complete(openTask().getId());
    String changed = model("journey")
        .replace("<bpmn:callActivity id=\"callActivity_sign\" name=\"Sign contract\" calledElement=\"signing\">",
            "<bpmn:receiveTask id=\"callActivity_sign\" name=\"Await signature\">")
        .replace("<camunda:in source=\"scheme\" target=\"scheme\" />", "")
        .replace("</bpmn:callActivity>", "</bpmn:receiveTask>");

    StandingAlike standing = only(forecast(changed, Map.of()));

    assertThat(standing.fate()).isEqualTo(Fate.STAYS);
    assertThat(standing.why()).isEqualTo("Waits at “Sign contract”, and “Await signature” in the proposal is another kind of step.");
  }

  @Test
  void aSuspendedCaseStays() {
    deploy("journey", "signing");
    startJourney();
    runtime.suspendProcessInstanceById(openTask().getProcessInstanceId());

    assertThat(only(forecast(model("journey"), Map.of())).why()).startsWith("Is suspended");
  }

  private Forecast forecast(String diagram, Map<String, String> mapping) {
    return forecasts.of(bundle(diagram), MoveOrders.of(mapping));
  }

  static FlowBundle bundle(String diagram) {
    return new FlowBundle("journey", null, List.of(new ModelFile(null, "journey.bpmn", diagram.getBytes(StandardCharsets.UTF_8))));
  }

  static StandingAlike only(Forecast forecast) {
    assertThat(forecast.standings()).hasSize(1);
    return forecast.standings().get(0);
  }
}
