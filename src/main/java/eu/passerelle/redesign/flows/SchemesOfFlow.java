package eu.passerelle.redesign.flows;

import eu.passerelle.engine.access.EngineRights;
import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.deployment.FlowVersion;
import eu.passerelle.engine.deployment.FlowVersions;
import eu.passerelle.engine.reading.CaseCounts;
import eu.passerelle.engine.tables.Tables;
import eu.passerelle.model.BundleFacts;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.springframework.stereotype.Component;

/**
 * Tells whom a flow or a table serves: the schemes whose journeys reach it, those that have it by a row, those whose own rows it holds, and
 * those that have live cases in it. What serves nobody in particular is there for all of them. The template of new schemes is nobody's.
 */
@Component
public class SchemesOfFlow {

  private final String template;
  private final Schemes schemes;
  private final FlowBundles flows;
  private final FlowVersions versions;
  private final Journeys journeys;
  private final CaseCounts live;
  private final RepositoryService repository;
  private final EngineRights rights;

  SchemesOfFlow(RedesignSettings settings, Schemes schemes, FlowBundles flows, FlowVersions versions, Journeys journeys, CaseCounts live,
      RepositoryService repository, EngineRights rights) {
    this.template = settings.templateProcess();
    this.schemes = schemes;
    this.flows = flows;
    this.versions = versions;
    this.journeys = journeys;
    this.live = live;
    this.repository = repository;
    this.rights = rights;
  }

  /**
   * @param flow id of a process or a table in force
   * @return ids of the schemes, in the order of their names; none when no scheme has it
   */
  public List<String> of(String flow) {
    return of(List.of(flow)).get(flow);
  }

  /** @return what {@link #of(String)} says of each of them, worked out together */
  public Map<String, List<String>> of(Collection<String> wanted) {
    return rights.asHouse(() -> {
      Known known = known();
      return wanted.stream().distinct().collect(Collectors.toMap(Function.identity(),
          flow -> flows.inForce(flow).map(bundle -> inForce(idsIn(bundle.deploymentId()), known)).orElse(List.of())));
    });
  }

  /** @return whom a flow serves and would serve as it is proposed: a new one nobody, unless it holds rows of a scheme */
  public List<String> of(FlowBundle proposed) {
    return rights.asHouse(() -> {
      Known known = known();
      Set<String> served = new HashSet<>(bearers(tablesIn(proposed), known).map(Scheme::id).toList());
      if (proposed.deploymentId() != null) {
        served.addAll(inForce(idsIn(proposed.deploymentId()), known));
      }
      return named(served::contains);
    });
  }

  /** @return what {@link #of(String)} says of each flow in force, worked out together */
  Map<String, List<String>> all() {
    return rights.asHouse(() -> {
      Known known = known();
      return versions.inForce().stream()
          .collect(Collectors.toMap(FlowVersion::flow, version -> inForce(Set.of(version.flow()), known), (one, other) -> one));
    });
  }

  private List<String> inForce(Set<String> ids, Known known) {
    if (ids.contains(template)) {
      return List.of();
    }
    Set<String> bearers = bearers(ids, known).map(Scheme::id).collect(Collectors.toSet());
    List<String> served = schemes.list().stream().filter(scheme -> bearers.contains(scheme.id()) || ids.stream()
        .anyMatch(id -> known.reached.get(scheme.id()).contains(id) || schemes.ownersOf(id).contains(scheme)
            || known.series.getOrDefault(id, Set.of()).contains(scheme.casePrefix() + "-")))
        .map(Scheme::id).toList();
    return served.isEmpty() ? named(any -> true) : served;
  }

  /** @return the schemes that are asked first for the rows of one of these tables */
  private Stream<Scheme> bearers(Set<String> ids, Known known) {
    return schemes.list().stream().filter(scheme -> known.tables.stream().anyMatch(table -> ids.contains(Tables.own(scheme.id(), table))));
  }

  private List<String> named(Predicate<String> served) {
    return schemes.list().stream().map(Scheme::id).filter(served).toList();
  }

  private Known known() {
    return new Known(journeys.reached(), live.series(), repository.createDecisionDefinitionQuery().latestVersion().list().stream()
        .map(DecisionDefinition::getKey).collect(Collectors.toSet()));
  }

  private Set<String> idsIn(String deploymentId) {
    return Stream.concat(flows.processesOf(deploymentId).stream(), repository.createDecisionDefinitionQuery().deploymentId(deploymentId)
        .list().stream()).map(ResourceDefinition::getKey).collect(Collectors.toSet());
  }

  private static Set<String> tablesIn(FlowBundle proposed) {
    return proposed.files().stream().filter(file -> "dmn".equals(file.ending()))
        .flatMap(file -> BundleFacts.xml(file.content()).tree("dmn:decision")).map(decision -> decision.id()).collect(Collectors.toSet());
  }

  /**
   * What is asked of each flow.
   *
   * @param reached by scheme, the processes and tables that its journeys reach
   * @param series by flow, what the numbers of its live cases begin with
   * @param tables ids of all tables in force
   */
  private record Known(Map<String, Set<String>> reached, Map<String, Set<String>> series, Set<String> tables) {}
}
