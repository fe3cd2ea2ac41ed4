package eu.passerelle.tryout;

import eu.passerelle.engine.flow.Flow;
import eu.passerelle.engine.flow.FlowCatalogue;
import eu.passerelle.engine.tables.Tables;
import eu.passerelle.model.Uses;
import eu.passerelle.tryout.world.TrialWorld;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/** Which process of a world calls which, directly or by a table that chooses among several. */
final class Calls {

  private final Tables tables;
  private final Map<String, Set<String>> called = new TreeMap<>();
  private final Map<String, Flow> flows = new TreeMap<>();

  Calls(TrialWorld world) {
    tables = world.bean(Tables.class);
    for (ProcessDefinition process : world.engine().getRepositoryService().createProcessDefinitionQuery().latestVersion().list()) {
      Flow flow = world.bean(FlowCatalogue.class).flowOf(process.getId());
      flows.put(process.getKey(), flow);
      called.put(process.getKey(), flow.uses().calls().stream().flatMap(this::processes).collect(Collectors.toSet()));
    }
  }

  private Stream<String> processes(Uses.Call call) {
    return call.table() == null ? Stream.of(call.process()) : tables.answers(call.table()).stream();
  }

  /** @return the keys of all processes with what their diagrams say */
  Map<String, Flow> flows() {
    return flows;
  }

  /** @return the process itself and all that it calls, on all levels */
  Set<String> reachedFrom(String process) {
    Set<String> reached = new HashSet<>();
    walk(process, reached);
    return reached;
  }

  private void walk(String process, Set<String> reached) {
    if (called.containsKey(process) && reached.add(process)) {
      called.get(process).forEach(next -> walk(next, reached));
    }
  }

  /** @return how far each process is from these: what calls them and what they call is nearest, then what is called beside them, and so on */
  Map<String, Integer> distancesFrom(Set<String> processes) {
    Map<String, Integer> distances = new HashMap<>();
    Set<String> near = processes;
    for (int distance = 0; !near.isEmpty(); distance += 2) {
      int here = distance;
      near.forEach(process -> distances.putIfAbsent(process, here));
      near.stream().flatMap(process -> reachedFrom(process).stream()).forEach(process -> distances.putIfAbsent(process, here + 1));
      Set<String> now = near;
      near = called.keySet().stream().filter(caller -> called.get(caller).stream().anyMatch(now::contains))
          .filter(caller -> distances.getOrDefault(caller, Integer.MAX_VALUE) > here + 1).collect(Collectors.toSet());
    }
    return distances;
  }
}
