package eu.passerelle.redesign;

import eu.passerelle.engine.SignedIn;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who reads a proposal: the coordinators of all schemes that have one of its flows. Its own, and administrators, may change it. */
@Component
class ProposalAccess {

  private final Proposals proposals;
  private final SchemesOfFlow schemesOfFlow;
  private final Schemes schemes;
  private final SignedIn signedIn;

  ProposalAccess(Proposals proposals, SchemesOfFlow schemesOfFlow, Schemes schemes, SignedIn signedIn) {
    this.proposals = proposals;
    this.schemesOfFlow = schemesOfFlow;
    this.schemes = schemes;
    this.signedIn = signedIn;
  }

  /** @return whether the person has to do with proposals at all */
  boolean isAllowed() {
    return !coordinated().isEmpty();
  }

  /** @return ids of the schemes whose proposals the person may change */
  List<String> coordinated() {
    return (signedIn.isAdministrator() ? schemes.list() : schemes.coordinatedBy(signedIn.groupIds())).stream().map(Scheme::id).toList();
  }

  /** @return ids of the schemes that the person coordinates, and whose cases it may open therefore; an administrator opens none */
  List<String> ownSchemes() {
    return schemes.coordinatedBy(signedIn.groupIds()).stream().map(Scheme::id).toList();
  }

  /** @return flows that somebody has proposed to change and that the person's schemes use */
  List<String> sharedFlows() {
    List<String> own = coordinated();
    return proposals.flows().stream().filter(flow -> schemesOfFlow.of(flow).stream().anyMatch(own::contains)).toList();
  }

  Optional<Proposal> readable(String number) {
    List<String> own = coordinated();
    return own.isEmpty() ? Optional.empty() : proposals.find(number).filter(proposal -> own.contains(proposal.schemeId())
        || proposals.flowsOf(number).stream().anyMatch(flow -> schemesOfFlow.of(flow).stream().anyMatch(own::contains)));
  }

  boolean mayChange(Proposal proposal) {
    return proposal.isOpen() && coordinated().contains(proposal.schemeId());
  }

  /** @return whether the person may propose its files again; only coordinators propose */
  boolean mayRepeat(Proposal proposal) {
    return ownSchemes().contains(proposal.schemeId());
  }
}
