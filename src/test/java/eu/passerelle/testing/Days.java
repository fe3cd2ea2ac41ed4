package eu.passerelle.testing;

import java.time.LocalDate;

/** Days as forms take them. */
public final class Days {

  private Days() {}

  /** @return the day so many days from today, as an ISO date */
  public static String ahead(int days) {
    return LocalDate.now().plusDays(days).toString();
  }
}
