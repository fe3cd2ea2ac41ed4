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
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    return bundles.stream().flatMap(bundle -> expressions.check(bundle, limits, kinds(bundle, proposer)).stream()).toList();
  }

  private Map<String, List<Map<String, Object>>> kinds(FlowBundle bundle, String proposer) {
    List<String> ids = served.of(bundle);
    Map<String, List<Map<String, Object>>> kinds = new LinkedHashMap<>();
    schemes.list().stream().filter(scheme -> ids.isEmpty() ? scheme.id().equals(proposer) : ids.contains(scheme.id()))
        .forEach(scheme -> kinds.put(scheme.name(), cases(scheme)));
    return kinds;
  }

  private List<Map<String, Object>> cases(Scheme scheme) {
    return schemes.corridors(scheme.id()).stream().map(corridor -> Map.<String, Object>of(CaseVariables.SCHEME, scheme.id(), "corridor",
        corridor.id(), "origin", corridor.origin(), CaseVariables.DESTINATION, corridor.destination())).toList();
  }
}
