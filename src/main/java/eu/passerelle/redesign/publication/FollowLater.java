package eu.passerelle.redesign.publication;

import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.deployment.FlowVersion;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.redesign.proposal.Proposal;
import eu.passerelle.redesign.proposal.Proposal.Origin;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.scheme.Scheme;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Proposes that cases on an older version follow the one in force: with the report, the signature and the moving of any change. */
@Service
public class FollowLater {

  private final FlowBundles flows;
  private final Proposals proposals;
  private final ReasonedProposals reasoned;

  FollowLater(FlowBundles flows, Proposals proposals, ReasonedProposals reasoned) {
    this.flows = flows;
    this.proposals = proposals;
    this.reasoned = reasoned;
  }

  /**
   * @param inForce the version in force
   * @return the proposal; the one that is open already when the person asks twice
   */
  @Transactional
  public Proposal propose(Scheme scheme, FlowVersion inForce, String reason, String userId) {
    FlowBundle bundle = flows.inForce(inForce.flow()).orElseThrow();
    proposals.lockScheme(scheme.id());
    return proposals.openFor(inForce.flow()).stream().filter(open -> open.onlyMoves() && open.proposedBy().equals(userId)).findFirst()
        .orElseGet(
            () -> reasoned.begin(scheme, inForce.name() + ": cases follow version " + inForce.version(), Origin.FOLLOW, userId, bundle,
                Set.of(), reason));
  }
}
