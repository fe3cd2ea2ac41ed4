package eu.passerelle.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Dates as the reader's own language and country write them; templates call it as {@code @dates}. */
@Component("dates")
class Dates {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM);
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);

  /** @return a day that has no time */
  public String date(LocalDate date) {
    return DAY.withLocale(LocaleContextHolder.getLocale()).format(date);
  }

  /** @return the day */
  public String day(Object when) {
    return write(DAY, when);
  }

  /** @return day and time */
  public String moment(Object when) {
    return write(MOMENT, when);
  }

  /** @return for machines */
  public String iso(Object when) {
    return instant(when).toString();
  }

  /** @return whether that moment is over */
  public boolean past(Object when) {
    return instant(when).isBefore(Instant.now());
  }

  private static String write(DateTimeFormatter style, Object when) {
    return style.withLocale(LocaleContextHolder.getLocale()).withZone(ZoneId.systemDefault()).format(instant(when));
  }

  private static Instant instant(Object when) {
    return when instanceof OffsetDateTime time ? time.toInstant() : (Instant) when;
  }
}
