package eu.passerelle.flows;

import java.time.LocalDate;

/** Days as forms take them. */
final class Days {

  private Days() {}

  /** @return the day so many days from today, as an ISO date */
  static String ahead(int days) {
    return LocalDate.now().plusDays(days).toString();
  }
}
