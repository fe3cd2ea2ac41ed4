package eu.passerelle.model;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;

/** Adds an ISO-8601 duration of both kinds, {@code P3M} and {@code PT48H}, also mixed. */
public final class IsoPeriod {

  private IsoPeriod() {}

  public static Instant after(Instant start, String period) {
    int time = period.indexOf('T');
    String days = time < 0 ? period : period.substring(0, time);
    Period calendar = days.length() > 1 ? Period.parse(days) : Period.ZERO;
    Duration clock = time < 0 ? Duration.ZERO : Duration.parse("P" + period.substring(time));
    return start.atZone(ZoneId.systemDefault()).plus(calendar).plus(clock).toInstant();
  }
}
