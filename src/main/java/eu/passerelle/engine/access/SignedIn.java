package eu.passerelle.engine.access;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** Who asks, as the sign-in has told the engine for this request. */
@Component
@NamedInterface
public class SignedIn {

  private final IdentityService identity;

  SignedIn(IdentityService identity) {
    this.identity = identity;
  }

  /** @return null where nobody is signed in: the house itself is at work */
  public String userId() {
    return who().map(Authentication::getUserId).orElse(null);
  }

  /** @return the groups of the person; none where nobody is signed in */
  public List<String> groupIds() {
    return who().map(Authentication::getGroupIds).orElse(List.of());
  }

  /** @return whether the person is an administrator of the house */
  public boolean isAdministrator() {
    return groupIds().contains(Groups.CAMUNDA_ADMIN);
  }

  private Optional<Authentication> who() {
    return Optional.ofNullable(identity.getCurrentAuthentication());
  }
}
