package eu.passerelle.redesign.proposal;

import eu.passerelle.engine.access.SignedIn;
import eu.passerelle.engine.deployment.FlowVersion;
import eu.passerelle.redesign.flows.SchemesOfFlow;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
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

  public boolean reads(String flow) {
    return signedIn.isAdministrator() || reads(schemesOfFlow.of(flow));
  }

  /** @return those of these flows that the person sees */
  public List<FlowVersion> readable(List<FlowVersion> versions) {
    if (versions.isEmpty() || signedIn.isAdministrator()) {
      return versions;
    }
    Map<String, List<String>> users = schemesOfFlow.of(versions.stream().map(FlowVersion::flow).toList());
    return versions.stream().filter(version -> reads(users.get(version.flow()))).toList();
  }

  /** A flow that serves other schemes too is closed and opened by who can speak for all: an administrator. */
  public boolean closes(String flow) {
    List<String> own = ids(coordinated());
    List<String> users = schemesOfFlow.of(flow);
    return signedIn.isAdministrator() || !users.isEmpty() && own.containsAll(users);
  }

  /** @return the scheme for which the person proposes a change of the flow; null for who may not */
  public Scheme proposesFor(String flow) {
    List<String> users = schemesOfFlow.of(flow);
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
    return schemesOfFlow.of(proposals.flows()).entrySet().stream().filter(flow -> reads(flow.getValue())).map(Map.Entry::getKey).toList();
  }

  /** @throws ResponseStatusException that says "not found" when there is no such proposal or the person does not see it */
  public Proposal readable(String number) {
    Optional<Proposal> seen = isAllowed() ? proposals.find(number).filter(proposal -> decides(proposal)
        || proposals.flowsOf(number).stream().anyMatch(this::reads)) : Optional.empty();
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
