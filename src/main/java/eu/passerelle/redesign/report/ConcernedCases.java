package eu.passerelle.redesign.report;

import eu.passerelle.engine.moving.Forecasts;
import eu.passerelle.engine.moving.LiveInstance;
import eu.passerelle.engine.reading.CaseCounts;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.LimitsChange;
import eu.passerelle.redesign.proposal.Proposals;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** The live cases that a proposal concerns: those of its flows, and those that wait under a time limit which it changes. */
@Component
class ConcernedCases {

  private final Proposals proposals;
  private final CaseCounts live;
  private final Comparisons comparisons;
  private final Forecasts forecasts;

  ConcernedCases(Proposals proposals, CaseCounts live, Comparisons comparisons, Forecasts forecasts) {
    this.proposals = proposals;
    this.live = live;
    this.comparisons = comparisons;
    this.forecasts = forecasts;
  }

  /** @return their numbers */
  SortedSet<String> of(String proposalNumber) {
    List<FlowBundle> bundles = proposals.bundles(proposalNumber);
    SortedSet<String> numbers = new TreeSet<>();
    bundles.forEach(bundle -> numbers.addAll(live.numbers(bundle.flow())));
    LimitsChange limits = comparisons.limits(bundles);
    if (!limits.changedKeys().isEmpty()) {
      forecasts.waitingUnder(limits).standings().stream().flatMap(standing -> standing.instances().stream())
          .map(LiveInstance::caseNumber).filter(Objects::nonNull).forEach(numbers::add);
    }
    return numbers;
  }
}
