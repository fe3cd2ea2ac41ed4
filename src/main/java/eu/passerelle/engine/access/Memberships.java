package eu.passerelle.engine.access;

import java.util.List;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.AuthorizationQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.task.Task;

/** Users and groups in the engine's tables; who leaves an organisation leaves its work in the same moment. */
public class Memberships extends DbIdentityServiceProvider {

  private final Passwords passwords;

  Memberships(Passwords passwords) {
    this.passwords = passwords;
  }

  /** An unknown name takes as long as a wrong password. The engine's own lock, which any stranger closes for good, is left out (ADR 0045). */
  @Override
  public boolean checkPassword(String userId, String password) {
    UserEntity user = findUserById(userId);
    if (user == null || password == null || user.getPassword() == null) {
      passwords.checkNobody(password);
      return false;
    }
    return matchPassword(password, user);
  }

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

    private final Passwords passwords;

    public Factory(PasswordEncryptor encryptor) {
      this.passwords = new Passwords(encryptor, encryptor.encrypt("nobody's password"));
    }

    @Override
    public Class<?> getSessionType() {
      return Memberships.class;
    }

    @Override
    public Session openSession() {
      return new Memberships(passwords);
    }
  }

  private record Passwords(PasswordEncryptor encryptor, String ofNobody) {

    private void checkNobody(String password) {
      encryptor.check(String.valueOf(password), ofNobody);
    }
  }
}
