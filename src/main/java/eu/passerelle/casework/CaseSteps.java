package eu.passerelle.casework;

import eu.passerelle.casework.Cases.OpenStepView;
import eu.passerelle.casework.Viewers.Viewer;
import eu.passerelle.engine.flow.FlowCatalogue;
import eu.passerelle.engine.reading.OpenSteps;
import eu.passerelle.engine.reading.OpenSteps.Claim;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.stakeholder.Roles;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The steps that a case waits for. */
@Component
class CaseSteps {

  private final OverviewTable overview;
  private final OpenSteps open;
  private final FlowCatalogue flows;
  private final Schemes schemes;
  private final Roles roles;
  private final Names names;

  CaseSteps(OverviewTable overview, OpenSteps open, FlowCatalogue flows, Schemes schemes, Roles roles, Names names) {
    this.overview = overview;
    this.open = open;
    this.flows = flows;
    this.schemes = schemes;
    this.roles = roles;
    this.names = names;
  }

  List<OpenStepView> of(CaseSummary summary, Viewer viewer) {
    return views(overview.openSteps(summary.number()).orElse(List.of()), summary, viewer);
  }

  /** For what has no row in the overview: the engine is asked. */
  List<OpenStepView> ofEngine(Running running, Viewer viewer) {
    String coordinators = schemes.find(running.schemeId()).map(Scheme::coordinatorGroup).orElse(null);
    return views(open.under(running.rootInstanceId()).stream().map(step -> step(step, coordinators)).sorted(OpenStep.NEXT_FIRST).toList(),
        running, viewer);
  }

  private OpenStep step(OpenSteps.Step step, String coordinators) {
    String role = flows.flowOf(step.definitionId()).roleOf(step.elementId()).orElse(null);
    return new OpenStep(step.taskId(), step.name(), role, step.groupId(), step.groupId().equals(coordinators), step.since(), step.due());
  }

  private List<OpenStepView> views(List<OpenStep> steps, Running running, Viewer viewer) {
    if (steps.isEmpty()) {
      return List.of();
    }
    Map<String, Claim> claims = claims(steps);
    Map<String, String> people = names.ofPeople(claims.values().stream().map(Claim::person).toList());
    Map<String, String> groups = names.ofGroups(steps.stream().map(OpenStep::groupId).toList());
    boolean coordinator = viewer.coordinates(running);
    return steps.stream().filter(step -> claims.containsKey(step.taskId())).map(step -> {
      Claim claim = claims.get(step.taskId());
      boolean mine = viewer.worksFor(step.groupId());
      return new OpenStepView(step.taskId(), step.name(), roles.labelOf(step.role()), groups.get(step.groupId()), step.standIn(),
          step.since(), claim.due(), mine, mine || coordinator ? people.get(claim.person()) : null);
    }).toList();
  }

  /** Who has claimed a step, and a due date that somebody has moved, are known to the engine alone. */
  private Map<String, Claim> claims(List<OpenStep> steps) {
    return open.claims(steps.stream().map(OpenStep::taskId).toList()).stream()
        .collect(Collectors.toMap(Claim::taskId, Function.identity()));
  }
}
