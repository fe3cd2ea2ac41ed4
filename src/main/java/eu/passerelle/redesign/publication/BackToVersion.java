package eu.passerelle.redesign.publication;

import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.deployment.FlowVersion;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.ModelFile;
import eu.passerelle.redesign.proposal.Proposal;
import eu.passerelle.redesign.proposal.Proposal.Origin;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.scheme.Scheme;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Proposes an earlier version of a flow: with the same report, the same countersignature and the same moving as any other change. */
@Service
public class BackToVersion {

  private final FlowBundles flows;
  private final Proposals proposals;
  private final ReasonedProposals reasoned;

  BackToVersion(FlowBundles flows, Proposals proposals, ReasonedProposals reasoned) {
    this.flows = flows;
    this.proposals = proposals;
    this.reasoned = reasoned;
  }

  /**
   * @param version one of the flow's versions that is not in force
   * @return the proposal; the one that is open already when the person asks twice
   */
  @Transactional
  public Proposal propose(Scheme scheme, FlowVersion version, String reason, String userId) {
    FlowBundle inForce = flows.inForce(version.flow()).orElseThrow();
    FlowBundle earlier = new FlowBundle(version.flow(), inForce.deploymentId(), flows.of(version.deploymentId()).files());
    proposals.lockScheme(scheme.id());
    return openTwin(earlier, userId)
        .orElseGet(() -> reasoned.begin(scheme, version.name() + ": back to version " + version.version(), Origin.BACK,
            userId, earlier, earlier.files().stream().map(ModelFile::name).collect(Collectors.toSet()), reason));
  }

  private Optional<Proposal> openTwin(FlowBundle earlier, String userId) {
    return proposals.openOf(userId).stream().filter(open -> {
      List<FlowBundle> bundles = proposals.bundles(open.number());
      return bundles.size() == 1 && bundles.get(0).flow().equals(earlier.flow()) && bundles.get(0).hasSameFiles(earlier)
          && earlier.deploymentId().equals(bundles.get(0).deploymentId());
    }).findFirst();
  }
}
