package eu.passerelle.redesign.report;

import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.moving.Forecasts;
import eu.passerelle.engine.moving.LiveInstance;
import eu.passerelle.engine.moving.MoveOrders;
import eu.passerelle.engine.moving.StandingAlike;
import eu.passerelle.engine.reading.CaseCounts;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.LimitsChange;
import eu.passerelle.redesign.proposal.Proposal;
import eu.passerelle.redesign.proposal.Proposals;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** The live cases that a proposal concerns: those of its flows, and those that wait under a time limit which it changes. */
@Component
public class ConcernedCases {

  private final Proposals proposals;
  private final CaseCounts live;
  private final Comparisons comparisons;
  private final Forecasts forecasts;
  private final FlowBundles flows;

  ConcernedCases(Proposals proposals, CaseCounts live, Comparisons comparisons, Forecasts forecasts, FlowBundles flows) {
    this.proposals = proposals;
    this.live = live;
    this.comparisons = comparisons;
    this.forecasts = forecasts;
    this.flows = flows;
  }

  /** @return their numbers */
  SortedSet<String> of(String proposalNumber) {
    List<FlowBundle> bundles = proposals.bundles(proposalNumber);
    SortedSet<String> numbers = new TreeSet<>();
    Optional<Proposal> moving = proposals.find(proposalNumber).filter(Proposal::onlyMoves);
    if (moving.isPresent()) {
      bundles.forEach(bundle -> standing(moving.get(), bundle).forEach(standing -> add(standing, numbers)));
      return numbers;
    }
    bundles.forEach(bundle -> numbers.addAll(live.numbers(bundle.flow())));
    LimitsChange limits = comparisons.limits(bundles);
    if (!limits.changedKeys().isEmpty()) {
      forecasts.waitingUnder(limits).standings().forEach(standing -> add(standing, numbers));
    }
    return numbers;
  }

  /** @return how the live cases of a flow stand towards what the proposal has of it; those that are there already left out */
  public List<StandingAlike> standing(Proposal proposal, FlowBundle bundle) {
    MoveOrders orders = proposals.orders(proposal.number(), bundle.flow());
    return proposal.onlyMoves() ? flows.processesOf(bundle.deploymentId()).stream()
        .flatMap(target -> forecasts.of(target.getId(), orders).standings().stream()).toList()
        : forecasts.of(bundle, orders).standings();
  }

  private static void add(StandingAlike standing, SortedSet<String> numbers) {
    standing.instances().stream().map(LiveInstance::caseNumber).filter(Objects::nonNull).forEach(numbers::add);
  }
}
