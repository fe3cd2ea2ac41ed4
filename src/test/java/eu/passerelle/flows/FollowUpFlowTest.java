package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Three surveys, each due on its own date. */
@FlowTest
class FollowUpFlowTest {

  @Autowired private Flow flow;

  @Autowired private RuntimeService runtime;

  @Autowired private ManagementService management;

  @Test
  void thePersonIsSurveyedThreeTimes() {
    Journey followUp = start();
    followUp.waitsAt().fireTimer("event_surveyDue").waitsAt("userTask_surveyPerson");
    assertDue(followUp, "userTask_surveyPerson", "P30D");

    answered(answered(answered(followUp).fireTimer("event_surveyDue")).fireTimer("event_surveyDue"))
        .endedAt("endEvent_followedUp")
        .passed("userTask_surveyPerson", "gateway_contactKept")
        .hasVariable("contactLost", false);
  }

  @Test
  void theSurveysAreDueAfterThreeSixAndTwelveMonths() {
    var months = Stream.of("P3M", "P6M", "P12M").map(Period::parse).map(LocalDate.now()::plus).toList();

    assertThat(dueDates(start())).hasSize(3)
        .zipSatisfy(months, (due, month) -> assertThat(due).isBetween(month.minusDays(1), month.plusDays(1)));
  }

  @Test
  void whoIsNotReachedOnceIsAskedAgainLater() {
    start().fireTimer("event_surveyDue")
        .complete("userTask_surveyPerson", "surveyResult", "notAnswered")
        .isOpen()
        .waitsAt()
        .fireTimer("event_surveyDue")
        .waitsAt("userTask_surveyPerson");
  }

  @Test
  void lostContactEndsTheFollowUpWithAReason() {
    start().fireTimer("event_surveyDue")
        .complete("userTask_surveyPerson", "surveyResult", "contactLost", "lossReason", "contact-lost")
        .endedAt("endEvent_contactLost")
        .notPassed("endEvent_followedUp")
        .hasVariable("contactLost", true)
        .hasVariable("lossReason", "contact-lost");
  }

  private Journey start() {
    return flow.start("follow-up", Flow.standard("stayOutcome", "completed", "returnedOn", "2021-03-02"));
  }

  private static Journey answered(Journey followUp) {
    return followUp.complete("userTask_surveyPerson", "surveyResult", "answered",
        "surveyedOn", Days.ahead(0), "situation", "job", "surveyWellbeing", "well");
  }

  private List<LocalDate> dueDates(Journey followUp) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(followUp.number()).list().stream()
        .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId()).timers().list().stream())
        .map(job -> job.getDuedate().toInstant().atZone(ZoneId.systemDefault()).toLocalDate())
        .sorted().toList();
  }
}
