package eu.passerelle.engine.access;

import java.util.List;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyDigitRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLowerCaseRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUpperCaseRuleImpl;
import org.springframework.modulith.NamedInterface;

/** What a password must be like, whoever sets it and on which way. Admin has a sentence for each of the rules. */
@NamedInterface
public final class PasswordRule implements PasswordPolicy {

  public static final String SENTENCE = "it needs at least 10 characters, with small and capital letters and a digit.";

  private static final List<PasswordPolicyRule> RULES = List.of(new PasswordPolicyLengthRuleImpl(10),
      new PasswordPolicyLowerCaseRuleImpl(1), new PasswordPolicyUpperCaseRuleImpl(1), new PasswordPolicyDigitRuleImpl(1));

  @Override
  public List<PasswordPolicyRule> getRules() {
    return RULES;
  }
}
