package eu.passerelle.stakeholder;

/** What a password must be like. */
final class PasswordRule {

  static final String SENTENCE = "it needs at least 10 characters, with small and capital letters and a digit.";

  private PasswordRule() {}

  static boolean strong(String password) {
    return password.length() >= 10
        && password.chars().anyMatch(Character::isLowerCase)
        && password.chars().anyMatch(Character::isUpperCase)
        && password.chars().anyMatch(Character::isDigit);
  }
}
