package eu.passerelle.engine.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
