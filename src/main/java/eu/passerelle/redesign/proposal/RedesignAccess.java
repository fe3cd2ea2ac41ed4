package eu.passerelle.redesign.proposal;

import eu.passerelle.engine.access.SignedIn;
import eu.passerelle.redesign.flows.SchemesOfFlow;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * Who sees and changes what. Coordinators see the flows that their schemes use, and the proposals that concern them; administrators all.
 * Who may change a proposal are the coordinators of its own scheme, and administrators.
 */
@Component
public class RedesignAccess {

  private final SignedIn signedIn;
  private final Schemes schemes;
  private final SchemesOfFlow schemesOfFlow;
  private final Proposals proposals;

  RedesignAccess(SignedIn signedIn, Schemes schemes, SchemesOfFlow schemesOfFlow, Proposals proposals) {
    this.signedIn = signedIn;
    this.schemes = schemes;
    this.schemesOfFlow = schemesOfFlow;
    this.proposals = proposals;
  }

  /** @return whether the person has to do with flows and proposals at all */
  public boolean isAllowed() {
    return signedIn.isAdministrator() || !coordinated().isEmpty();
  }

  /** @return whether the person sees a flow that these schemes use */
  public boolean reads(List<String> schemeIds) {
    return signedIn.isAdministrator() || ids(coordinated()).stream().anyMatch(schemeIds::contains);
  }

  /** @return ids of the schemes that use the flow */
  public List<String> usersOf(String flow) {
    return schemesOfFlow.of(flow);
  }

  /** @return those of the flows that the person sees, in the same order */
  public List<String> seenOf(Collection<String> flows) {
    if (signedIn.isAdministrator() || flows.isEmpty()) {
      return List.copyOf(flows);
    }
    Map<String, List<String>> users = schemesOfFlow.of(flows);
    return flows.stream().filter(flow -> reads(users.get(flow))).toList();
  }

  /** A flow that serves other schemes too is closed and opened by who can speak for all: an administrator. */
  public boolean closes(List<String> users) {
    return signedIn.isAdministrator() || !users.isEmpty() && ids(coordinated()).containsAll(users);
  }

  /** @return the scheme for which the person proposes a change of a flow that these schemes use; null for who may not */
  public Scheme proposesFor(List<String> users) {
    return seen().stream().filter(scheme -> users.contains(scheme.id())).findFirst().orElse(null);
  }

  public String userId() {
    return signedIn.userId();
  }

  /** @return ids of the schemes whose proposals the person may change */
  public List<String> decided() {
    return ids(seen());
  }

  /** @return which cases, and which of all else that has a number, the person may be told of by number */
  public Predicate<String> knows() {
    return signedIn.isAdministrator() ? number -> true : opens();
  }

  /** @return which cases the person may open, by number, as coordinator of their schemes; an administrator opens none */
  public Predicate<String> opens() {
    List<Scheme> coordinated = coordinated();
    return number -> schemes.ofNumber(number).filter(coordinated::contains).isPresent();
  }

  /** @return flows that somebody has proposed to change and that the person's schemes use */
  public List<String> sharedFlows() {
    return seenOf(proposals.flows());
  }

  /** @throws ResponseStatusException that says "not found" when there is no such proposal or the person does not see it */
  public Proposal readable(String number) {
    Optional<Proposal> seen = isAllowed() ? proposals.find(number).filter(proposal -> decides(proposal)
        || !seenOf(proposals.flowsOf(number)).isEmpty()) : Optional.empty();
    return seen.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** @throws ResponseStatusException as {@link #readable}; "forbidden" when the person sees the proposal and may not change it */
  public Proposal changeable(String number) {
    return Optional.of(readable(number)).filter(this::mayChange).orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
  }

  public boolean decides(Proposal proposal) {
    return decided().contains(proposal.schemeId());
  }

  public boolean mayChange(Proposal proposal) {
    return proposal.isOpen() && decides(proposal);
  }

  /** @return whether the person may propose its files again; only coordinators propose */
  public boolean mayRepeat(Proposal proposal) {
    return ids(coordinated()).contains(proposal.schemeId());
  }

  /** @return the schemes whose flows the person sees because they use them */
  private List<Scheme> seen() {
    return signedIn.isAdministrator() ? schemes.list() : coordinated();
  }

  private List<Scheme> coordinated() {
    return schemes.coordinatedBy(signedIn.groupIds());
  }

  private static List<String> ids(List<Scheme> schemes) {
    return schemes.stream().map(Scheme::id).toList();
  }
}
