package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Flow.Journey;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;

/** Compares due dates with the table of time limits. */
final class DueDates {

  private DueDates() {}

  /** The open task is due this long from today; a day of difference is the time zone's. */
  static void assertDue(Journey journey, String taskElement, String period) {
    LocalDate due = journey.dueOf(taskElement).toInstant().atZone(ZoneId.systemDefault()).toLocalDate();
    LocalDate expected = LocalDate.now().plus(Period.parse(period));
    assertThat(due).as("due date of %s", taskElement).isBetween(expected.minusDays(1), expected.plusDays(1));
  }
}
