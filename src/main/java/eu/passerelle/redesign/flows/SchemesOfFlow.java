package eu.passerelle.redesign.flows;

import eu.passerelle.engine.access.EngineRights;
import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.deployment.FlowVersion;
import eu.passerelle.engine.deployment.FlowVersions;
import eu.passerelle.engine.flow.FlowCatalogue;
import eu.passerelle.engine.tables.Tables;
import eu.passerelle.model.TimeLimitSource;
import eu.passerelle.model.Uses;
import eu.passerelle.model.Uses.Call;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.springframework.stereotype.Component;

/**
 * Tells whose journeys a flow or a table is part of: what a scheme's main diagram reaches through its corridors, what carries the scheme's
 * name, and what no main diagram reaches, because that serves all of them. The template of new schemes is nobody's.
 */
@Component
public class SchemesOfFlow {

  private final String template;
  private final Schemes schemes;
  private final FlowBundles flows;
  private final FlowVersions versions;
  private final FlowCatalogue catalogue;
  private final Tables tables;
  private final RepositoryService repository;
  private final EngineRights rights;

  SchemesOfFlow(RedesignSettings settings, Schemes schemes, FlowBundles flows, FlowVersions versions,
      FlowCatalogue catalogue, Tables tables, RepositoryService repository, EngineRights rights) {
    this.template = settings.templateProcess();
    this.schemes = schemes;
    this.flows = flows;
    this.versions = versions;
    this.catalogue = catalogue;
    this.tables = tables;
    this.repository = repository;
    this.rights = rights;
  }

  /**
   * @param flow id of a process or a table
   * @return ids of the schemes, in the order of their names; none when no scheme has it
   */
  public List<String> of(String flow) {
    return rights.asHouse(() -> flows.inForce(flow).map(bundle -> owners(idsIn(bundle.deploymentId()), this::reaches)).orElse(List.of()));
  }

  /** @return what {@link #of(String)} says of each flow in force, worked out together */
  Map<String, List<String>> all() {
    return rights.asHouse(() -> {
      Map<String, Set<String>> reaches = reaches();
      return versions.inForce().stream()
          .collect(Collectors.toMap(FlowVersion::flow, version -> owners(idsIn(version), () -> reaches), (one, other) -> one));
    });
  }

  /** @param reaches asked only where no name tells whose it is */
  private List<String> owners(Set<String> ids, Supplier<Map<String, Set<String>>> reaches) {
    if (ids.contains(template)) {
      return List.of();
    }
    List<String> owners = ids.stream().flatMap(id -> schemes.ofProcess(id).stream()).map(Scheme::id).distinct().toList();
    if (!owners.isEmpty()) {
      return owners;
    }
    Map<String, Set<String>> reached = reaches.get();
    List<String> all = schemes.list().stream().map(Scheme::id).toList();
    List<String> reaching = all.stream().filter(scheme -> reached.get(scheme).stream().anyMatch(ids::contains)).toList();
    return reaching.isEmpty() ? all : reaching;
  }

  /** @return by scheme, all processes and tables that it reaches */
  private Map<String, Set<String>> reaches() {
    Map<String, String> latest = repository.createProcessDefinitionQuery().latestVersion().withoutTenantId().list().stream()
        .collect(Collectors.toMap(ProcessDefinition::getKey, ProcessDefinition::getId));
    return schemes.list().stream().collect(Collectors.toMap(Scheme::id, scheme -> reach(scheme, latest)));
  }

  /** A flow with tables of its own is reached whenever it is called. */
  private static Set<String> idsIn(FlowVersion version) {
    return Set.of(version.flow());
  }

  private Set<String> idsIn(String deploymentId) {
    return Stream.concat(flows.processesOf(deploymentId).stream(), repository.createDecisionDefinitionQuery().deploymentId(deploymentId)
        .list().stream())
        .map(ResourceDefinition::getKey).collect(Collectors.toSet());
  }

  private Set<String> reach(Scheme scheme, Map<String, String> latest) {
    List<Map<String, String>> questions = schemes.corridors(scheme.id()).stream().map(SchemesOfFlow::question).toList();
    Set<String> reached = new HashSet<>();
    Map<String, String> own = new HashMap<>(latest);
    own.keySet().removeIf(key -> schemes.ofProcess(key).filter(scheme::equals).isEmpty());
    own.keySet().forEach(process -> walk(process, latest, questions, reached));
    return reached;
  }

  private void walk(String process, Map<String, String> latest, List<Map<String, String>> questions, Set<String> reached) {
    if (!latest.containsKey(process) || !reached.add(process)) {
      return;
    }
    Uses uses = catalogue.flowOf(latest.get(process)).uses();
    reached.addAll(uses.tables());
    if (!uses.timeLimits().isEmpty()) {
      reached.add(TimeLimitSource.TABLE);
    }
    uses.calls().stream().flatMap(call -> called(call, questions)).forEach(next -> walk(next, latest, questions, reached));
  }

  private Stream<String> called(Call call, List<Map<String, String>> questions) {
    if (call.table() == null) {
      return Stream.of(call.process());
    }
    Set<String> chosen = questions.stream().flatMap(question -> tables.rows(call.table(), question).stream())
        .flatMap(row -> row.values().stream()).map(String::valueOf).collect(Collectors.toSet());
    return (chosen.isEmpty() ? tables.answers(call.table()) : chosen).stream();
  }

  private static Map<String, String> question(Corridor corridor) {
    return Map.of("scheme", corridor.schemeId(), "origin", corridor.origin(), "destination", corridor.destination());
  }
}
