package eu.passerelle.engine.access;

import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.GROUP;
import static org.camunda.bpm.engine.authorization.Resources.HISTORIC_TASK;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.TASK;
import static org.camunda.bpm.engine.authorization.Resources.USER;

import java.util.Arrays;
import java.util.Objects;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.HistoricTaskPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.Task;

/**
 * Gives rights to organisations, never to persons: who belongs to the party of a task sees it, and nobody keeps a task by having held it once.
 */
public class PartyAuthorizations extends DefaultAuthorizationProvider {

  private static final String TASKLIST = "tasklist";

  /** READ_VARIABLE opens what stands on the task itself, its card; the case's values are behind {@link PartyCommandChecker}. */
  private static final Permission[] WORK = {TaskPermissions.READ, TaskPermissions.TASK_WORK, TaskPermissions.READ_VARIABLE};

  @Override
  public AuthorizationEntity[] newUser(User user) {
    return some(grant(user.getId(), null, USER, user.getId(), Permissions.READ, Permissions.UPDATE));
  }

  @Override
  public AuthorizationEntity[] newGroup(Group group) {
    String id = group.getId();
    AuthorizationEntity ownGroup = grant(null, id, GROUP, id, Permissions.READ);
    if (Groups.CAMUNDA_ADMIN.equals(id)) {
      return some(ownGroup);
    }
    return some(ownGroup,
        grant(null, id, APPLICATION, TASKLIST, Permissions.ACCESS),
        // names and diagrams, which hold nothing about anybody
        grant(null, id, PROCESS_DEFINITION, Authorization.ANY, Permissions.READ));
  }

  /** Colleagues see each other's names. */
  @Override
  public AuthorizationEntity[] groupMembershipCreated(String groupId, String userId) {
    return some(grant(null, groupId, USER, userId, Permissions.READ));
  }

  /** Who deploys may read what was deployed; deleting it would take live cases with it. */
  @Override
  public AuthorizationEntity[] newDeployment(Deployment deployment) {
    String userId = Context.getCommandContext().getAuthenticatedUserId();
    return userId == null ? null : some(grant(userId, null, DEPLOYMENT, deployment.getId(), Permissions.READ));
  }

  @Override
  public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String groupId, String type) {
    AuthorizationEntity history = grant(null, groupId, HISTORIC_TASK, task.getId(), HistoricTaskPermissions.READ);
    provideRemovalTime(history, task);
    return some(grant(null, groupId, TASK, task.getId(), WORK), history);
  }

  /** A task that ends stays in the history of the organisation that did it; one that goes to another organisation does not. */
  @Override
  public AuthorizationEntity[] deleteTaskGroupIdentityLink(Task task, String groupId, String type) {
    if (((TaskEntity) task).isDeleted()) {
      return null;
    }
    return some(existing(groupId, TASK, task), existing(groupId, HISTORIC_TASK, task));
  }

  @Override
  public AuthorizationEntity[] newTaskAssignee(Task task, String oldAssignee, String newAssignee) {
    return null;
  }

  @Override
  public AuthorizationEntity[] newTaskOwner(Task task, String oldOwner, String newOwner) {
    return null;
  }

  @Override
  public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String userId, String type) {
    return null;
  }

  private AuthorizationEntity existing(String groupId, Resource resource, Task task) {
    AuthorizationManager authorizations = Context.getCommandContext().getAuthorizationManager();
    return authorizations.findAuthorizationByGroupIdAndResourceId(Authorization.AUTH_TYPE_GRANT, groupId, resource, task.getId());
  }

  private AuthorizationEntity grant(String userId, String groupId, Resource resource, String resourceId, Permission... permissions) {
    return createGrantAuthorization(userId, groupId, resource, resourceId, permissions);
  }

  private static AuthorizationEntity[] some(AuthorizationEntity... authorizations) {
    return Arrays.stream(authorizations).filter(Objects::nonNull).toArray(AuthorizationEntity[]::new);
  }
}
