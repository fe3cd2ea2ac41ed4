package eu.passerelle.stakeholder;

import eu.passerelle.engine.EngineRights;
import eu.passerelle.engine.FlowCatalogue;
import eu.passerelle.engine.Tables;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** Which roles the present diagrams of a scheme have work for: its main diagram, all that it calls, and what no scheme calls. */
@Component
class DrawnRoles {

  private final RepositoryService repository;
  private final FlowCatalogue flows;
  private final Tables tables;
  private final Schemes schemes;
  private final EngineRights rights;

  DrawnRoles(RepositoryService repository, FlowCatalogue flows, Tables tables, Schemes schemes, EngineRights rights) {
    this.repository = repository;
    this.flows = flows;
    this.tables = tables;
    this.schemes = schemes;
    this.rights = rights;
  }

  /** @return the keys of the roles */
  Set<String> of(Scheme scheme) {
    return rights.asHouse(() -> {
      Map<String, String> latest = repository.createProcessDefinitionQuery().latestVersion().unlimitedList().stream()
          .collect(Collectors.toMap(ProcessDefinition::getKey, ProcessDefinition::getId, (one, other) -> one));
      Set<String> foreign = new HashSet<>();
      schemes.list().stream().filter(other -> !other.id().equals(scheme.id())).forEach(other -> reach(other.mainProcess(), latest, foreign));
      Set<String> own = new HashSet<>();
      reach(scheme.mainProcess(), latest, own);
      return latest.keySet().stream().filter(key -> own.contains(key) || !foreign.contains(key))
          .flatMap(key -> flows.flowOf(latest.get(key)).roles().values().stream()).collect(Collectors.toSet());
    });
  }

  private void reach(String key, Map<String, String> latest, Set<String> reached) {
    if (latest.containsKey(key) && reached.add(key)) {
      flows.flowOf(latest.get(key)).uses().calls().stream()
          .flatMap(call -> call.table() == null ? Stream.of(call.process()) : tables.answers(call.table()).stream())
          .forEach(called -> reach(called, latest, reached));
    }
  }
}
