package eu.passerelle.engine.access;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** Tells who looks through the history: whom an administrator has given the right to, for one flow or for all. */
@Component
@NamedInterface
public class Auditing {

  private final AuthorizationService authorizations;
  private final EngineRights rights;

  Auditing(AuthorizationService authorizations, EngineRights rights) {
    this.authorizations = authorizations;
    this.rights = rights;
  }

  /** @return whether the person or one of the groups may read the history of a flow */
  public boolean isAuditor(String userId, List<String> groupIds) {
    return rights.asHouse(() -> mayRead(null, userId) || !groupIds.isEmpty() && mayRead(groupIds, null));
  }

  private boolean mayRead(List<String> groupIds, String userId) {
    var query = authorizations.createAuthorizationQuery().resourceType(Resources.PROCESS_DEFINITION)
        .hasPermission(ProcessDefinitionPermissions.READ_HISTORY);
    return (userId == null ? query.groupIdIn(groupIds.toArray(String[]::new)) : query.userIdIn(userId)).count() > 0;
  }
}
