package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The first intake that can still be reached, and what happens when the calendar has run out. */
@FlowTest
class PlanIntakeFlowTest {

  @Autowired private Flow flow;

  @Test
  void theFirstIntakeAfterTheDayCounts() {
    planned("2029-07-15").endedAt("endEvent_intakePlanned").hasVariable("intakeFound", true).hasVariable("nextIntake", "2029-08-01");
    planned("2029-08-02").hasVariable("nextIntake", "2029-09-01");
    planned("2029-09-02").hasVariable("nextIntake", "2030-08-01");
  }

  @Test
  void anIntakeInThePastIsNeverPlanned() {
    assertThat(LocalDate.parse((String) planned("2020-01-01").variable("nextIntake"))).isAfter(LocalDate.now().plusDays(13));
  }

  @Test
  void aCalendarThatHasRunOutAsksTheLeadAuthority() {
    var journey = planned("2030-10-01").waitsAt("userTask_extendIntakeCalendar");

    journey.complete("userTask_extendIntakeCalendar", "calendarExtended", true).waitsAt("userTask_extendIntakeCalendar")
        .complete("userTask_extendIntakeCalendar", "calendarExtended", false)
        .endedAt("endEvent_noIntake").hasVariable("intakeFound", false).hasVariable("lossReason", "term-missed");
  }

  private Journey planned(String readyOn) {
    return flow.start("plan-intake", ThammAnswers.morocco("readyOn", readyOn));
  }
}
