package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One student through the whole scheme with the real blocks: who works on what, and what the case knows at the end. */
@FlowTest
class YgcaJourneyTest {

  private static final String COHORT = "ygca-one";

  @Autowired private Flow flow;
  @Autowired private Schemes schemes;
  @Autowired private JdbcClient jdbc;

  @Test
  void fromApplicationToTheFollowUpAfterTwelveMonths() {
    var student = arrived(placed(selected(applied())));
    assertGroup(student, "userTask_enrolStudent", "university-granada");
    var home = Ygca.goneHome(studied(student));
    assertGroup(home, "userTask_startReintegration", "iom-morocco");

    followedUp(home).endedAt("endEvent_journeyCompleted")
        .passed("callActivity_preselect", "callActivity_select", "receiveTask_awaitPlace", "callActivity_planTerm", "callActivity_prepare",
            "callActivity_authoriseStay", "callActivity_travel", "callActivity_enrol", "callActivity_studyYear", "callActivity_return",
            "callActivity_reintegrate", "callActivity_followUp")
        .hasVariable("outcome", "completed").hasVariable("stage", "follow-up").hasVariable("lossReason", null)
        .hasVariable("placeCode", "UGR-WATER").hasVariable("permitNumber", "ESP-1").hasVariable("residenceNumber", "Y1234567A")
        .hasVariable("yearPassed", true).hasVariable("returnedOn", Days.ahead(422)).hasVariable("reintegrationOutcome", "venture");
    assertThat(jdbc.sql("select count(*) from case_milestone where number = ?").param(home.number()).query(Integer.class).single())
        .isEqualTo(8);
  }

  private Journey applied() {
    schemes.add(new Cohort(COHORT, "ygca", "ygca-ma-es", "One student", 3016, LocalDate.of(2019, 5, 27), LocalDate.of(2019, 6, 2),
        Map.of()));
    jdbc.sql("insert into place (cohort_id, code, name, organisation_id, seats) values (?, ?, ?, ?, 2)")
        .params(COHORT, "UGR-WATER", "Master in Water", "university-granada").update();
    return flow.start("ygca", "YGC-3016-00001", Ygca.standard("cohort", COHORT, "placeName", null, "placeOrganisation", null,
        "applicationId", "YGC-00001", "submittedOn", "2019-05-28", "birthDate", "1996-03-01", "nationality", "MA",
        "preferredDestination", "ES", "educationLevel", "ISCED7", "fieldOfStudy", "061 ICT", "occupation", "2512 Software developers",
        "skills", "Java;SQL;React;Linux", "experienceMonths", 60, "english", "B2", "graduationYear", 2018,
        "email", "hajar@example.org", "phone", "+212 600000000", "termStarts", "2019-09-16"));
  }

  private Journey selected(Journey journey) {
    assertGroup(journey, "userTask_screenFile", "ministry-higher-education-ma");
    return journey.complete("userTask_screenFile", Ygca.file(80)).complete("userTask_scheduleInterview", SelectionAnswers.interviewDay())
        .complete("userTask_assessInterview", SelectionAnswers.goodInterview()).complete("userTask_recordTests", Ygca.tests(90))
        .complete("userTask_decideSelection", Ygca.decision("select"));
  }

  private Journey placed(Journey journey) {
    assertGroup(journey, "userTask_recordPreferences", "sepie");
    journey.complete("userTask_recordPreferences", "preferences", List.of("UGR-WATER"), "preferencesOn", "2019-08-01");
    flow.start("allocate-places", "YGC-PRG-3016-0001", Flow.values("scheme", "ygca", "corridor", "ygca-ma-es", "cohort", COHORT))
        .hasVariable("placed", 1).complete("userTask_confirmAllocation", "allocationDecision", "announce", "tellEverybody", false);
    return journey.runJobs().hasVariable("placeName", "Master in Water");
  }

  private Journey arrived(Journey journey) {
    assertGroup(journey, "userTask_signCommitment", "iom-morocco");
    journey.complete("userTask_signCommitment", Ygca.commitment(true)).complete("userTask_giveOrientation", Ygca.orientation());
    assertGroup(journey, "userTask_issueAdmission", "university-granada");
    var leaving = journey.complete("userTask_issueAdmission", Ygca.admission()).complete("userTask_gatherPapers", Ygca.papers())
        .complete("userTask_takeFile", Ygca.fileTaken()).complete("userTask_decideVisa", Ygca.visa())
        .complete("userTask_handOverPassport", Ygca.passport());
    return Departure.arrived(leaving, "Casablanca, Granada", 40);
  }

  private Journey studied(Journey journey) {
    return journey.complete("userTask_enrolStudent", Ygca.enrolment()).complete("userTask_bookCardAppointment", Ygca.cardAppointment())
        .complete("userTask_takeCardApplication", Ygca.card()).complete("userTask_startGrant", Ygca.grant())
        .complete("userTask_trainEntrepreneur", Ygca.training()).complete("userTask_agreeThesis", Ygca.thesis())
        .complete("userTask_recordYear", Ygca.year())
        .complete("userTask_holdDefence", Ygca.defence("passed", "onSite")).complete("userTask_guaranteeReturn", Ygca.guarantee());
  }

  private static Journey followedUp(Journey journey) {
    journey.complete("userTask_startReintegration", "personReached", "reached", "reintegrationStartedOn", Days.ahead(430))
        .complete("userTask_familiarise", "familiarisation", "Registered the firm", "counselling", "startUp")
        .complete("userTask_counselStartUp", "counsellingSessions", 4, "ventureIdea", "Drip irrigation")
        .complete("userTask_recordResult", "reintegrationOutcome", "venture");
    return Homecoming.followedUp(journey);
  }

  private static void assertGroup(Journey journey, String task, String organisation) {
    assertThat(journey.groupsOf(task)).as("who does %s", task).containsExactly(organisation);
  }
}
