package eu.passerelle.engine;

import java.util.regex.Pattern;

/** What a machine says, in words for a person: without the engine's codes, and nothing at all of what speaks of statements and classes. */
public final class PlainWords {

  private static final String COLLIDED =
      "Somebody else changed this in the same moment, so nothing of yours was saved. Please do it once more.";

  private static final Pattern CODE = Pattern.compile("\\bENGINE-[A-Z0-9-]*\\d:?\\s*");
  private static final Pattern COLLISION = Pattern.compile("updated by another transaction|OptimisticLocking");
  private static final Pattern MACHINERY = Pattern.compile("###|\\bACT_[A-Z]{2}_|\\b(?:SELECT|INSERT INTO|DELETE FROM|UPDATE \\w+)\\b"
      + "|\\b(?:org|java|javax|jakarta|com|eu|scala)\\.\\w+\\.\\w|\\b[A-Z]\\w*(?:Exception|Error|Entity|Dto)\\b|\\bSQL");

  private PlainWords() {}

  /**
   * @param said by whoever has refused or failed; may be null
   * @param instead what to say where that is nothing for people
   */
  public static String of(String said, String instead) {
    if (said == null || said.isBlank()) {
      return instead;
    }
    if (COLLISION.matcher(said).find()) {
      return COLLIDED;
    }
    String plain = CODE.matcher(said).replaceAll("").strip();
    return MACHINERY.matcher(plain).find() ? instead : plain;
  }
}
