package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;
import static eu.passerelle.flows.DueDates.assertTimer;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A placement runs until its last day, with monthly check-ins and three courses. */
@FlowTest
class MonitorPlacementFlowTest {

  @Autowired private Flow flow;

  @Test
  void thePlacementRunsUntilTheLastDayOfTheContractAndIsReviewed() {
    Journey placement = start("2021-02-28");
    assertThat(placement.timers()).containsExactlyInAnyOrder("event_periodOver", "startEvent_checkInDue", "startEvent_coursesDue");
    assertTimer(placement, "startEvent_checkInDue", "P1M");
    assertTimer(placement, "startEvent_coursesDue", "P1M");
    assertThat(placement.timerDue("event_periodOver")).isBefore(new Date());

    placement.fireTimer("event_periodOver").waitsAt("userTask_reviewPlacement");
    assertDue(placement, "userTask_reviewPlacement", "P14D");
    placement.complete("userTask_reviewPlacement", StayAnswers.review("extend"))
        .endedAt("endEvent_placementOver")
        .passed("event_periodOver", "userTask_reviewPlacement")
        .hasVariable("employerWish", "extend");
  }

  @Test
  void withoutAContractDateTheUsualLengthOfAStayCounts() {
    Journey placement = start(null);
    assertTimer(placement, "event_periodOver", "P12M");

    placement.fireTimer("event_periodOver").waitsAt("userTask_reviewPlacement");
  }

  @Test
  void theWorkerIsAskedEveryMonth() {
    Journey placement = start("2021-02-28").fireTimer("startEvent_checkInDue").waitsAt("userTask_checkIn");
    assertDue(placement, "userTask_checkIn", "P7D");

    placement.complete("userTask_checkIn", "checkInOn", "2020-05-01", "wellbeing", "well", "helpNeeded", "no")
        .passed("userTask_checkIn", "endEvent_checkedIn")
        .notPassed("userTask_arrangeHelp")
        .waitsAt()
        .fireTimer("startEvent_checkInDue")
        .waitsAt("userTask_checkIn");
  }

  @Test
  void whoNeedsHelpGetsIt() {
    Journey placement = start("2021-02-28").fireTimer("startEvent_checkInDue")
        .complete("userTask_checkIn", "checkInOn", "2020-05-01", "wellbeing", "badly", "helpNeeded", "yes", "helpWanted", "Pay is late")
        .waitsAt("userTask_arrangeHelp");
    assertDue(placement, "userTask_arrangeHelp", "P7D");

    placement.complete("userTask_arrangeHelp", "helpGivenOn", "2020-05-04", "helpGiven", "Talked with the employer")
        .passed("userTask_checkIn", "userTask_arrangeHelp", "endEvent_helpArranged");
  }

  @Test
  void threeCoursesRunOneAfterTheOther() {
    Journey placement = start("2021-02-28").fireTimer("startEvent_coursesDue").waitsAt("userTask_runCourse");
    assertDue(placement, "userTask_runCourse", "P3M");

    course(course(placement)).waitsAt("userTask_runCourse").notPassed("endEvent_coursesRun");
    course(placement).waitsAt().passed("userTask_runCourse", "endEvent_coursesRun").isOpen();
  }

  @Test
  void aSchemeWithoutCoursesAsksForNone() {
    flow.start("monitor-placement", Flow.standard("scheme", "another-scheme", "employerName", "Baltic Byte", "endDate", "2021-02-28"))
        .fireTimer("startEvent_coursesDue").waitsAt().passed("businessRuleTask_countCourses", "endEvent_coursesRun").isOpen();
  }

  @Test
  void theEndOfThePlacementDoesNotWaitForACheckInOrACourse() {
    start("2021-02-28").fireTimer("startEvent_coursesDue").fireTimer("startEvent_checkInDue").fireTimer("event_periodOver")
        .waitsAt("userTask_runCourse", "userTask_checkIn", "userTask_reviewPlacement")
        .complete("userTask_reviewPlacement", StayAnswers.review("end"))
        .endedAt("endEvent_placementOver")
        .notPassed("endEvent_coursesRun", "endEvent_checkedIn");
  }

  private Journey start(String endDate) {
    return flow.start("monitor-placement", Flow.standard("employerName", "Baltic Byte", "startDate", "2020-03-01", "endDate", endDate));
  }

  private static Journey course(Journey placement) {
    return placement.complete("userTask_runCourse", "courseName", "Cloud", "courseHours", 24, "courseEndedOn", "2020-06-01",
        "courseResult", "completed");
  }
}
