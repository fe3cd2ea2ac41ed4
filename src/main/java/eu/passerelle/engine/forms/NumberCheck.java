package eu.passerelle.engine.forms;

import eu.passerelle.model.FormField;
import java.math.BigDecimal;

/** Numbers: range, decimals, and one type per field. */
final class NumberCheck {

  private static final BigDecimal LARGEST = new BigDecimal("1e15");
  private static final int MOST_DECIMALS = 15;
  private static final int LONGEST = 40;

  private NumberCheck() {}

  static Object read(FormField field, Object raw) throws FieldProblem {
    if (raw == null || raw.equals("")) {
      return null;
    }
    BigDecimal number = decimal(field, raw);
    checkSize(field.limits(), number);
    if (field.textNumber()) {
      return number.toPlainString();
    }
    if (Integer.valueOf(0).equals(field.limits().decimalDigits())) {
      long whole = number.longValueExact();
      return whole == (int) whole ? (Object) (int) whole : (Object) whole;
    }
    return number.doubleValue();
  }

  private static BigDecimal decimal(FormField field, Object raw) throws FieldProblem {
    boolean readable = raw instanceof Number || raw instanceof String && field.textNumber();
    String text = raw.toString();
    if (!readable || text.length() > LONGEST) {
      throw new FieldProblem("must be a number.");
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException noNumber) {
      throw new FieldProblem("must be a number.");
    }
  }

  private static void checkSize(FormField.Limits limits, BigDecimal number) throws FieldProblem {
    if (limits.min() != null && number.compareTo(limits.min()) < 0) {
      throw new FieldProblem("must be at least " + limits.min().toPlainString() + ".");
    }
    if (limits.max() != null && number.compareTo(limits.max()) > 0) {
      throw new FieldProblem("must be at most " + limits.max().toPlainString() + ".");
    }
    if (number.abs().compareTo(LARGEST) > 0) {
      throw new FieldProblem("is too large.");
    }
    int decimals = limits.decimalDigits() == null ? MOST_DECIMALS : limits.decimalDigits();
    if (number.signum() != 0 && number.stripTrailingZeros().scale() > decimals) {
      throw new FieldProblem(decimals == 0 ? "must be a whole number." : "must have at most " + decimals + " decimal places.");
    }
  }
}
