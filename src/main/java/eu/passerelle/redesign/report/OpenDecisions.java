package eu.passerelle.redesign.report;

import eu.passerelle.engine.moving.Fate;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.redesign.proposal.Proposal;
import eu.passerelle.redesign.proposal.Proposals;
import org.springframework.stereotype.Component;

/** What a coordinator still has to decide about cases that have never had a step. */
@Component
class OpenDecisions {

  private final Proposals proposals;
  private final ConcernedCases cases;

  OpenDecisions(Proposals proposals, ConcernedCases cases) {
    this.proposals = proposals;
    this.cases = cases;
  }

  boolean existFor(String proposalNumber) {
    Proposal proposal = proposals.find(proposalNumber).orElseThrow();
    return proposals.bundles(proposalNumber).stream().filter(FlowBundle::isDrawn)
        .flatMap(bundle -> cases.standing(proposal, bundle).stream()).filter(standing -> standing.fate() == Fate.DECIDE)
        .flatMap(standing -> standing.skipped().stream()).anyMatch(step -> step.chosen() == null);
  }
}
