package eu.passerelle.redesign.moves;

import eu.passerelle.engine.moving.CaseMover;
import eu.passerelle.engine.moving.MoveOrders;
import eu.passerelle.engine.moving.MoveResult;
import eu.passerelle.engine.moving.Redating;
import eu.passerelle.model.LimitsChange;
import eu.passerelle.model.TimeLimitSource;
import eu.passerelle.redesign.flows.Publications;
import eu.passerelle.redesign.moves.CaseMove.MoveState;
import eu.passerelle.redesign.proposal.Proposal;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.redesign.report.Comparisons;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** Moves cases to the versions that they are to follow, those that go the same way together, in the name of who published. */
@Component
class MoveTogether {

  private final CaseMover mover;
  private final Redating redating;
  private final Proposals proposals;
  private final Publications publications;
  private final Comparisons comparisons;
  private final IdentityService identity;
  /** Read once for each proposal while a run lasts. */
  private final Map<String, Optional<TimeLimitSource>> formerLimits = new ConcurrentHashMap<>();

  MoveTogether(CaseMover mover, Redating redating, Proposals proposals, Publications publications, Comparisons comparisons,
      IdentityService identity) {
    this.mover = mover;
    this.redating = redating;
    this.proposals = proposals;
    this.publications = publications;
    this.comparisons = comparisons;
    this.identity = identity;
  }

  /** @return their receipts: what became of each */
  List<CaseMove> move(List<CaseMove> moves) {
    Map<Way, List<CaseMove>> groups = moves.stream().collect(Collectors.groupingBy(
        move -> new Way(move.proposalNumber(), move.flow(), move.toDefinition()), LinkedHashMap::new, Collectors.toList()));
    List<CaseMove> receipts = new ArrayList<>();
    groups.forEach((way, group) -> receipts.addAll(move(way, group)));
    return receipts;
  }

  /** A run is over: what the next one reads may have changed. */
  void forget() {
    formerLimits.clear();
  }

  private List<CaseMove> move(Way way, List<CaseMove> group) {
    MoveOrders orders = proposals.orders(way.proposalNumber, way.flow);
    Proposal proposal = proposals.find(way.proposalNumber).orElseThrow();
    List<String> instances = group.stream().map(CaseMove::instanceId).toList();
    Map<String, MoveResult> results = asPublisher(proposal, () -> {
      if (proposal.newDueDates()) {
        formerLimits.computeIfAbsent(way.proposalNumber, this::formerLimits).ifPresent(former -> redating.redate(instances, former));
      }
      return mover.move(way.toDefinition, orders, proposal.newDueDates(), instances);
    }).stream().collect(Collectors.toMap(MoveResult::instanceId, Function.identity()));
    return group.stream().map(move -> receipt(move, results.get(move.instanceId()))).toList();
  }

  /** @return the time limits as they were before the proposal; nothing when it changes none */
  private Optional<TimeLimitSource> formerLimits(String proposalNumber) {
    LimitsChange limits = comparisons.limits(proposals.bundles(proposalNumber));
    return limits.changedKeys().isEmpty() ? Optional.empty() : Optional.of(limits.inForce());
  }

  /** The log of the engine names who decided it, for the moving happens after that person has gone. */
  private List<MoveResult> asPublisher(Proposal proposal, Supplier<List<MoveResult>> work) {
    identity.setAuthenticatedUserId(publications.publisherOf(proposal.number()).orElse(proposal.proposedBy()));
    try {
      return work.get();
    } finally {
      identity.clearAuthentication();
    }
  }

  private static CaseMove receipt(CaseMove move, MoveResult moved) {
    if (moved == null) {
      return move.become(MoveState.ENDED, null, move.stoodAt(), null);
    }
    List<String> stoodAt = moved.stoodAt().isEmpty() ? List.of(move.stoodAt()) : moved.stoodAt();
    return move.become(moved.moved() ? MoveState.MOVED : MoveState.STAYED, moved.moved() ? null : moved.why(), String.join("; ", stoodAt),
        moved.moved() ? String.join("; ", moved.standsAt()) : null).with(moved.decided());
  }

  private record Way(String proposalNumber, String flow, String toDefinition) {}
}
