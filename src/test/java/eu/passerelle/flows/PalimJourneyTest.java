package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One person through the whole scheme with the real blocks, on both tracks: who works on what, and what the case knows at the end. */
@FlowTest
class PalimJourneyTest {

  private static final AtomicInteger SERIES = new AtomicInteger(70_000);
  private static final String CHOOSE = "userTask_chooseTrack";

  @Autowired private Flow flow;

  @Autowired private ProcessEngine engine;

  @Autowired private JdbcClient jdbc;

  private Demand demand;

  @BeforeEach
  void begin() {
    demand = new Demand(flow, engine, jdbc);
  }

  @Test
  void whoWishesToStayAtHomeIsTrainedAndPlacedThere() {
    var journey = trained("MA");
    assertGroup(journey, CHOOSE, "enabel");
    journey.complete(CHOOSE, Palim.track("home"));
    assertGroup(journey, "userTask_sendCv", "anapec");
    journey.complete("userTask_sendCv", Palim.cvSent());
    assertGroup(journey, "userTask_recordInterviews", "cgem");

    Homecoming.followedUp(journey.complete("userTask_recordInterviews", Palim.hiredAtHome("Atlas Code"))
        .complete("userTask_recordJobStart", Palim.jobStart("2021-02-01")))
        .endedAt("endEvent_journeyCompleted")
        .hasVariable("outcome", "completed").hasVariable("stage", "follow-up").hasVariable("track", "home")
        .hasVariable("employerName", "Atlas Code")
        .hasVariable("lossReason", null);
    assertThat(milestones(journey)).containsExactlyInAnyOrder("preselected", "selected", "trained", "placed-at-home", "followed-up");
  }

  @Test
  void whoIsHiredInBelgiumGetsASinglePermitWorksAndReturns() {
    var journey = arrived(hired(trained("BE").complete(CHOOSE, Palim.track("away"))));
    assertGroup(journey, "userTask_startPlacement", "leie-software");
    journey.complete("userTask_startPlacement", "employedOn", Days.ahead(31), "mentor", "Griet", "socialSecurityDone", true)
        .complete("userTask_arrangeHousing", "address", "Grote Markt 1, Mechelen", "insuredFrom", Days.ahead(28), "bankAccountOpen", true);
    assertGroup(journey, "userTask_registerAtTownHall", "city-of-mechelen");
    journey.complete("userTask_registerAtTownHall", "registeredOn", Days.ahead(33), "residenceNumber", "N-1", "address",
        "Grote Markt 1, Mechelen");
    assertGroup(journey, "userTask_inviteToCourse", "flemish-integration-agency");
    journey.complete("userTask_inviteToCourse", "invitedOn", Days.ahead(34), "courseAnswer", "both", "courseBegins", Days.ahead(50));

    Homecoming.followedUp(returned(journey)).endedAt("endEvent_journeyCompleted")
        .hasVariable("permitNumber", "BE-2031-7").hasVariable("stayOutcome", "completed").hasVariable("lossReason", null);
    assertThat(milestones(journey)).containsExactlyInAnyOrder("preselected", "selected", "trained", "matched", "authorised", "arrived",
        "returned", "reintegrated", "followed-up");
  }

  @Test
  void whoFindsNoFirmInBelgiumChangesToTheHomeTrackInTheSameCase() {
    var journey = trained("BE").complete(CHOOSE, Palim.track("away")).waitsAt().message("trackChanged").waitsAt(CHOOSE)
        .complete(CHOOSE, Palim.track("home")).waitsAt("userTask_sendCv");

    journey.message("candidateWithdrew");
    assertGroup(journey, "userTask_settleWithdrawal", "fedasil");
    journey.complete("userTask_settleWithdrawal", "lossReason", "other-job").endedAt("endEvent_candidateWithdrawn")
        .hasVariable("outcome", "withdrawn").hasVariable("lossReason", "other-job");
  }

  private Journey trained(String wish) {
    var journey = flow.start("palim", "PAL-2031-%05d".formatted(SERIES.incrementAndGet()), Palim.standard("applicationId", "PAL-90001",
        "submittedOn", "2019-06-05", "birthDate", "1992-03-01", "nationality", "MA", "preferredDestination", wish, "educationLevel",
        "ISCED7", "region", "Oriental",
        "fieldOfStudy", "061 ICT", "occupation", "2512 Software developers", "skills", "Java;SQL;React;Linux", "experienceMonths", 60,
        "english", "C1",
        "email", "salwa@example.org", "phone", "+212 600000000", "curriculumVersion", "1", "employmentStatus", "unemployed",
        "earliestStart", "2019-10-01"))
        .waitsAt().message("placeDecided", "placeGranted", true, "placeCode", "TRAINING", "placeName", "Training in Casablanca",
            "allocationReason", "Rank 1 of 1.");
    assertGroup(journey, "userTask_enrolTrainee", "atlas-digital-campus");
    return journey.complete("userTask_enrolTrainee", Palim.enrolled("2019-11-12")).fireTimer("event_plannedEndReached")
        .complete("userTask_recordMarks", Palim.marks(95)).complete("userTask_holdExam", Palim.exam(80)).waitsAt(CHOOSE);
  }

  private Journey hired(Journey journey) {
    var vacancy = PalimVacancyFlowTest.informed(PalimVacancyFlowTest.interest(flow))
        .complete("userTask_recordCensus", "vacanciesCounted", 1, "committed", true)
        .complete("userTask_describeVacancy", Demand.vacancyOf(1));
    demand.shortlist(vacancy, journey);
    demand.decide(vacancy, journey, "offer");
    demand.accept(journey, vacancy);
    return demand.drawUp(journey).complete("userTask_recordSignatures", "contractSigned", true, "signedOn", "2031-02-01");
  }

  private static Journey arrived(Journey journey) {
    var leaving =
        journey.complete("userTask_fileForPermit", "fileNumber", "BE-1", "filedOn", Days.ahead(0), "permitFee", 350, "papersAttached", true)
            .complete("userTask_checkAdmissibility", "admissibilityOn", Days.ahead(0), "admissibility", "admissible")
            .complete("userTask_decideOnWork", Palim.workAllowed()).complete("userTask_decideOnResidence", Palim.residenceGranted())
            .complete("userTask_issueAnnex", Palim.annex("BE-2031-7")).complete("userTask_issueDVisa", Palim.visa());
    return Departure.arrived(Departure.prepared(leaving, 28), "Casablanca, Brussels", 28);
  }

  private static Journey returned(Journey journey) {
    var leaving = journey.fireTimer("event_periodOver").complete("userTask_reviewPlacement", StayAnswers.review("end"))
        .complete("userTask_decideOnEnd", "workerWish", "Home", "endDecision", "return");
    return Homecoming.reintegrated(Homecoming.returned(leaving, 398));
  }

  private List<String> milestones(Journey journey) {
    return jdbc.sql("select milestone from case_milestone where number = ?").param(journey.number()).query(String.class).list();
  }

  private static void assertGroup(Journey journey, String task, String organisation) {
    assertThat(journey.groupsOf(task)).as("who does %s", task).containsExactly(organisation);
  }
}
