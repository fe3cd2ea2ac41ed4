package eu.passerelle.intake;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.intake.IntakeFile.IntakeState;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.LongRun;
import eu.passerelle.testing.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The pilot between Morocco and Flanders as it went: everybody applies, 120 are selected, the training grows longer and changes on the way,
 * firms freeze hiring, and those who wished to leave find work at home or are handed over to the next scheme.
 */
@LongRun
@SpringBootTest(properties = {"camunda.bpm.job-execution.enabled=false", "passerelle.intake.poll=PT1H"})
@ActiveProfiles("demo")
@ContextConfiguration(initializers = Postgres.class)
@Import(Flow.class)
class PalimReplayIT {

  private static final String COHORT = "palim-2019";
  private static final int SEATS = 120;
  private static final int DROP_OUTS = 7;
  private static final int WISH_TO_LEAVE = 30;
  private static final int VACANCIES = 20;
  private static final int IN_WORK = 58;
  private static final List<String> FIRMS = List.of("leie-software", "scheldt-systems", "dijle-data", "kempen-code", "polder-cloud");

  private final AtomicInteger series = new AtomicInteger();

  @Autowired private Intake intake;
  @Autowired private IntakeWorker worker;
  @Autowired private IdentityService identity;
  @Autowired private RepositoryService repository;
  @Autowired private JdbcClient sql;
  @Autowired private Flow flow;

  @Test
  void thePilotEndsInTheFiguresThatItReported() throws IOException {
    trainingLasts("P5M");
    everybodyApplies();
    placesAreGiven();
    List<Journey> trainees = reached("selected");
    trainees.forEach(trainee -> trainee.complete("userTask_enrolTrainee", "traineeEnrolled", true, "trainingStartedOn", "2019-11-12"));
    theCurriculumChanges(trainees);
    trainees.subList(0, DROP_OUTS).forEach(this::dropsOut);
    theTrainingGrowsLonger(trainees.subList(DROP_OUTS, SEATS));
    List<Journey> trained = reached("trained");
    assertThat(trained).hasSize(SEATS - DROP_OUTS);

    for (int i = 0; i < trained.size(); i++) {
      chooses(trained.get(i), i < WISH_TO_LEAVE ? "away" : "home");
    }
    firmsShowInterestAndFreezeHiring();
    trained.subList(0, WISH_TO_LEAVE).forEach(person -> chooses(person.message("trackChanged"), "home"));
    for (int i = 0; i < trained.size(); i++) {
      searchesAtHome(trained.get(i), i < IN_WORK);
    }
    theRestIsHandedOver(trained.subList(IN_WORK, trained.size()));

    assertThat(cases("selected")).isEqualTo(120);
    assertThat(cases("trained")).isEqualTo(113);
    assertThat(cases("matched")).as("hired in Belgium").isZero();
    assertThat(cases("arrived")).isZero();
    assertThat(cases("placed-at-home")).isEqualTo(IN_WORK).isGreaterThan(113 / 2);
    assertThat(cases("handed-over")).isEqualTo(113 - IN_WORK);
    assertThat(count("select count(*) from opportunity where scheme_id = 'palim' and ended_at is not null")).isEqualTo(VACANCIES);
    assertThat(count("select sum(hired) from opportunity where scheme_id = 'palim'")).isZero();
    assertThat(count("select count(*) from opportunity where scheme_id = 'palim' and loss_reason = 'hiring-freeze'")).isEqualTo(VACANCIES);
    assertThat(
        count("select count(*) from case_overview where scheme_id = 'palim' and outcome = 'lost' and loss_reason = 'training-dropped'"))
        .isEqualTo(DROP_OUTS);
    assertThat(count("select count(*) from ACT_RU_INCIDENT")).isZero();
  }

  private void everybodyApplies() throws IOException {
    identity.setAuthentication("eline", List.of("coordinators-palim"));
    var sent = intake.receive(intake.cohort(COHORT).orElseThrow(), "call.csv",
        new ClassPathResource("demo/applications-palim.csv").getContentAsByteArray(), DateOrder.YEAR_FIRST);
    identity.clearAuthentication();
    worker.work();
    identity.setAuthentication("eline", List.of("coordinators-palim"));
    var file = intake.find(sent.id()).orElseThrow();
    identity.clearAuthentication();
    assertThat(file.state()).isEqualTo(IntakeState.DONE);
    assertThat(List.of(file.total(), file.accepted() + file.refused())).containsExactly(9677, 9677);
    assertThat(file.refused()).as("defective rows").isBetween(200, 400);
    assertThat(cases("preselected")).isGreaterThan(SEATS);
  }

  private void placesAreGiven() {
    programme("palim-offer-training", "placeCode", "TRAINING", "placeName", "Training in Casablanca")
        .complete("userTask_offerSeats", "placeSeats", SEATS).endedAt("endEvent_seatsOffered");
    var round = programme("allocate-places");
    round.hasVariable("placed", SEATS).complete("userTask_confirmAllocation", "allocationDecision", "announce", "tellEverybody", false)
        .endedAt("endEvent_placesAnnounced");
    assertThat(cases("selected")).isEqualTo(SEATS);
  }

  private void theCurriculumChanges(List<Journey> trainees) {
    programme("palim-revise-curriculum", "newCurriculumVersion", "2", "curriculumChange", "Java instead of PHP", "curriculumReason",
        "Firms ask for it.")
        .complete("userTask_adviseAsFederation", "federationAdvice", "adopt", "federationNote", "Java")
        .complete("userTask_adviseAsService", "serviceAdvice", "adopt", "serviceNote", "Java")
        .complete("userTask_decideOnCurriculum", "curriculumAdopted", true, "traineesSwitch", true, "decisionReason",
            "The market has moved.")
        .endedAt("endEvent_curriculumRevised");
    trainees.forEach(trainee -> trainee.runJobs().complete("userTask_giveDeltaTraining", "deltaTaughtOn", "2020-02-01", "deltaHours", 24));
    assertThat(trainees).allSatisfy(trainee -> trainee.waitsAt());
  }

  private void dropsOut(Journey trainee) {
    trainee.message("traineeDroppedOut").complete("userTask_recordDropOut", "droppedOutOn", "2020-03-01", "lossReason", "training-dropped")
        .endedAt("endEvent_trainingNotPassed");
  }

  private void theTrainingGrowsLonger(List<Journey> trainees) throws IOException {
    trainingLasts("P7M");
    for (var trainee : trainees) {
      trainee.fireTimer("event_plannedEndReached").waitsAt().fireTimer("event_plannedEndReached")
          .complete("userTask_recordMarks", "attendancePercent", 94, "marksIct", 14, "marksSoftSkills", 15, "marksEnglish", 13,
              "marksBelgium", 16)
          .complete("userTask_holdExam", "examHeldOn", "2020-06-12", "examAttendance", "present", "examScore", 70)
          .waitsAt("userTask_chooseTrack").hasVariable("curriculumVersion", "2");
    }
  }

  private static void chooses(Journey person, String track) {
    person.complete("userTask_chooseTrack", "track", track, "trackMotivation", "As agreed with the person.");
  }

  private void firmsShowInterestAndFreezeHiring() {
    for (int i = 0; i < VACANCIES; i++) {
      String firm = FIRMS.get(i % FIRMS.size());
      var vacancy = flow
          .start("opportunity", "PAL-OPP-2020-%04d".formatted(i + 1),
              palim("employerOrganisation", firm, "employerName", firm, "motive", "shortage",
                  "firmSize", "small", "profiles", "Java", "mentors", 1))
          .complete("userTask_holdFirstSession", "firstSessionOn", "2020-01-15", "firstSessionPeople", 2)
          .complete("userTask_holdSecondSession", "secondSessionOn", "2020-02-05", "secondSessionPeople", 2, "vacancyProfile",
              "Junior Java developer",
              "expectedStart", "2020-06-01")
          .complete("userTask_recordCensus", "vacanciesCounted", 1, "committed", true);
      vacancy.message("opportunityWithdrawn").complete("userTask_giveWithdrawalReason", "lossReason", "hiring-freeze");
    }
  }

  private static void searchesAtHome(Journey person, boolean hired) {
    person.complete("userTask_sendCv", "cvSentOn", "2020-09-01", "firmsAddressed", 6);
    if (hired) {
      person
          .complete("userTask_recordInterviews", "interviewsHeld", 2, "hiredAtHome", true, "employerName", "Atlas Code", "position",
              "Junior developer")
          .complete("userTask_recordJobStart", "placedAtHome", true, "startDate", "2020-11-02", "contractType", "permanent");
    } else {
      person.complete("userTask_recordInterviews", "interviewsHeld", 2, "hiredAtHome", false, "refusedBecause", "hiring-freeze");
    }
  }

  private void theRestIsHandedOver(List<Journey> people) {
    programme("palim-hand-over", "successorScheme", "THAMM", "projectEndsOn", "2021-04-30").waitsAt("userTask_handOverList");
    people.forEach(person -> person.runJobs()
        .complete("userTask_agreeHandOver", "handOverAgreed", true, "handOverNote", "Curriculum vitae and exam result")
        .endedAt("endEvent_handedOver"));
  }

  private void trainingLasts(String period) throws IOException {
    String table = Files.readString(Path.of("processes/time-limits/time-limits.dmn"));
    repository.createDeployment().name("time-limits")
        .addString("time-limits.dmn", table.replace("<text>\"P7M\"</text>", "<text>\"" + period + "\"</text>")).deploy();
  }

  private Journey programme(String process, Object... more) {
    return flow.start(process, "PAL-PRG-2020-%04d".formatted(series.incrementAndGet()), palim(more));
  }

  private static Map<String, Object> palim(Object... more) {
    var variables = new HashMap<String, Object>(
        Map.of("scheme", "palim", "corridor", "palim-ma-be", "cohort", COHORT, "origin", "MA", "destination", "BE"));
    variables.putAll(Flow.values(more));
    return variables;
  }

  private List<Journey> reached(String milestone) {
    return sql.sql(
        "select m.number from case_milestone m join case_overview o on o.number = m.number where o.cohort_id = ? and m.milestone = ? order by m.number")
        .params(COHORT, milestone).query(String.class).list().stream().map(flow::of).toList();
  }

  private int cases(String milestone) {
    return reached(milestone).size();
  }

  private int count(String query) {
    return sql.sql(query).query(Integer.class).single();
  }
}
