package eu.passerelle.redesign;

import eu.passerelle.engine.access.SignedIn;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who sees which flows: coordinators those that their schemes use, administrators all. */
@Component
class FlowAccess {

  private final SignedIn signedIn;
  private final Schemes schemes;
  private final SchemesOfFlow schemesOfFlow;

  FlowAccess(SignedIn signedIn, Schemes schemes, SchemesOfFlow schemesOfFlow) {
    this.signedIn = signedIn;
    this.schemes = schemes;
    this.schemesOfFlow = schemesOfFlow;
  }

  boolean isAllowed() {
    return isAdministrator() || !coordinated().isEmpty();
  }

  boolean isAdministrator() {
    return signedIn.isAdministrator();
  }

  boolean reads(List<String> schemeIds) {
    return isAdministrator() || coordinated().stream().map(Scheme::id).anyMatch(schemeIds::contains);
  }

  boolean reads(String flow) {
    return isAdministrator() || reads(schemesOfFlow.of(flow));
  }

  /** A flow that serves other schemes too is closed and opened by who can speak for all: an administrator. */
  boolean closes(String flow) {
    List<String> own = coordinated().stream().map(Scheme::id).toList();
    List<String> users = schemesOfFlow.of(flow);
    return isAdministrator() || !users.isEmpty() && own.containsAll(users);
  }

  /** @return the scheme for which the person proposes a change of the flow; null for who may not */
  Scheme proposesFor(String flow) {
    List<String> users = schemesOfFlow.of(flow);
    return schemes().stream().filter(scheme -> users.contains(scheme.id())).findFirst().orElse(null);
  }

  String userId() {
    return signedIn.userId();
  }

  /** @return the schemes whose flows the person sees because they use them */
  List<Scheme> schemes() {
    return isAdministrator() ? schemes.list() : coordinated();
  }

  List<Scheme> coordinated() {
    return schemes.coordinatedBy(signedIn.groupIds());
  }
}
