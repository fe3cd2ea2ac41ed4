package eu.passerelle.engine.access;

import eu.passerelle.database.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Hashes passwords slowly, so that a stolen table is worth little. */
public class BcryptPasswords implements PasswordEncryptor {

  private final BCryptPasswordEncoder encoder;

  /** @param strength each step up doubles the time that a hash takes */
  public BcryptPasswords(int strength) {
    this.encoder = new BCryptPasswordEncoder(strength);
  }

  @Override
  public String encrypt(String password) {
    return encoder.encode(shortened(password));
  }

  @Override
  public boolean check(String password, String encrypted) {
    return encoder.matches(shortened(password), encrypted);
  }

  @Override
  public String hashAlgorithmName() {
    return "BCRYPT";
  }

  /** The engine appends its own salt; bcrypt reads 72 bytes at most, so a long password would lose its end. */
  private static String shortened(String password) {
    return Base64.getEncoder().encodeToString(Sha256.of(password.getBytes(StandardCharsets.UTF_8)));
  }
}
