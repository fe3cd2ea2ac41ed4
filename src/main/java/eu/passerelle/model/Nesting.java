package eu.passerelle.model;

/** Keeps what somebody wrote away from parsers that call themselves for each bracket and try each text in many ways. */
public final class Nesting {

  static final int LONGEST = 2000;
  static final int DEEPEST = 30;

  private Nesting() {}

  public static boolean isTooMuch(String expression) {
    return expression.length() > LONGEST || depth(expression) > DEEPEST;
  }

  /** Brackets in texts count, too: nobody needs thirty of them. */
  private static int depth(String expression) {
    int depth = 0;
    int deepest = 0;
    for (int i = 0; i < expression.length(); i++) {
      switch (expression.charAt(i)) {
        case '(', '[', '{' -> deepest = Math.max(deepest, ++depth);
        case ')', ']', '}' -> depth--;
        default -> {}
      }
    }
    return deepest;
  }
}
