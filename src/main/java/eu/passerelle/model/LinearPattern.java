package eu.passerelle.model;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Patterns that people bring in forms and tables. They are run by an engine whose time grows with the text only, however the pattern is made;
 * what that engine does not know, such as looking ahead, is refused (ADR 0042).
 */
public final class LinearPattern {

  private static final int LONGEST = 1000;
  /** As many characters as the pattern would have if each repetition were written out. */
  private static final int MOST_WRITTEN_OUT = 10_000;
  /** What this engine reads and a browser does not, or reads otherwise. */
  private static final Pattern NOT_IN_BROWSERS = Pattern.compile("\\(\\?[^:]|\\[\\[:|\\\\[AzQEpPCa]");
  private static final String NOT_LINEAR = "Looking ahead or behind, references to a group and repetitions of more than a thousand times"
      + " are not possible: they may take for ever. Write it without them, or put a part of it into a second field.";

  private LinearPattern() {}

  /**
   * @param flags of {@link Pattern}; 0 for none
   * @throws IllegalArgumentException with a sentence, when this is none or one that costs too much
   */
  public static Pattern compile(String pattern, int flags) {
    if (pattern.length() > LONGEST || writtenOut(pattern) > MOST_WRITTEN_OUT) {
      throw new IllegalArgumentException(
          "The pattern ‘" + shortened(pattern) + "’ is too long, or repeats too often what repeats already. Shorten it.");
    }
    try {
      return Pattern.compile(pattern, flags);
    } catch (PatternSyntaxException unreadable) {
      throw new IllegalArgumentException("The pattern ‘" + shortened(pattern) + "’ cannot be read. " + NOT_LINEAR, unreadable);
    }
  }

  /** @return the pattern of a field; nothing where a form from before today has one that this engine does not know: the browser still does */
  public static Optional<Pattern> ofField(String pattern) {
    try {
      return pattern.isEmpty() ? Optional.empty() : Optional.of(compile(pattern, 0));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  /** @return why a field cannot have this pattern, as a sentence; empty when it can, and browsers read it as it is read here */
  public static Optional<String> problem(String pattern) {
    try {
      compile(pattern, 0);
    } catch (IllegalArgumentException refused) {
      return Optional.of(refused.getMessage());
    }
    return NOT_IN_BROWSERS.matcher(pattern.replace("\\\\", "")).find()
        ? Optional.of("The pattern ‘" + shortened(pattern) + "’ has a part that browsers read otherwise. Write it with plain characters,"
            + " [ ], ( ), | and { } only.")
        : Optional.empty();
  }

  private static String shortened(String pattern) {
    return pattern.length() > 80 ? pattern.substring(0, 80) + "…" : pattern;
  }

  private static long writtenOut(String pattern) {
    Deque<Long> around = new ArrayDeque<>();
    long length = 0;
    long last = 0;
    for (int i = 0; i < pattern.length() && length <= MOST_WRITTEN_OUT; i++) {
      switch (pattern.charAt(i)) {
        case '(' -> {
          around.push(length);
          length = 0;
          last = 0;
        }
        case ')' -> {
          last = length + 1;
          length = last + (around.isEmpty() ? 0 : around.pop());
        }
        case '{' -> {
          int end = pattern.indexOf('}', i);
          length += last * (times(end < 0 ? "" : pattern.substring(i + 1, end)) - 1);
        }
        case '\\' -> {
          i++;
          last = 1;
          length++;
        }
        default -> {
          last = 1;
          length++;
        }
      }
    }
    return length;
  }

  /** @return how often a repetition such as 3, 3,5 or 3, has to be written out; once where this is none */
  private static int times(String repetition) {
    if (!repetition.matches("\\d{1,4}(,\\d{0,4})?")) {
      return 1;
    }
    String[] bounds = repetition.split(",");
    return Math.max(1, Integer.parseInt(bounds[bounds.length - 1]));
  }
}
