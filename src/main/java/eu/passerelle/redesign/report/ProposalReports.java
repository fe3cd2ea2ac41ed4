package eu.passerelle.redesign.report;

import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.moving.DueDates;
import eu.passerelle.engine.moving.Fate;
import eu.passerelle.engine.moving.Forecasts;
import eu.passerelle.engine.moving.LiveInstance;
import eu.passerelle.engine.moving.MoveOrders.Skipping;
import eu.passerelle.engine.moving.Remedy;
import eu.passerelle.engine.moving.StandingAlike;
import eu.passerelle.engine.moving.TargetStep;
import eu.passerelle.engine.tables.TimeLimits;
import eu.passerelle.model.BundleFacts;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.LimitsChange;
import eu.passerelle.model.ModelFile;
import eu.passerelle.model.drawing.DiagramPicture;
import eu.passerelle.redesign.comparison.Difference;
import eu.passerelle.redesign.comparison.FlowMarks;
import eu.passerelle.redesign.proposal.Proposal;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.redesign.report.ProposalReport.Choice;
import eu.passerelle.redesign.report.ProposalReport.FlowReport;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Draws up the report of a proposal: what changes, what becomes of the live cases, and which dates become others. */
@Component
public class ProposalReports {

  private final Proposals proposals;
  private final Comparisons comparisons;
  private final FlowBundles flows;
  private final Forecasts forecasts;
  private final ConcernedCases cases;
  private final DueDates dueDates;
  private final UnplayedRoles roles;

  ProposalReports(Proposals proposals, Comparisons comparisons, FlowBundles flows, Forecasts forecasts, ConcernedCases cases,
      DueDates dueDates, UnplayedRoles roles) {
    this.proposals = proposals;
    this.comparisons = comparisons;
    this.flows = flows;
    this.forecasts = forecasts;
    this.cases = cases;
    this.dueDates = dueDates;
    this.roles = roles;
  }

  public ProposalReport of(Proposal proposal) {
    List<FlowBundle> bundles = proposals.bundles(proposal.number()).stream()
        .sorted((one, other) -> Boolean.compare(other.flow().equals(proposal.flow()), one.flow().equals(proposal.flow()))).toList();
    Map<String, List<Difference>> changes = new LinkedHashMap<>(comparisons.of(proposal).byFlow());
    LimitsChange limits = comparisons.limits(bundles);
    Map<String, List<StandingAlike>> standings = proposal.isOpen() ? standings(proposal, bundles, limits) : Map.of();
    List<FlowReport> reports = bundles.stream().map(bundle -> report(proposal, bundle, limits,
        Optional.ofNullable(changes.remove(bundle.flow())).orElse(List.of()), standings.getOrDefault(bundle.flow(), List.of()))).toList();
    return new ProposalReport(proposal, proposal.isOpen() && bundles.stream().anyMatch(flows::isOvertaken), reports,
        changes.values().stream().flatMap(List::stream).toList());
  }

  /** @return the diagram of a flow, as it was in force or as it is proposed */
  public Optional<ModelFile> diagram(Proposal proposal, String flow, boolean proposed) {
    return proposals.bundles(proposal.number()).stream().filter(bundle -> bundle.flow().equals(flow)).findFirst()
        .flatMap(bundle -> proposed ? Optional.of(bundle) : comparisons.base(bundle)).flatMap(ProposalReports::diagram);
  }

  /** @return both diagrams of each flow as SVG, under its id and {@code before} or {@code now} */
  public Map<String, String> pictures(ProposalReport report) {
    Map<String, String> pictures = new HashMap<>();
    report.flows().stream().filter(FlowReport::drawn).forEach(flow -> {
      Optional<ModelFile> before = diagram(report.proposal(), flow.flow(), false);
      ModelFile now = diagram(report.proposal(), flow.flow(), true).orElseThrow();
      before.ifPresent(file -> pictures.put(flow.flow() + " before", DiagramPicture.of(file, flow.title(), flow.marks())));
      pictures.put(flow.flow() + " now", DiagramPicture.of(now, flow.title(), flow.marks()));
    });
    return pictures;
  }

  /** @return the steps that can take the cases of a removed step */
  public List<TargetStep> targets(Proposal proposal, String flow, String step) {
    return proposals.bundles(proposal.number()).stream().filter(bundle -> bundle.flow().equals(flow)).findFirst()
        .map(bundle -> forecasts.targets(bundle, step)).orElse(List.of());
  }

  /** @return what can be done about a step that cases which stand alike have never had; none where no case is concerned */
  public Set<Remedy> remedies(Proposal proposal, String flow, Skipping skipping) {
    return proposals.bundles(proposal.number()).stream().filter(bundle -> bundle.flow().equals(flow) && bundle.isDrawn())
        .flatMap(bundle -> cases.standing(proposal, bundle).stream())
        .filter(standing -> standing.place().equals(skipping.standing())).flatMap(standing -> standing.skipped().stream())
        .filter(step -> step.id().equals(skipping.step())).flatMap(step -> step.ways().stream()).collect(Collectors.toSet());
  }

  /** A changed table of time limits concerns cases of all flows, but those of a flow that the proposal redraws are reported there. */
  private Map<String, List<StandingAlike>> standings(Proposal proposal, List<FlowBundle> bundles, LimitsChange limits) {
    Map<String, List<StandingAlike>> standings = new HashMap<>();
    Set<String> known = new HashSet<>();
    bundles.stream().filter(FlowBundle::isDrawn).forEach(bundle -> {
      List<StandingAlike> of = cases.standing(proposal, bundle);
      of.forEach(standing -> standing.instances().forEach(instance -> known.add(instance.id())));
      standings.put(bundle.flow(), of);
    });
    if (!limits.changedKeys().isEmpty()) {
      bundles.stream().filter(TimeLimits::areIn).findFirst()
          .ifPresent(table -> standings.put(table.flow(),
              forecasts.waitingUnder(limits).standings().stream().flatMap(standing -> without(known, standing)).toList()));
    }
    return standings;
  }

  private static Stream<StandingAlike> without(Set<String> known, StandingAlike standing) {
    List<LiveInstance> others = standing.instances().stream().filter(instance -> !known.contains(instance.id())).toList();
    return others.isEmpty() ? Stream.empty() : Stream.of(standing.with(others));
  }

  private FlowReport report(Proposal proposal, FlowBundle bundle, LimitsChange limits, List<Difference> changes,
      List<StandingAlike> standings) {
    boolean drawn = bundle.isDrawn();
    Map<String, String> mapping = proposals.mapping(proposal.number(), bundle.flow());
    return new FlowReport(bundle.flow(), BundleFacts.title(bundle), bundle.deploymentId() == null, drawn, changes,
        drawn ? FlowMarks.between(comparisons.base(bundle).orElse(null), bundle, changes) : Map.of(), standings,
        drawn ? choices(bundle, mapping, standings) : List.of(), Skip.among(standings),
        drawn ? roles.among(comparisons.base(bundle), bundle, mapping, standings) : List.of(),
        drawn ? dueDates.foresee(bundle, mapping, standings, limits) : dueDates.foresee(standings, limits));
  }

  /** The steps where somebody has to say where their cases go, those that have been decided first of all. */
  private List<Choice> choices(FlowBundle bundle, Map<String, String> mapping, List<StandingAlike> standings) {
    Set<String> elements = BundleFacts.elements(bundle);
    Map<String, String> names = new LinkedHashMap<>();
    Map<String, Integer> cases = new LinkedHashMap<>();
    for (StandingAlike standing : standings) {
      for (int at = 0; at < standing.steps().size(); at++) {
        String step = standing.steps().get(at);
        if (mapping.containsKey(step) || standing.fate() == Fate.DECIDE && !elements.contains(step)) {
          names.put(step, standing.stepNames().get(at));
          cases.merge(step, standing.instances().size(), Integer::sum);
        }
      }
    }
    return names.entrySet().stream().map(step -> new Choice(step.getKey(), step.getValue(), cases.get(step.getKey()),
        mapping.getOrDefault(step.getKey(), ""), forecasts.targets(bundle, step.getKey()))).toList();
  }

  private static Optional<ModelFile> diagram(FlowBundle bundle) {
    return bundle.files().stream().filter(file -> file.name().endsWith(".bpmn")).findFirst();
  }
}
