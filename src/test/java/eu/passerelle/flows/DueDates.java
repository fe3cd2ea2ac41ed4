package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Flow.Journey;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Date;

/** Compares due dates with the table of time limits. */
final class DueDates {

  private DueDates() {}

  /** The open task is due this long from today; a day of difference is the time zone's. */
  static void assertDue(Journey journey, String taskElement, String period) {
    assertIn(journey.dueOf(taskElement), period, taskElement);
  }

  /** The timer at this element goes off this long from today. */
  static void assertTimer(Journey journey, String element, String period) {
    assertIn(journey.timerDue(element), period, element);
  }

  private static void assertIn(Date date, String period, String element) {
    LocalDate due = date.toInstant().atZone(ZoneId.systemDefault()).toLocalDate();
    LocalDate expected = LocalDate.now().plus(Period.parse(period));
    assertThat(due).as("date of %s", element).isBetween(expected.minusDays(1), expected.plusDays(1));
  }
}
