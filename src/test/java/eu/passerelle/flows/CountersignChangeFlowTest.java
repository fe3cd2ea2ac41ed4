package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which changes need a second person, from whom, and what becomes of the answer. */
@FlowTest
class CountersignChangeFlowTest {

  private static final String COLLEAGUE = "userTask_countersignChange";
  private static final String LEAD = "userTask_countersignAsLead";
  private static final String SCHEME = "userTask_countersignForScheme";

  @Autowired private Flow flow;
  @Autowired private TaskService tasks;
  @Autowired private FormService forms;

  @Test
  void anotherNameOrDrawingNeedsNobody() {
    begin("STEP_RENAMED;DRAWING_CHANGED", true).passed("endEvent_countersignatureNotNeeded");
  }

  @Test
  void anOrdinaryChangeNeedsASecondCoordinator() {
    Journey change = begin("STEP_ADDED", false).waitsAt(COLLEAGUE);
    assertDue(change, COLLEAGUE, "P7D");
    change.completeAs("mantas", COLLEAGUE, "countersignDecision", "sign").endedAt("endEvent_changeCountersigned")
        .hasVariable("countersignedBy", "mantas").hasVariable("countersignerNames", "Mantas Jonaitis");
  }

  @Test
  void whatTouchesPersonalDataOrMovesWorkNeedsTheLeadAuthority() {
    Journey privacy = begin("FORM_CHANGED;PRIVACY_CHANGED", false).waitsAt(LEAD);
    assertThat(privacy.groupsOf(LEAD)).containsExactly("enterprise-lithuania");
    privacy.completeAs("mantas", LEAD, "countersignDecision", "sign").endedAt("endEvent_changeCountersigned");

    begin("WORK_MOVED", false).completeAs("mantas", LEAD, "countersignDecision", "refuse", "refusalReason",
        "The agency has no staff for it.")
        .endedAt("endEvent_countersignatureRefused").hasVariable("refusalReason", "The agency has no staff for it.");
  }

  @Test
  void aSharedFlowNeedsACoordinatorOfEachOtherScheme() {
    Journey change = begin("STEP_ADDED", false, "palim", "homere").waitsAt(SCHEME, SCHEME);
    assertThat(groups(change)).containsExactlyInAnyOrder("coordinators-palim", "coordinators-homere");
    Task theirs = taskOf(change, "coordinators-palim");
    assertThatThrownBy(() -> flow.as("ruta", () -> tasks.claim(theirs.getId(), "ruta"))).isInstanceOf(AuthorizationException.class);

    forms.submitTaskForm(theirs.getId(), Map.of("countersignDecision", "sign"));
    change.waitsAt(SCHEME);
    forms.submitTaskForm(change.task(SCHEME).getId(), Map.of("countersignDecision", "sign"));
    change.runJobs().endedAt("endEvent_changeCountersigned");
  }

  @Test
  void oneSchemeThatRefusesIsEnough() {
    Journey change = begin("STEP_ADDED", false, "palim", "homere");

    forms.submitTaskForm(change.task(SCHEME).getId(), Map.of("countersignDecision", "refuse", "refusalReason", "Our firms cannot."));

    change.endedAt("endEvent_countersignatureRefused").hasVariable("refusalReason", "Our firms cannot.");
  }

  private Journey begin(String kinds, boolean onlyWords, String... otherSchemes) {
    Map<String, Object> facts = new HashMap<>(Map.of("scheme", "digital-explorers", "proposal", "DEX-PRO-2026-0001", "proposedBy", "ruta",
        "proposedFlow", "travel", "proposalTitle", "Travel", "changeKinds", kinds, "onlyWords", onlyWords, "flowShared",
        otherSchemes.length > 0));
    facts.put("otherSchemes", SpinValues.jsonValue("[" + Stream.of(otherSchemes).map(id -> '"' + id + '"').reduce((a, b) -> a + "," + b)
        .orElse("") + "]").create());
    return flow.start("countersign-change", facts);
  }

  private List<String> groups(Journey change) {
    return change.openTasks().stream().flatMap(task -> tasks.getIdentityLinksForTask(task.getId()).stream()).map(IdentityLink::getGroupId)
        .toList();
  }

  private Task taskOf(Journey change, String group) {
    return change.openTasks().stream()
        .filter(task -> tasks.getIdentityLinksForTask(task.getId()).stream().anyMatch(link -> group.equals(link.getGroupId())))
        .findFirst().orElseThrow();
  }
}
