package eu.passerelle.founding;

import eu.passerelle.engine.EngineRights;
import eu.passerelle.engine.Flow;
import eu.passerelle.engine.FlowCatalogue;
import eu.passerelle.engine.Tables;
import eu.passerelle.scheme.Corridor;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.springframework.stereotype.Component;

/** Walks through the diagrams as a case of one corridor would, tables that choose a flow included. */
@Component
class Journey {

  private static final Pattern TIMER = Pattern.compile("timeLimits\\.of\\(\\s*execution\\s*,\\s*'(\\w+)'");
  private static final String NONE = "none";

  private final RepositoryService repository;
  private final FlowCatalogue flows;
  private final Tables tables;
  private final EngineRights rights;

  Journey(RepositoryService repository, FlowCatalogue flows, Tables tables, EngineRights rights) {
    this.repository = repository;
    this.flows = flows;
    this.tables = tables;
    this.rights = rights;
  }

  /** @return what cases of this corridor may meet */
  Needs through(String process, Corridor corridor) {
    return rights.asHouse(() -> {
      Needs needs = new Needs(new TreeMap<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
      walk(process, corridor, needs);
      return needs;
    });
  }

  private void walk(String key, Corridor corridor, Needs needs) {
    if (!needs.processes.add(key)) {
      return;
    }
    ProcessDefinition process = repository.createProcessDefinitionQuery().processDefinitionKey(key).latestVersion().singleResult();
    if (process == null) {
      needs.missing.add(key);
      return;
    }
    Flow flow = flows.flowOf(process.getId());
    flow.roles().values().forEach(role -> needs.roles.computeIfAbsent(role, first -> process.getName()));
    needs.timeLimits.addAll(flow.timeLimits().values());
    BpmnModelInstance model = repository.getBpmnModelInstance(process.getId());
    Matcher timers = TIMER.matcher(Bpmn.convertToString(model));
    while (timers.find()) {
      needs.timeLimits.add(timers.group(1));
    }
    model.getModelElementsByType(BusinessRuleTask.class).forEach(task -> needs.tables.add(task.getCamundaDecisionRef()));
    model.getModelElementsByType(CallActivity.class).forEach(call -> walkInto(call, corridor, needs));
  }

  private void walkInto(CallActivity call, Corridor corridor, Needs needs) {
    String called = call.getCalledElement();
    if (called.startsWith("${")) {
      String table = table(call);
      called = tables.firstRow(table, Map.of("scheme", corridor.schemeId(), "origin", corridor.origin(), "destination", corridor.destination()))
          .map(row -> String.valueOf(row.values().iterator().next())).orElse(NONE);
      if (called.equals(NONE)) {
        needs.missing.add(table);
        return;
      }
    }
    walk(called, corridor, needs);
  }

  private static String table(CallActivity call) {
    return call.getExtensionElements() == null ? NONE
        : call.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
            .flatMap(properties -> properties.getCamundaProperties().stream()).filter(property -> "calls".equals(property.getCamundaName()))
            .map(property -> property.getCamundaValue()).findFirst().orElse(NONE);
  }

  /**
   * What a journey needs.
   *
   * @param roles the name of one diagram that has work for it, by role
   * @param timeLimits keys of the table of time limits
   * @param tables the decisions that are asked
   * @param missing flows that are called and not there, and tables that choose none
   */
  record Needs(Map<String, String> roles, Set<String> timeLimits, Set<String> tables, Set<String> processes, Set<String> missing) {}
}
