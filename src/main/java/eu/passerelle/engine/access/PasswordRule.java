package eu.passerelle.engine.access;

import java.util.List;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.springframework.modulith.NamedInterface;

/** What a password must be like, whoever sets it and on which way: long enough and hard to guess, however it is put together. */
@NamedInterface
public final class PasswordRule implements PasswordPolicy {

  public static final String SENTENCE =
      "it needs at least 12 characters, and must be no common password, no word or name with a number, and"
          + " nothing of the person's own names. Take several words that do not belong together.";

  private static final List<PasswordPolicyRule> RULES = List.of(new PasswordPolicyLengthRuleImpl(12), new HardToGuess());

  @Override
  public List<PasswordPolicyRule> getRules() {
    return RULES;
  }
}
