package eu.passerelle.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** In which order a file writes day, month and year. Whoever sends it says so: 03.04.2019 does not tell. A year that stands first always does. */
public enum DateOrder {

  YEAR_FIRST, DAY_FIRST, MONTH_FIRST;

  private static final String MIDNIGHT = "([ T]0?0:00(:00(\\.0+)?)?)?";
  private static final Pattern YEAR_BEFORE = Pattern.compile("(\\d{4})[-./](\\d{1,2})[-./](\\d{1,2})\\.?" + MIDNIGHT);
  private static final Pattern YEAR_AFTER = Pattern.compile("(\\d{1,2})[-./ ](\\d{1,2})[-./ ](\\d{4})" + MIDNIGHT);
  private static final Pattern SOME_DATE = Pattern.compile("\\d{1,4}[-./ ]\\d{1,2}[-./ ]\\d{1,4}([ T].*)?");
  private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}.*");

  /** @return the order with that name, for example {@code day-first} */
  static Optional<DateOrder> named(String name) {
    return Stream.of(values()).filter(order -> order.id().equals(name)).findFirst();
  }

  /** @return the name by which it is chosen */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** @return the day as ISO text; the text itself where it is no day in this order */
  String read(String text) {
    Matcher before = YEAR_BEFORE.matcher(text);
    if (before.matches()) {
      return day(before.group(1), before.group(2), before.group(3)).orElse(text);
    }
    Matcher after = YEAR_AFTER.matcher(text);
    if (this == YEAR_FIRST || !after.matches()) {
      return text;
    }
    boolean dayFirst = this == DAY_FIRST;
    return day(after.group(3), after.group(dayFirst ? 2 : 1), after.group(dayFirst ? 1 : 2)).orElse(text);
  }

  /** @return whether this is a date that {@link #read} has not made out, because it is written in another order */
  static boolean isInAnotherOrder(String read) {
    return SOME_DATE.matcher(read).matches() && !isRead(read);
  }

  static boolean isRead(String read) {
    return ISO.matcher(read).matches();
  }

  private static Optional<String> day(String year, String month, String day) {
    try {
      return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)).toString());
    } catch (DateTimeException noDay) {
      return Optional.empty();
    }
  }
}
