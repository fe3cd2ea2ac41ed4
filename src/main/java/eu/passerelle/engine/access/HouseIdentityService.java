package eu.passerelle.engine.access;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Lets nobody guess passwords fast, and says of one that is too weak what it needs; the engine itself says only that it is, as if that were a
 * fault of its own.
 */
public class HouseIdentityService extends IdentityServiceImpl {

  private final ObjectProvider<SignInPace> pace;

  public HouseIdentityService(ObjectProvider<SignInPace> pace) {
    this.pace = pace;
  }

  /** Every check of a password comes through here, whoever asks: pages, REST, Admin and the change of one's own. */
  @Override
  public boolean checkPassword(String userId, String password) {
    return pace.getObject().attempt(String.valueOf(userId), () -> super.checkPassword(userId, password));
  }

  /** @throws BadUserRequestException with a sentence for the person when the user gets a password that breaks the {@link PasswordRule} */
  @Override
  public void saveUser(User user) {
    commandExecutor.execute(new SaveUserCmd(user) {
      @Override
      protected Void executeCmd(CommandContext context) {
        if (user instanceof UserEntity known && known.hasNewPassword() && !known.checkPasswordAgainstPolicy()) {
          throw new BadUserRequestException("The password is too weak: " + PasswordRule.SENTENCE);
        }
        return super.executeCmd(context);
      }
    });
  }
}
