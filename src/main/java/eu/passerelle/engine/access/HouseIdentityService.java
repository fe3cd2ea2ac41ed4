package eu.passerelle.engine.access;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/** Says of a password that is too weak what it needs; the engine itself says only that it is, as if that were a fault of its own. */
public class HouseIdentityService extends IdentityServiceImpl {

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
