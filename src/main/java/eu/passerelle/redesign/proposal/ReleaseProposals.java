package eu.passerelle.redesign.proposal;

import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.deployment.ModelChecks;
import eu.passerelle.engine.deployment.ReleasedFlows;
import eu.passerelle.engine.rules.Finding;
import eu.passerelle.engine.rules.Finding.Severity;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.ModelFile;
import eu.passerelle.redesign.comparison.FlowComparison;
import eu.passerelle.redesign.flows.SchemesOfFlow;
import eu.passerelle.redesign.proposal.Proposal.Origin;
import eu.passerelle.redesign.proposal.Proposal.ProposalState;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Offers what a release has brought for flows that coordinators have published themselves since: as a proposal, once for the same content.
 * They read what is different and decide.
 */
@Component
public class ReleaseProposals {

  /** Who proposes it: no person does. */
  static final String RELEASE = "release";

  private static final Logger LOG = LoggerFactory.getLogger(ReleaseProposals.class);

  private final ReleasedFlows released;
  private final FlowBundles flows;
  private final ModelChecks checks;
  private final SchemesOfFlow schemesOfFlow;
  private final Schemes schemes;
  private final Proposals proposals;
  private final Announcing announcing;

  ReleaseProposals(ReleasedFlows released, FlowBundles flows, ModelChecks checks, SchemesOfFlow schemesOfFlow, Schemes schemes,
      Proposals proposals,
      Announcing announcing) {
    this.released = released;
    this.flows = flows;
    this.checks = checks;
    this.schemesOfFlow = schemesOfFlow;
    this.schemes = schemes;
    this.proposals = proposals;
    this.announcing = announcing;
  }

  /** Offers what has not been offered yet. */
  @EventListener(ApplicationReadyEvent.class)
  @Transactional
  public void offer() {
    released.kept().stream().filter(release -> !FlowComparison.isSame(release, flows.of(release.deploymentId()))).forEach(this::offer);
  }

  private void offer(FlowBundle release) {
    Optional<Scheme> scheme = schemesOfFlow.of(release.flow()).stream().findFirst().flatMap(schemes::find);
    List<Finding> findings = checks.check(List.of(release));
    if (scheme.isEmpty() || findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
      LOG.warn("This release has another version of {}, which cannot be offered: {}", release.flow(),
          scheme.isEmpty() ? "it is part of no scheme's journey" : findings.get(0).message());
      return;
    }
    // two nodes that start together would each offer it
    proposals.lockScheme(scheme.get().id());
    List<Proposal> offered = proposals.ofReleases(release.flow());
    if (offered.stream().noneMatch(
        earlier -> proposals.bundles(earlier.number()).stream().anyMatch(proposed -> FlowComparison.isSame(release, proposed)))) {
      Proposal proposal = proposals.add(scheme.get(), release.flow(), Origin.RELEASE, RELEASE, List.of(release),
          release.files().stream().map(ModelFile::name).collect(Collectors.toSet()));
      proposals.warn(proposal.number(), findings);
      List<Proposal> older = offered.stream().filter(Proposal::isOpen).toList();
      older.forEach(earlier -> proposals.put(earlier.number(), ProposalState.REPLACED));
      announcing.tell(proposal, older);
      LOG.info("This release has another version of {} than the one in force: proposed as {}", release.flow(), proposal.number());
    }
  }
}
