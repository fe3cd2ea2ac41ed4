package eu.passerelle.redesign.flows;

import eu.passerelle.engine.access.EngineRights;
import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.deployment.FlowVersion;
import eu.passerelle.engine.deployment.FlowVersions;
import eu.passerelle.engine.reading.CaseCounts;
import eu.passerelle.engine.tables.Tables;
import eu.passerelle.model.BundleFacts;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.XmlNode;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import java.util.Collection;
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
 * Tells whom a flow or a table serves: the schemes whose journeys reach it, which begin at what is theirs by a row, those whose own rows it holds,
 * and those that have live cases in it. What serves nobody in particular is there for all of them. The template of new schemes is nobody's.
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
          flow -> flows.deploymentInForce(flow).map(deployment -> inForce(idsIn(deployment), known)).orElse(List.of())));
    });
  }

  /** @return whom a flow serves and would serve as it is proposed: a new one nobody, unless it holds rows of a scheme */
  public List<String> of(FlowBundle proposed) {
    return ofProposed(List.of(proposed)).get(proposed.flow());
  }

  /** @return what {@link #of(FlowBundle)} says of each of them, by flow, worked out together */
  public Map<String, List<String>> ofProposed(Collection<FlowBundle> proposed) {
    return rights.asHouse(() -> {
      Known known = known();
      return proposed.stream().collect(Collectors.toMap(FlowBundle::flow, bundle -> proposed(bundle, known)));
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

  private List<String> proposed(FlowBundle bundle, Known known) {
    Set<String> tables = BundleFacts.decisions(bundle).map(XmlNode::id).collect(Collectors.toSet());
    List<String> now = bundle.deploymentId() == null ? List.of() : inForce(idsIn(bundle.deploymentId()), known);
    return named(scheme -> now.contains(scheme.id()) || bears(scheme, tables, known));
  }

  private List<String> inForce(Set<String> ids, Known known) {
    if (ids.contains(template)) {
      return List.of();
    }
    List<String> served = named(scheme -> bears(scheme, ids, known) || ids.stream()
        .anyMatch(id -> known.reached.get(scheme.id()).contains(id)
            || known.series.getOrDefault(id, Set.of()).contains(scheme.casePrefix() + "-")));
    return served.isEmpty() ? named(any -> true) : served;
  }

  /** Whether a scheme is asked first for the rows of one of these tables. */
  private static boolean bears(Scheme scheme, Set<String> ids, Known known) {
    return known.tables.stream().anyMatch(table -> ids.contains(Tables.own(scheme.id(), table)));
  }

  private List<String> named(Predicate<Scheme> served) {
    return schemes.list().stream().filter(served).map(Scheme::id).toList();
  }

  private Known known() {
    return new Known(journeys.reached(), live.series(), repository.createDecisionDefinitionQuery().latestVersion().list().stream()
        .map(DecisionDefinition::getKey).collect(Collectors.toSet()));
  }

  private Set<String> idsIn(String deploymentId) {
    return Stream.concat(flows.processesOf(deploymentId).stream(), repository.createDecisionDefinitionQuery().deploymentId(deploymentId)
        .list().stream()).map(ResourceDefinition::getKey).collect(Collectors.toSet());
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
