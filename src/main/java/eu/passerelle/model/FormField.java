package eu.passerelle.model;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One question of a form.
 *
 * @param readonlyIf FEEL that makes the field read-only, or null
 * @param hiddenIf FEEL conditions of the field and of the groups around it; one that holds hides it
 */
public record FormField(String key, String type, String subtype, String label, String personal, boolean required, boolean readonly,
    String readonlyIf, boolean disabled, boolean textNumber, List<String> hiddenIf, Limits limits, Choices choices) {

  /** The only day that the property {@code latest} of a date may name. */
  public static final String TODAY = "today";
  /** The most letters of a text that is asked for; the engine keeps no more in a column. */
  public static final int LONGEST_TEXT = 4000;

  /** @return whether the value of this field is made by the form itself, so that what comes back is never believed */
  boolean computed() {
    return type.equals("expression");
  }

  /** @return whether this person may never write the field, whatever the other answers are */
  public boolean closed() {
    return readonly || disabled || computed();
  }

  /** @return the variables that decide whether the field is there, may be written and what it offers */
  public Set<String> reads() {
    var names = new HashSet<String>();
    hiddenIf.forEach(condition -> names.addAll(FormNames.inExpression(condition)));
    Stream.of(readonlyIf, choices.expression()).filter(Objects::nonNull).forEach(feel -> names.addAll(FormNames.inExpression(feel)));
    if (choices.valuesKey() != null) {
      names.add(choices.valuesKey());
    }
    return names;
  }

  public boolean choosesOne() {
    return type.equals("select") || type.equals("radio");
  }

  public boolean choosesMany() {
    return type.equals("checklist") || type.equals("taglist");
  }

  /**
   * What the value has to keep to; null where the form says nothing.
   *
   * @param notPast whether a day before today is refused
   * @param notFuture whether a day after today is refused
   * @param inWords what the form says of the pattern to people
   */
  public record Limits(BigDecimal min, BigDecimal max, Integer minLength, Integer maxLength, Pattern pattern, String validationType,
      Integer decimalDigits, boolean notPast, boolean notFuture, String inWords) {

    /** What nothing limits. */
    public static final Limits NONE = new Limits(null, null, null, null, null, null, null, false, false, null);
  }

  /** Where the options come from: the form itself, a source or variable named by a key, or FEEL. */
  public record Choices(List<Choice> fixed, String valuesKey, String expression) {}

  /** One option: what is stored, and what people read. */
  public record Choice(Object value, String label) {}
}
