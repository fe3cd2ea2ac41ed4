package eu.passerelle.redesign.publication;

import eu.passerelle.engine.access.StartGrants;
import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.deployment.FlowVersions;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.redesign.flows.Publication;
import eu.passerelle.redesign.flows.Publications;
import eu.passerelle.redesign.moves.CaseMoves;
import eu.passerelle.redesign.proposal.Proposal;
import eu.passerelle.redesign.proposal.Proposal.ProposalState;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.redesign.report.Comparisons;
import eu.passerelle.redesign.report.MoveWish;
import eu.passerelle.scheme.Schemes;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Puts a proposal in force, or lays it aside: each in one transaction, and one publication at a time. */
@Service
public class Publishing {

  /** Source of a deployment that a proposal brought: a release does not replace it. */
  static final String SOURCE = "proposal";

  private final Proposals proposals;
  private final Publications publications;
  private final PublicationFlow flow;
  private final FlowBundles flows;
  private final FlowVersions versions;
  private final Comparisons comparisons;
  private final CaseMoves moves;
  private final Schemes schemes;
  private final StartGrants grants;
  private final Clock clock;

  Publishing(Proposals proposals, Publications publications, PublicationFlow flow, FlowBundles flows, FlowVersions versions,
      Comparisons comparisons, CaseMoves moves, Schemes schemes,
      StartGrants grants, Clock clock) {
    this.proposals = proposals;
    this.publications = publications;
    this.flow = flow;
    this.flows = flows;
    this.versions = versions;
    this.comparisons = comparisons;
    this.moves = moves;
    this.schemes = schemes;
    this.grants = grants;
    this.clock = clock;
  }

  /**
   * Publishes a proposal that is open and still stands on what is in force.
   *
   * @param userId who decided it
   * @param countersignedBy names; null when nobody had to
   * @return what the proposal is afterwards: published, outdated because somebody else was faster, or what it was already
   */
  @Transactional
  public ProposalState publish(String number, String userId, String countersignedBy, MoveWish wish) {
    versions.keepOthersOut();
    Proposal proposal = proposals.lock(number).orElseThrow();
    if (!proposal.isOpen()) {
      return proposal.state();
    }
    List<FlowBundle> bundles = proposals.bundles(number);
    if (bundles.stream().anyMatch(flows::isOvertaken)) {
      proposals.put(number, ProposalState.OUTDATED);
      return ProposalState.OUTDATED;
    }
    if (proposal.onlyMoves()) {
      bundles.forEach(bundle -> beforeCommit(() -> moves.queue(number, bundle.flow(), bundle.deploymentId(), wish)));
    } else {
      putInForce(proposal, bundles, userId, countersignedBy, wish);
    }
    proposals.put(number, ProposalState.PUBLISHED);
    return ProposalState.PUBLISHED;
  }

  private void putInForce(Proposal proposal, List<FlowBundle> bundles, String userId, String countersignedBy, MoveWish wish) {
    String sentences = comparisons.of(proposal).text();
    List<FlowBundle> tablesFirst = bundles.stream().sorted(Comparator.comparing(FlowBundle::isDrawn)).toList();
    List<String> deployments = flows.deployAll(tablesFirst, SOURCE);
    for (int last = tablesFirst.size() - 1; last >= 0; last--) {
      note(proposal, tablesFirst.get(last), deployments.get(last), userId, countersignedBy, sentences, wish);
    }
    beforeCommit(grants::grant);
  }

  /** Lays a proposal aside that is open; nothing happens to one that is decided. */
  @Transactional
  public void withdraw(String number) {
    if (proposals.lock(number).orElseThrow().isOpen()) {
      proposals.put(number, ProposalState.WITHDRAWN);
    }
  }

  /** As {@link #withdraw(String)}, for who does it beside the flow: that ends too. */
  @Transactional
  public void withdrawAndClose(String number) {
    if (proposals.lock(number).orElseThrow().isOpen()) {
      withdraw(number);
      flow.close(number, "It was withdrawn.");
    }
  }

  /** An administrator's way, so that a flow of publication that does not work locks nobody out. */
  @Transactional
  public ProposalState publishPastTheFlow(Proposal proposal, String userId, String reason, MoveWish wish) {
    versions.keepOthersOut();
    Proposal now = proposals.lock(proposal.number()).orElseThrow();
    if (!now.isOpen()) {
      return now.state();
    }
    proposals.explain(proposal.number(), reason, now.newDueDates());
    ProposalState state = publish(proposal.number(), userId, null, wish);
    if (state == ProposalState.PUBLISHED) {
      flow.abandon(proposal.number(), "Published by an administrator.");
    }
    return state;
  }

  /** @return whether something else is in force of a flow than when the proposal was made */
  public boolean isOutdated(Proposal proposal) {
    return proposals.bundles(proposal.number()).stream().anyMatch(flows::isOvertaken);
  }

  private void note(Proposal proposal, FlowBundle bundle, String deployment, String userId, String countersignedBy, String sentences,
      MoveWish wish) {
    if (bundle.deploymentId() == null && bundle.isDrawn()) {
      schemes.own(proposal.schemeId(), bundle.flow());
    }
    publications.add(new Publication(UUID.randomUUID().toString(), bundle.flow(), deployment, proposal.number(), bundle.deploymentId(),
        userId, countersignedBy, proposal.reason(), sentences, OffsetDateTime.now(clock)));
    outdate(bundle.flow(), proposal.number());
    beforeCommit(() -> moves.queue(proposal.number(), bundle.flow(), deployment, wish));
  }

  /** In the same transaction, but after the engine has written the new version: inside a step of a flow it does so at the end only. */
  private static void beforeCommit(Runnable work) {
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void beforeCommit(boolean readOnly) {
        work.run();
      }
    });
  }

  private void outdate(String flowId, String published) {
    proposals.openFor(flowId).stream().map(Proposal::number).filter(number -> !number.equals(published)).forEach(number -> {
      proposals.put(number, ProposalState.OUTDATED);
      flow.close(number, "The proposal " + published + " was published first.");
    });
  }
}
