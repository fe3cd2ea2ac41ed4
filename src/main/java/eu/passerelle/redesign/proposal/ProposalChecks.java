package eu.passerelle.redesign.proposal;

import eu.passerelle.engine.CaseVariables;
import eu.passerelle.engine.deployment.ExpressionChecks;
import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.deployment.ModelChecks;
import eu.passerelle.engine.rules.Finding;
import eu.passerelle.engine.rules.Finding.Severity;
import eu.passerelle.engine.tables.TimeLimits;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.TimeLimitSource;
import eu.passerelle.redesign.flows.SchemesOfFlow;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.Schemes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Holds what is proposed together against the rules of the house, and works its expressions out for the cases of all whom it serves. */
@Component
public class ProposalChecks {

  private final ModelChecks models;
  private final ExpressionChecks expressions;
  private final FlowBundles flows;
  private final TimeLimits timeLimits;
  private final SchemesOfFlow served;
  private final Schemes schemes;

  ProposalChecks(ModelChecks models, ExpressionChecks expressions, FlowBundles flows, TimeLimits timeLimits, SchemesOfFlow served,
      Schemes schemes) {
    this.models = models;
    this.expressions = expressions;
    this.flows = flows;
    this.timeLimits = timeLimits;
    this.served = served;
    this.schemes = schemes;
  }

  /**
   * @param proposer id of the scheme that proposes it
   * @return all that is wrong, errors and matters of style
   */
  public List<Finding> check(List<FlowBundle> bundles, String proposer) {
    List<Finding> found = new ArrayList<>(models.check(bundles));
    if (found.stream().noneMatch(finding -> finding.severity() == Severity.ERROR)) {
      found.addAll(workedOut(bundles, proposer));
    }
    return found;
  }

  /** @return the errors on expressions alone; the files keep to the rules otherwise */
  List<Finding> workedOut(List<FlowBundle> bundles, String proposer) {
    List<FlowBundle> before =
        bundles.stream().flatMap(bundle -> Optional.ofNullable(bundle.deploymentId()).map(flows::of).stream()).toList();
    TimeLimitSource limits = timeLimits.change(before, bundles).proposed();
    Map<String, List<String>> schemesServed = served.ofProposed(bundles);
    Map<String, List<Map<String, Object>>> cases = schemes.corridors().stream()
        .collect(Collectors.groupingBy(Corridor::schemeId, Collectors.mapping(ProposalChecks::facts, Collectors.toList())));
    return bundles.stream()
        .flatMap(bundle -> expressions.check(bundle, limits, kinds(schemesServed.get(bundle.flow()), proposer, cases)).stream()).toList();
  }

  private Map<String, List<Map<String, Object>>> kinds(List<String> ids, String proposer, Map<String, List<Map<String, Object>>> cases) {
    Map<String, List<Map<String, Object>>> kinds = new LinkedHashMap<>();
    schemes.list().stream().filter(scheme -> ids.isEmpty() ? scheme.id().equals(proposer) : ids.contains(scheme.id()))
        .forEach(scheme -> kinds.put(scheme.name(), cases.getOrDefault(scheme.id(), List.of())));
    return kinds;
  }

  private static Map<String, Object> facts(Corridor corridor) {
    return Map.of(CaseVariables.SCHEME, corridor.schemeId(), "corridor", corridor.id(), "origin", corridor.origin(),
        CaseVariables.DESTINATION, corridor.destination());
  }
}
