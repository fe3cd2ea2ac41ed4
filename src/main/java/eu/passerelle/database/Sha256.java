package eu.passerelle.database;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A fingerprint of bytes, under which what they say is kept and found again. */
public final class Sha256 {

  private Sha256() {}

  /** @return 32 bytes that are alike for the same content only */
  public static byte[] of(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** @return the same in 64 hexadecimal digits */
  public static String hex(byte[] content) {
    return HexFormat.of().formatHex(of(content));
  }
}
