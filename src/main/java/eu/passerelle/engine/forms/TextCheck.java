package eu.passerelle.engine.forms;

import eu.passerelle.model.FormField;
import java.util.regex.Pattern;
import org.springframework.util.StringUtils;

/** Text: length, characters, pattern. What looks like code stays text. */
final class TextCheck {

  /** A field without a limit of its own still takes no book. */
  static final int LONGEST = 100_000;

  private static final int LONGEST_FOR_PATTERN = 4000;
  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>()\\[\\],;:\"]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,8}");
  private static final Pattern PHONE = Pattern.compile("(\\+|00)[1-9][0-9 .()|-]{4,24}");

  private TextCheck() {}

  static String read(FormField field, Object raw) throws FieldProblem {
    if (raw == null || raw.equals("")) {
      return null;
    }
    if (!(raw instanceof String text)) {
      throw new FieldProblem("must be text.");
    }
    checkLength(field.limits(), text);
    checkCharacters(text);
    checkPattern(field.limits(), text);
    return text;
  }

  private static void checkLength(FormField.Limits limits, String text) throws FieldProblem {
    int longest = limits.maxLength() == null ? LONGEST : limits.maxLength();
    if (text.length() > longest) {
      throw new FieldProblem("must have at most " + longest + " characters; it has " + text.length() + ".");
    }
    if (limits.minLength() != null && text.length() < limits.minLength()) {
      throw new FieldProblem("must have at least " + limits.minLength() + " characters.");
    }
  }

  private static void checkCharacters(String text) throws FieldProblem {
    boolean strange = text.codePoints().anyMatch(point -> Character.isISOControl(point) && !Character.isWhitespace(point)
        || Character.getType(point) == Character.SURROGATE);
    if (strange) {
      throw new FieldProblem("holds a character that is no text.");
    }
  }

  private static void checkPattern(FormField.Limits limits, String text) throws FieldProblem {
    if ("email".equals(limits.validationType()) && !EMAIL.matcher(text).matches()) {
      throw new FieldProblem("must be an e-mail address.");
    }
    if ("phone".equals(limits.validationType()) && !PHONE.matcher(text).matches()) {
      throw new FieldProblem("must be a phone number that starts with + and the country's code.");
    }
    if (limits.pattern() != null && (text.length() > LONGEST_FOR_PATTERN || !limits.pattern().matcher(text).find())) {
      throw new FieldProblem(
          "is not written as it should be" + (limits.inWords() == null ? "." : ": " + StringUtils.uncapitalize(limits.inWords())));
    }
  }
}
