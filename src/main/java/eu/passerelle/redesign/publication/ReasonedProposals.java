package eu.passerelle.redesign.publication;

import eu.passerelle.model.FlowBundle;
import eu.passerelle.redesign.proposal.Proposal;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.scheme.Scheme;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Begins proposals that nobody has to send files for: they have their reason from the first moment and are examined at once. */
@Component
class ReasonedProposals {

  private final Proposals proposals;
  private final PublicationFlow publication;

  ReasonedProposals(Proposals proposals, PublicationFlow publication) {
    this.proposals = proposals;
    this.publication = publication;
  }

  /** @param files names of those that the proposal brings along */
  Proposal begin(Scheme scheme, String name, Proposal.Origin origin, String userId, FlowBundle bundle, Set<String> files, String reason) {
    Proposal added = proposals.add(scheme, name, origin, userId, List.of(bundle), files);
    proposals.explain(added.number(), reason, false);
    Proposal explained = proposals.find(added.number()).orElseThrow();
    publication.proposed(explained);
    return explained;
  }
}
