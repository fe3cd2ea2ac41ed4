package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Half a year in a company, with its reports and its incidents. */
@FlowTest
class HomereInternshipFlowTest {

  private static final String INCIDENT = "userTask_decideOnIncident";
  private static final String REVIEW = "userTask_reviewInternship";

  @Autowired private Flow flow;
  @Autowired private JdbcClient jdbc;

  @Test
  void theInternshipEndsOnItsLastDayWithAReview() {
    Journey internship = start();
    assertThat(internship.timerDue("event_periodOver")).isEqualTo(Days.ahead(270) + "T00:00:00.000");

    internship.fireTimer("event_periodOver");
    assertDue(internship, REVIEW, "P14D");
    internship.complete(REVIEW, Homere.review()).endedAt("endEvent_internshipCompleted").notPassed(INCIDENT)
        .hasVariable("internshipCompleted", true).hasVariable("stayOutcome", "completed").hasVariable("lossReason", null);
  }

  @Test
  void withoutALastDayItLastsSixMonths() {
    var variables = new HashMap<>(Homere.hired());
    variables.put("endDate", null);

    DueDates.assertTimer(flow.start("homere-internship", variables), "event_periodOver", "P6M");
  }

  @Test
  void everyMonthIsReportedWhileItGoesOn() {
    Journey internship = start().fireTimer("startEvent_monthOver").waitsAt("userTask_reportOnMonth");
    assertDue(internship, "userTask_reportOnMonth", "P14D");
    reported(internship, "no").isOpen().passed("callActivity_reportMonth", "endEvent_monthReported").notPassed("userTask_helpIntern");

    reported(internship.fireTimer("startEvent_monthOver"), "yes").fireTimer("event_periodOver").complete(REVIEW, Homere.review())
        .endedAt("endEvent_internshipCompleted")
        .passed("userTask_followUpIntern", "userTask_helpIntern", "userTask_confirmAllowance", "userTask_recordContribution");
    assertThat(jdbc.sql("select line, amount, payer from cost_line where case_number = ? order by line, amount").param(internship.number())
        .query((row, index) -> row.getString(1) + " " + row.getBigDecimal(2).intValue() + " " + row.getString(3)).list())
        .containsExactly("allowance 900 employer", "allowance 900 employer", "co-payment 400 eu-grant", "co-payment 400 eu-grant");
  }

  @Test
  void afterAnIncidentItMayGoOnAsAgreedOrFromHome() {
    Journey internship = start();
    for (String answer : new String[] {"onSite", "telework"}) {
      internship.message("incidentReported").waitsAt(INCIDENT);
      assertThat(internship.groupsOf(INCIDENT)).containsExactly("homere-maroc");
      decide(internship, answer, null).waitsAt().isOpen();
    }
    internship.fireTimer("event_periodOver").waitsAt(REVIEW);
  }

  @Test
  void anInterruptedInternshipGoesOnUntilItsNewLastDay() {
    Journey internship = decide(start().message("incidentReported"), "interrupt", null).waitsAt("userTask_recordResumption")
        .complete("userTask_recordResumption", "resumedOn", Days.ahead(200), "endDate", Days.ahead(320));

    assertThat(internship.timerDue("event_periodOver")).isEqualTo(Days.ahead(320) + "T00:00:00.000");
  }

  @Test
  void anInternshipMayBeExtended() {
    Journey internship = decide(start().message("incidentReported"), "extend", null)
        .complete("userTask_offerExtension", StayAnswers.longerContract(Days.ahead(300)))
        .complete("userTask_checkPermit", StayAnswers.coveredUntilAfter(Days.ahead(300)));
    assertThat(internship.timerDue("event_periodOver")).isEqualTo(Days.ahead(300) + "T00:00:00.000");

    internship.fireTimer("event_periodOver").complete(REVIEW, Homere.review()).endedAt("endEvent_internshipCompleted")
        .hasVariable("stayOutcome", "extended");
  }

  @Test
  void inACrisisTheInternIsBroughtHome() {
    decide(start().fireTimer("startEvent_monthOver").message("incidentReported"), "repatriate", "crisis")
        .endedAt("endEvent_internRepatriated").notPassed(REVIEW)
        .hasVariable("internshipCompleted", false).hasVariable("stayOutcome", "earlyEnd").hasVariable("lossReason", "crisis");
  }

  @Test
  void anInternshipMayEndEarlyWithAReason() {
    decide(start().message("incidentReported"), "end", "early-end-employer").endedAt("endEvent_internshipEndedEarly")
        .hasVariable("internshipCompleted", false).hasVariable("lossReason", "early-end-employer");
  }

  private Journey start() {
    return flow.start("homere-internship", Homere.hired("permitNumber", "VLS-1", "permitValidUntil", Days.ahead(400))).waitsAt().isOpen();
  }

  private static Journey decide(Journey internship, String answer, String lossReason) {
    return internship
        .complete(INCIDENT, "incidentKind", "crisis", "incidentNote", "Offices are closed", "incidentAnswer", answer, "lossReason",
            lossReason);
  }

  private static Journey reported(Journey internship, String helpNeeded) {
    internship.complete("userTask_reportOnMonth", Homere.month()).complete("userTask_followUpIntern", Homere.followUp(helpNeeded));
    if (helpNeeded.equals("yes")) {
      internship.complete("userTask_helpIntern", "helpGiven", "A doctor", "helpGivenOn", Days.ahead(31));
    }
    return internship.complete("userTask_confirmAllowance", Homere.allowance())
        .complete("userTask_recordContribution", Homere.contribution());
  }
}
