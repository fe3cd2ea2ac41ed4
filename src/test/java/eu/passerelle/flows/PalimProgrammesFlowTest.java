package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the scheme does beside its cases: a new curriculum, and the hand-over at the end. */
@FlowTest
class PalimProgrammesFlowTest {

  private static final AtomicInteger SERIES = new AtomicInteger(700);
  private static final String FIRMS = "userTask_adviseAsFederation";
  private static final String MARKET = "userTask_adviseAsService";
  private static final String DECIDE = "userTask_decideOnCurriculum";

  @Autowired private Flow flow;

  @Autowired private ProcessEngine engine;

  @Autowired private Schemes schemes;

  @Test
  void anAdoptedCurriculumIsForNewTraineesAndForThoseWhoSwitch() {
    var trainee = inTraining();
    var revision = proposed("2").waitsAt(FIRMS, MARKET);
    assertThat(revision.groupsOf(FIRMS)).containsExactly("voka");
    assertThat(revision.groupsOf(MARKET)).containsExactly("vdab");

    advised(revision).complete(DECIDE, "curriculumAdopted", true, "traineesSwitch", true, "decisionReason", "The market asks for Java.")
        .endedAt("endEvent_curriculumRevised")
        .passed("gateway_askFork", "gateway_askJoin", DECIDE, "serviceTask_changeCurriculum", "callActivity_tellTrainees",
            "gateway_revisedJoin");

    assertThat(setting()).isEqualTo("2");
    trainee.runJobs().waitsAt("userTask_giveDeltaTraining").complete("userTask_giveDeltaTraining", "deltaTaughtOn", Days.ahead(0),
        "deltaHours", 24);
    assertThat(engine.getRuntimeService().createVariableInstanceQuery().variableName("curriculumVersion")
        .variableValueEquals("curriculumVersion", "2")
        .processInstanceIdIn(training(trainee)).count()).as("the trainee follows the new version").isEqualTo(1);
  }

  @Test
  void thoseInTrainingMayFinishWithTheVersionTheyBeganWith() {
    var trainee = inTraining();

    advised(proposed("3")).complete(DECIDE, "curriculumAdopted", true, "traineesSwitch", false, "decisionReason", "Nearly done.")
        .endedAt("endEvent_curriculumRevised").passed("gateway_traineesSwitch").notPassed("callActivity_tellTrainees");

    assertThat(setting()).isEqualTo("3");
    trainee.runJobs().waitsAt();
  }

  @Test
  void aCurriculumThatIsNotAdoptedChangesNothing() {
    Object before = setting();

    advised(proposed("9")).complete(DECIDE, "curriculumAdopted", false, "decisionReason", "Too early.")
        .endedAt("endEvent_curriculumKept").notPassed("serviceTask_changeCurriculum");

    assertThat(setting()).isEqualTo(before);
  }

  @Test
  void whenTheProjectClosesEverybodyWithoutWorkIsAsked() {
    var searching = searching();
    var closing = started("palim-hand-over", "cohort", "palim-2019", "successorScheme", "THAMM", "projectEndsOn", "2021-04-30")
        .waitsAt("userTask_handOverList");

    searching.runJobs().waitsAt("userTask_agreeHandOver").hasVariable("successorScheme", "THAMM");
    closing.complete("userTask_handOverList", "peopleHandedOver", 1, "listHandedOn", "2021-04-30")
        .endedAt("endEvent_listHandedOver").passed("callActivity_askPeople");
  }

  private Journey started(String process, Object... more) {
    return flow.start(process, "PAL-PRG-2031-%04d".formatted(SERIES.incrementAndGet()), Palim.programme(more));
  }

  private Journey proposed(String version) {
    return started("palim-revise-curriculum", "newCurriculumVersion", version, "curriculumChange", "Java instead of PHP",
        "curriculumReason", "Firms ask for it.");
  }

  private static Journey advised(Journey revision) {
    return revision.complete(FIRMS, "federationAdvice", "adopt", "federationNote", "Java")
        .complete(MARKET, "serviceAdvice", "adopt", "serviceNote", "Java").waitsAt(DECIDE);
  }

  private Journey inTraining() {
    return Palim.at(flow, engine, "callActivity_train").complete("userTask_enrolTrainee", Palim.enrolled(Days.ahead(-10))).waitsAt();
  }

  private String training(Journey trainee) {
    return engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(trainee.number())
        .processDefinitionKey("palim-training")
        .singleResult().getId();
  }

  private Journey searching() {
    return Palim.at(flow, engine, "callActivity_findWork").complete("userTask_chooseTrack", Palim.track("home")).waitsAt("userTask_sendCv");
  }

  private Object setting() {
    return schemes.cohort("palim-2019").orElseThrow().settings().get("curriculumVersion");
  }
}
