package eu.passerelle.engine.rules;

/** What a person wrote, as a sentence may repeat it. */
final class Words {

  private static final int LONGEST = 40;

  private Words() {}

  /** @return the text on one line, cut where it is too long to be read within a sentence */
  static String shortened(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
