package eu.passerelle.engine.access;

import java.util.List;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.AuthorizationQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;

/** Users and groups in the engine's tables; who leaves an organisation leaves its work in the same moment. */
public class Memberships extends DbIdentityServiceProvider {

  @Override
  public IdentityOperationResult deleteMembership(String userId, String groupId) {
    IdentityOperationResult result = super.deleteMembership(userId, groupId);
    if (IdentityOperationResult.OPERATION_DELETE.equals(result.getOperation())) {
      deleteAuthorizationsForGroup(Resources.USER, userId, groupId);
      giveBack((TaskQueryImpl) new TaskQueryImpl().taskAssignee(userId).taskCandidateGroup(groupId).includeAssignedTasks());
    }
    return result;
  }

  @Override
  protected void deleteMembershipsByUserId(String userId) {
    super.deleteMembershipsByUserId(userId);
    giveBack((TaskQueryImpl) new TaskQueryImpl().taskAssignee(userId));
  }

  @Override
  protected void deleteMembershipsByGroupId(String groupId) {
    super.deleteMembershipsByGroupId(groupId);
    giveBack((TaskQueryImpl) new TaskQueryImpl().taskAssigned().taskCandidateGroup(groupId).includeAssignedTasks());
  }

  @Override
  public IdentityOperationResult deleteGroup(String groupId) {
    IdentityOperationResult result = super.deleteGroup(groupId);
    deleteRights((AuthorizationQueryImpl) new AuthorizationQueryImpl().groupIdIn(groupId), Resources.GROUP);
    return result;
  }

  @Override
  public IdentityOperationResult deleteUser(String userId) {
    IdentityOperationResult result = super.deleteUser(userId);
    deleteRights((AuthorizationQueryImpl) new AuthorizationQueryImpl().userIdIn(userId), Resources.USER);
    return result;
  }

  /** Else the next organisation or person of this name would inherit them. The engine itself deletes only the rights on the one who goes. */
  private void deleteRights(AuthorizationQueryImpl held, Resources deletedByTheEngine) {
    CommandContext context = Context.getCommandContext();
    context.runWithoutAuthorization(() -> context.getAuthorizationManager().selectAuthorizationByQueryCriteria(held)).stream()
        .filter(right -> right.getResourceType() != deletedByTheEngine.resourceType())
        .forEach(right -> context.getDbEntityManager().delete((AuthorizationEntity) right));
  }

  private static void giveBack(TaskQueryImpl held) {
    CommandContext context = Context.getCommandContext();
    List<Task> tasks = context.runWithoutAuthorization(() -> context.getTaskManager().findTasksByQueryCriteria(held));
    tasks.forEach(task -> TaskHolding.clear((TaskEntity) task));
  }

  /** Puts this provider in the place of the engine's own. */
  public static class Factory implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
      return Memberships.class;
    }

    @Override
    public Session openSession() {
      return new Memberships();
    }
  }
}
