package eu.passerelle.engine.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.engine.EngineRoom;
import eu.passerelle.engine.EngineTest;
import org.camunda.bpm.engine.ParseException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LaneTest extends EngineTest {

  @Autowired FlowCatalogue flows;

  @Test
  void theLaneSaysWhichOrganisationGetsTheTask() {
    deploy("journey", "signing");
    startJourney();

    assertThat(groupsOf(openTask())).containsExactly("code-school");
  }

  @Test
  void aTaskInASubprocessBelongsToTheLaneOfTheSubprocess() {
    deploy("journey", "signing");
    startJourney();
    tasks.complete(openTask().getId());

    assertThat(openTask().getName()).isEqualTo("Sign contract");
    assertThat(groupsOf(openTask())).containsExactly("firm-one");
  }

  @Test
  void aTaskMovedToAnotherLaneMovesToAnotherOrganisation() {
    deploy("journey", "signing");
    String moved = model("journey").replace("<bpmn:flowNodeRef>userTask_train</bpmn:flowNodeRef>", "")
        .replace("<bpmn:flowNodeRef>subProcess_withdrawal</bpmn:flowNodeRef>",
            "<bpmn:flowNodeRef>subProcess_withdrawal</bpmn:flowNodeRef><bpmn:flowNodeRef>userTask_train</bpmn:flowNodeRef>");
    deployment().addString("journey.bpmn", moved).deploy();
    startJourney();

    assertThat(groupsOf(openTask())).containsExactly("authority.one");
  }

  @Test
  void aRoleThatNobodyPlaysSendsTheTaskToTheCoordinatorsMarkedSo() {
    parties.play(EngineRoom.TRAINER, null);
    deploy("journey", "signing");
    startJourney();

    assertThat(groupsOf(openTask())).containsExactly(EngineRoom.COORDINATORS);
    assertThat(tasks.getVariableLocal(openTask().getId(), "unplayedRole")).isEqualTo("Training provider");
    assertThat(notes.opened).singleElement().satisfies(event -> assertThat(event.standIn()).isTrue());
  }

  @Test
  void anUnknownLaneDoesNotDeployAndTheErrorNamesLaneAndNearestRole() {
    String misspelt = model("signing").replace("name=\"Employer\"", "name=\"Employr\"");

    assertThatThrownBy(() -> deployment().addString("signing.bpmn", misspelt).deploy())
        .isInstanceOfSatisfying(ParseException.class, refusal -> assertThat(refusal.getResorceReports().get(0).getErrors())
            .singleElement().satisfies(problem -> {
              assertThat(problem.getMessage()).contains("The lane “Employr” is no known role. The nearest role is “Employer”.");
              assertThat(problem.getMainElementId()).isEqualTo("lane_employer");
            }));
  }

  @Test
  void aTaskOutsideEveryLaneDoesNotDeploy() {
    String homeless = model("journey").replace("<bpmn:flowNodeRef>userTask_train</bpmn:flowNodeRef>", "");

    assertThatThrownBy(() -> deployment().addString("journey.bpmn", homeless).deploy())
        .hasMessageContaining("The task “Train candidate” stands in no lane");
  }

  @Test
  void aTaskThatNamesItsOwnCandidatesDoesNotDeploy() {
    for (String attribute : new String[] {"candidateGroups", "candidateUsers", "assignee"}) {
      String stubborn = model("signing").replace("<bpmn:userTask ", "<bpmn:userTask camunda:" + attribute + "=\"anybody\" ");

      assertThatThrownBy(() -> deployment().addString("signing.bpmn", stubborn).deploy())
          .hasMessageContaining("names its own assignee or candidates");
    }
  }

  @Test
  void theCatalogueKnowsRolesStagesAndActionsOfADiagram() {
    var deployed = deploy("journey", "signing").getDeployedProcessDefinitions();
    String journey = deployed.stream().filter(definition -> definition.getKey().equals("journey")).findFirst().orElseThrow().getId();

    Flow flow = flows.flowOf(journey);

    assertThat(flow.roleOf("userTask_train")).contains(EngineRoom.TRAINER);
    assertThat(flow.roleOf("userTask_record")).contains(EngineRoom.LEAD);
    assertThat(flow.stageOf("callActivity_sign")).contains("matching");
    assertThat(flow.timeLimits()).containsEntry("userTask_train", "T_TEST");
    assertThat(flow.actions()).containsExactly(
        new Flow.Action("startEvent_withdrawn", "withdrawn", "Record that the candidate withdraws", EngineRoom.LEAD));
  }

  @Test
  void theNearestRoleIsFoundByEditDistance() {
    assertThat(Lanes.distance("Employr", "Employer")).isEqualTo(1);
    assertThat(Lanes.distance(" employer", "Employer ")).isZero();
    assertThat(Lanes.distance("Mission", "Employer")).isGreaterThan(3);
  }
}
