package eu.passerelle.engine.forms;

import eu.passerelle.model.FormField;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** Days and times as ISO text, and only those that the calendar has. */
final class DateCheck {

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}(:\\d{2})?(Z|[+-]\\d{2}:\\d{2})?");
  private static final int DAY_LENGTH = 10;
  /** Nobody who lives was born before; spreadsheets know no earlier day either. */
  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

  private DateCheck() {}

  static String read(FormField field, Object raw) throws FieldProblem {
    if (raw == null || raw.equals("")) {
      return null;
    }
    if (!(raw instanceof String text)) {
      throw new FieldProblem("must be a date as text, like 2026-01-31.");
    }
    switch (field.subtype()) {
      case "time" -> checkTime(text);
      case "datetime" -> checkBoth(field, text);
      default -> checkDay(field, text);
    }
    return text;
  }

  private static void checkDay(FormField field, String text) throws FieldProblem {
    if (!DAY.matcher(text).matches()) {
      throw new FieldProblem("must be a date like 2026-01-31.");
    }
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.isBefore(EARLIEST)) {
        throw new FieldProblem("must not be before 1900.");
      }
      if (field.limits().notPast() && day.isBefore(LocalDate.now())) {
        throw new FieldProblem("must not be in the past.");
      }
      if (field.limits().notFuture() && day.isAfter(LocalDate.now())) {
        throw new FieldProblem("must not be after today.");
      }
    } catch (DateTimeException noDay) {
      throw new FieldProblem("must be a date that the calendar has.");
    }
  }

  private static void checkTime(String text) throws FieldProblem {
    if (!TIME.matcher(text).matches()) {
      throw new FieldProblem("must be a time like 14:30.");
    }
    try {
      DateTimeFormatter.ISO_TIME.parse(text, LocalTime::from);
    } catch (DateTimeException noTime) {
      throw new FieldProblem("must be a time that the clock has.");
    }
  }

  private static void checkBoth(FormField field, String text) throws FieldProblem {
    if (text.length() <= DAY_LENGTH || text.charAt(DAY_LENGTH) != 'T') {
      throw new FieldProblem("must be a date with a time like 2026-01-31T14:30.");
    }
    checkDay(field, text.substring(0, DAY_LENGTH));
    checkTime(text.substring(DAY_LENGTH + 1));
  }
}
