package eu.passerelle.engine.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engine.EngineTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseEventsTest extends EngineTest {

  @Test
  void aJourneyIsToldFromStartToEnd() {
    deploy("journey", "signing");
    startJourney();
    tasks.complete(openTask().getId());
    tasks.complete(openTask().getId());

    assertThat(notes.lines).containsExactly(
        "started TST-2026-00001 journey test",
        "stage TST-2026-00001 preparation",
        "opened TST-2026-00001 Train candidate for training-provider by code-school",
        "closed TST-2026-00001",
        "stage TST-2026-00001 matching",
        "opened TST-2026-00001 Sign contract for employer by firm-one",
        "closed TST-2026-00001",
        "ended TST-2026-00001 completed null");
  }

  @Test
  void aTaskShowsCaseSchemeAndTheStageOfTheDiagramThatCalledIt() {
    deploy("journey", "signing");
    startJourney();
    tasks.complete(openTask().getId());

    assertThat(tasks.getVariablesLocal(openTask().getId()))
        .isEqualTo(Map.of("caseNumber", NUMBER, "scheme", "test", "stage", "matching"));
  }

  @Test
  void theStageThatACalledBlockEntersIsTheStageOfTheWholeCase() {
    deployment().addString("journey.bpmn", model("journey"))
        .addString("signing.bpmn", model("signing").replace("<bpmn:subProcess id=\"subProcess_papers\" name=\"Papers\">", """
        <bpmn:subProcess id="subProcess_papers" name="Papers"><bpmn:extensionElements><camunda:properties>
          <camunda:property name="stage" value="departure" />
        </camunda:properties></bpmn:extensionElements>""")).deploy();
    startJourney();
    tasks.complete(openTask().getId());

    assertThat(notes.lines).contains("stage TST-2026-00001 departure");
    String whole = runtime.createProcessInstanceQuery().rootProcessInstances().singleResult().getId();
    assertThat(runtime.getVariable(whole, "stage")).isEqualTo("departure");
  }

  @Test
  void theDueDateComesFromTheTimeLimit() {
    deploy("journey", "signing");
    startJourney();

    Instant inFourteenDays = Instant.now().plus(Duration.ofDays(14));
    assertThat(openTask().getDueDate().toInstant()).isBetween(inFourteenDays.minusSeconds(7200), inFourteenDays.plusSeconds(7200));
    assertThat(notes.opened.get(0).due()).isEqualTo(openTask().getDueDate().toInstant());
  }

  @Test
  void aWithdrawalClosesTheOpenTaskAndEndsWithTheReasonThatWasAsked() {
    deploy("journey", "signing");
    startJourney();
    runtime.createMessageCorrelation("withdrawn").processInstanceBusinessKey(NUMBER).correlate();
    tasks.complete(openTask().getId(), Map.of("lossReason", "family"));

    assertThat(notes.lines).contains("closed TST-2026-00001",
        "opened TST-2026-00001 Record withdrawal for lead-authority by authority.one");
    assertThat(notes.lines).last().isEqualTo("ended TST-2026-00001 withdrawn family");
  }

  @Test
  void aCaseThatIsDeletedEndsToo() {
    deploy("journey", "signing");
    startJourney();
    tasks.complete(openTask().getId());
    runtime.deleteProcessInstance(runtime.createProcessInstanceQuery().rootProcessInstances().singleResult().getId(), "test", true);

    assertThat(notes.lines).last().isEqualTo("ended TST-2026-00001 null null");
  }

  @Test
  void anInstanceWithoutANumberIsNoCase() {
    deploy("journey", "signing");
    runtime.startProcessInstanceByKey("journey");

    assertThat(notes.lines).isEmpty();
    assertThat(groupsOf(openTask())).containsExactly("code-school");
  }
}
