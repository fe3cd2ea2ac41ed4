package eu.passerelle.stakeholder;

import eu.passerelle.engine.access.EngineRights;
import eu.passerelle.engine.flow.Flow;
import eu.passerelle.engine.flow.FlowCatalogue;
import eu.passerelle.engine.tables.Tables;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/**
 * Which roles the present diagrams of a scheme have work for: its main diagram, what else people start in it, and all that these call in
 * one of its corridors.
 */
@Component
class DrawnRoles {

  private static final String PROGRAMME = "programme";

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

  /** @return for each corridor of the scheme the keys of the roles */
  Map<Corridor, Set<String>> of(Scheme scheme) {
    return rights.asHouse(() -> {
      Map<String, Flow> latest = repository.createProcessDefinitionQuery().latestVersion().unlimitedList().stream()
          .collect(Collectors.toMap(ProcessDefinition::getKey, process -> flows.flowOf(process.getId()), (one, other) -> one));
      List<String> starts = latest.keySet().stream().filter(key -> startsIn(scheme, key, latest.get(key))).toList();
      Map<Corridor, Set<String>> roles = new HashMap<>();
      for (Corridor corridor : schemes.corridors(scheme.id())) {
        Set<String> reached = new HashSet<>();
        starts.forEach(key -> reach(key, corridor, latest, reached));
        roles.put(corridor, reached.stream().flatMap(key -> latest.get(key).roles().values().stream()).collect(Collectors.toSet()));
      }
      return roles;
    });
  }

  /**
   * Its cases start there, or people start it: something of the scheme's own, or something that belongs to no scheme. A programme that any
   * scheme may run is no reason to ask each of them for its roles.
   */
  private boolean startsIn(Scheme scheme, String key, Flow flow) {
    List<Scheme> owners = schemes.ownersOf(key);
    return scheme.mainProcess().equals(key)
        || flow.kind() != null && (owners.contains(scheme) || owners.isEmpty() && !PROGRAMME.equals(flow.kind()));
  }

  private void reach(String key, Corridor corridor, Map<String, Flow> latest, Set<String> reached) {
    if (latest.containsKey(key) && reached.add(key)) {
      latest.get(key).uses().calls().stream()
          .flatMap(call -> call.table() == null ? Stream.of(call.process()) : chosen(call.table(), corridor))
          .forEach(called -> reach(called, corridor, latest, reached));
    }
  }

  private Stream<String> chosen(String table, Corridor corridor) {
    return tables.firstRow(table, Map.of("scheme", corridor.schemeId(), "origin", corridor.origin(), "destination", corridor.destination()))
        .stream().flatMap(row -> row.values().stream()).map(String::valueOf);
  }
}
