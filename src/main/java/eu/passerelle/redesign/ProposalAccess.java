package eu.passerelle.redesign;

import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Who reads a proposal: whoever sees one of its flows. The coordinators of its own scheme, and administrators, may change it. */
@Component
class ProposalAccess {

  private final Proposals proposals;
  private final FlowAccess flows;
  private final Schemes schemes;

  ProposalAccess(Proposals proposals, FlowAccess flows, Schemes schemes) {
    this.proposals = proposals;
    this.flows = flows;
    this.schemes = schemes;
  }

  /** @return whether the person has to do with proposals at all */
  boolean isAllowed() {
    return flows.isAllowed();
  }

  /** @return ids of the schemes whose proposals the person may change */
  List<String> decided() {
    return ids(flows.schemes());
  }

  /** @return which cases the person may open, by number, as coordinator of their schemes; an administrator opens none */
  Predicate<String> opens() {
    List<Scheme> coordinated = flows.coordinated();
    return number -> schemes.ofNumber(number).filter(coordinated::contains).isPresent();
  }

  /** @return flows that somebody has proposed to change and that the person's schemes use */
  List<String> sharedFlows() {
    return proposals.flows().stream().filter(flows::reads).toList();
  }

  Optional<Proposal> readable(String number) {
    return isAllowed() ? proposals.find(number).filter(proposal -> decides(proposal)
        || proposals.flowsOf(number).stream().anyMatch(flows::reads)) : Optional.empty();
  }

  boolean decides(Proposal proposal) {
    return decided().contains(proposal.schemeId());
  }

  boolean mayChange(Proposal proposal) {
    return proposal.isOpen() && decides(proposal);
  }

  /** @return whether the person may propose its files again; only coordinators propose */
  boolean mayRepeat(Proposal proposal) {
    return ids(flows.coordinated()).contains(proposal.schemeId());
  }

  private static List<String> ids(List<Scheme> schemes) {
    return schemes.stream().map(Scheme::id).toList();
  }
}
