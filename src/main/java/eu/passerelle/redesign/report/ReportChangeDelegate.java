package eu.passerelle.redesign.report;

import eu.passerelle.engine.Catalogued;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.redesign.comparison.Difference;
import eu.passerelle.redesign.flows.SchemesOfFlow;
import eu.passerelle.redesign.proposal.Lists;
import eu.passerelle.redesign.proposal.Proposal;
import eu.passerelle.redesign.proposal.Proposals;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@Catalogued(name = "Sum up a change",
    does = "Sums up ‘proposal’ for the steps that follow.",
    takes = "proposal", gives = {"changeSummary", "changeKinds", "onlyWords", "liveCases", "flowShared", "otherSchemes"})
class ReportChangeDelegate implements JavaDelegate {

  private static final Set<Difference.Kind> WORDS = Set.of(Difference.Kind.STEP_RENAMED, Difference.Kind.DRAWING_CHANGED);

  private final Proposals proposals;
  private final Comparisons comparisons;
  private final SchemesOfFlow schemesOfFlow;
  private final ConcernedCases cases;

  ReportChangeDelegate(Proposals proposals, Comparisons comparisons, SchemesOfFlow schemesOfFlow, ConcernedCases cases) {
    this.proposals = proposals;
    this.comparisons = comparisons;
    this.schemesOfFlow = schemesOfFlow;
    this.cases = cases;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Proposal proposal = proposals.find((String) execution.getVariable("proposal")).orElseThrow();
    List<FlowBundle> bundles = proposals.bundles(proposal.number());
    Comparison comparison = comparisons.of(proposal);
    Map<String, List<String>> served = schemesOfFlow.ofProposed(bundles);
    List<String> others = bundles.stream().flatMap(bundle -> served.get(bundle.flow()).stream()).distinct()
        .filter(scheme -> !scheme.equals(proposal.schemeId())).toList();
    DelegateExecution flow = execution.getProcessInstance();
    flow.setVariable("changeSummary",
        proposal.onlyMoves() ? "Nothing is drawn otherwise. Cases on older versions follow the version in force."
            : comparison.text());
    flow.setVariable("changeKinds", comparison.kinds().stream().map(Difference.Kind::name).collect(Collectors.joining(";")));
    flow.setVariable("onlyWords", !proposal.onlyMoves() && WORDS.containsAll(comparison.kinds()));
    flow.setVariable("liveCases", cases.of(proposal.number()).size());
    flow.setVariable("flowShared", !others.isEmpty());
    flow.setVariable("otherSchemes", Lists.json(others));
  }
}
