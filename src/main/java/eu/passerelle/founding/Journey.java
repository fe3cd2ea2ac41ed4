package eu.passerelle.founding;

import eu.passerelle.engine.access.EngineRights;
import eu.passerelle.engine.flow.Flow;
import eu.passerelle.engine.flow.FlowCatalogue;
import eu.passerelle.engine.tables.Tables;
import eu.passerelle.model.Uses.Call;
import eu.passerelle.scheme.Corridor;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** Walks through the diagrams as a case of one corridor would, tables that choose a flow included. */
@Component
class Journey {

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
      Needs needs = new Needs(new TreeMap<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
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
    needs.timeLimits.addAll(flow.uses().timeLimits());
    needs.tables.addAll(flow.uses().tables());
    flow.uses().calls().forEach(call -> walkInto(call, corridor, needs));
  }

  private void walkInto(Call call, Corridor corridor, Needs needs) {
    String called = call.process();
    if (called == null) {
      called = tables
          .firstRow(call.table(), Map.of("scheme", corridor.schemeId(), "origin", corridor.origin(), "destination", corridor.destination()))
          .map(row -> String.valueOf(row.values().iterator().next())).orElse(NONE);
      if (called.equals(NONE)) {
        needs.undecided.add(call.table());
        return;
      }
    }
    walk(called, corridor, needs);
  }

  /**
   * What a journey needs.
   *
   * @param roles the name of one diagram that has work for it, by role
   * @param timeLimits keys of the table of time limits
   * @param tables the decisions that are asked
   * @param processes what is called
   * @param missing flows that are called and not there
   * @param undecided tables that choose no flow
   */
  record Needs(Map<String, String> roles, Set<String> timeLimits, Set<String> tables, Set<String> processes, Set<String> missing,
      Set<String> undecided) {}
}
