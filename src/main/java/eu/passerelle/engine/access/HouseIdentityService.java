package eu.passerelle.engine.access;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cmd.DeleteUserCmd;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Lets nobody guess passwords fast or take another's name, and says of a password that is too weak what it needs; the engine itself says only
 * that it is, as if that were a fault of its own.
 */
public class HouseIdentityService extends IdentityServiceImpl {

  private final ObjectProvider<SignInPace> pace;
  private final ObjectProvider<PersonNames> names;

  public HouseIdentityService(ObjectProvider<SignInPace> pace, ObjectProvider<PersonNames> names) {
    this.pace = pace;
    this.names = names;
  }

  /** Every check of a password comes through here, whoever asks: pages, REST, Admin and the change of one's own. */
  @Override
  public boolean checkPassword(String userId, String password) {
    return pace.getObject().attempt(String.valueOf(userId), () -> super.checkPassword(userId, password));
  }

  /**
   * @throws AuthorizationException with a sentence when people change their own names
   * @throws BadUserRequestException with a sentence for the person when the user gets a password that breaks the {@link PasswordRule}, or
   *     names that {@link PersonNames} does not take
   */
  @Override
  public void saveUser(User user) {
    // the password is judged here, and not once more by the engine: that takes its time
    commandExecutor.execute(new SaveUserCmd(user, true) {
      @Override
      protected Void executeCmd(CommandContext context) {
        if (user instanceof UserEntity known && known.hasNewPassword() && !known.checkPasswordAgainstPolicy()) {
          throw new BadUserRequestException("The password is too weak: " + PasswordRule.SENTENCE);
        }
        names.getObject().check(context, user);
        return super.executeCmd(context);
      }
    });
  }

  @Override
  public void deleteUser(String userId) {
    commandExecutor.execute(new DeleteUserCmd(userId) {
      @Override
      protected Void executeCmd(CommandContext context) {
        names.getObject().keep(context, userId);
        return super.executeCmd(context);
      }
    });
  }

  /** @throws BadUserRequestException with a sentence when the name of the group turns text around */
  @Override
  public void saveGroup(Group group) {
    PersonNames.requireSeen(group.getName());
    super.saveGroup(group);
  }
}
