package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.stakeholder.Organisation;
import eu.passerelle.stakeholder.Organisations;
import eu.passerelle.stakeholder.Participations;
import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The story of 2019 and 2020: a hundred scholarships, 756 places, and a July in which nobody could go home. The figures are those of the
 * dossier; people, marks and preferences are invented, the same at every run.
 */
@FlowTest
class YgcaBlockedReturnTest {

  private static final String COHORT = "ygca-story";
  private static final String NUMBERS = "YGC-3019-";
  private static final int SCHOLARSHIPS = 100;
  private static final int UNIVERSITIES = 30;
  private static final int COURSES = 126;
  private static final int SEATS = 6;
  private static final int WANTED_COURSES = 61;
  private static final int WANTED_UNIVERSITIES = 22;
  /** A journey is booked for a day ahead, also in a story of years ago. */
  private static final String AHEAD = Days.ahead(10);

  @Autowired private Flow flow;
  @Autowired private Schemes schemes;
  @Autowired private Organisations organisations;
  @Autowired private Participations participations;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private FormService forms;
  @Autowired private ManagementService management;
  @Autowired private JdbcClient jdbc;

  @Test
  void nobodyIsStrandedWhenTheBordersClose() {
    thirtyUniversitiesOfferPlaces();
    aHundredPeopleTellTheirPreferences();
    thePlacesAreGiven();
    ninetyEightArrive();
    theyStudyForAYearAndTheDefenceHasToWait();
    theBordersCloseInJuly();
    theBordersOpenAndEverybodyIsHomeInSeptember();
  }

  private void thirtyUniversitiesOfferPlaces() {
    schemes.add(new Cohort(COHORT, "ygca", "ygca-ma-es", "Call of 2019, retold", 3019, LocalDate.of(2019, 5, 27), LocalDate.of(2019, 6, 2),
        Map.of("termStarts", "2019-09-16")));
    List<String> universities = universities();
    for (int course = 0; course < COURSES; course++) {
      jdbc.sql("insert into place (cohort_id, code, name, organisation_id, seats) values (?, ?, ?, ?, ?)")
          .params(COHORT, code(course), "Master " + (course + 1), universities.get(course % UNIVERSITIES), SEATS).update();
    }
    assertThat(count("select sum(seats) from place where cohort_id = ?")).isEqualTo(756);
    assertThat(count("select count(distinct organisation_id) from place where cohort_id = ?")).isEqualTo(UNIVERSITIES);
  }

  private void aHundredPeopleTellTheirPreferences() {
    for (int person = 0; person < SCHOLARSHIPS; person++) {
      runtime.createProcessInstanceByKey("ygca").businessKey(number(person)).setVariables(Ygca.standard("cohort", COHORT, "submittedOn",
          "2019-05-28",
          "givenName", "Student", "familyName", "%03d".formatted(person), "score", 60 + person % 40, "termStarts", "2019-09-16",
          "placeName", null, "placeOrganisation", null)).startBeforeActivity("userTask_recordPreferences").execute();
    }
    List<Task> open = open("userTask_recordPreferences", SCHOLARSHIPS);
    open.forEach(task -> forms.submitTaskForm(task.getId(), Flow.values("preferencesOn", "2019-08-01",
        "preferences", preferences((String) runtime.getVariable(task.getProcessInstanceId(), "familyName")))));
  }

  private void thePlacesAreGiven() {
    flow.start("allocate-places", "YGC-PRG-3019-0001", Flow.values("scheme", "ygca", "corridor", "ygca-ma-es", "cohort", COHORT))
        .hasVariable("seatsFree", 756).hasVariable("applicants", SCHOLARSHIPS).hasVariable("placed", SCHOLARSHIPS)
        .complete("userTask_confirmAllocation", "allocationDecision", "announce", "tellEverybody", true)
        .endedAt("endEvent_placesAnnounced");
    runSavePoints();
    assertThat(reached("selected")).isEqualTo(SCHOLARSHIPS);
    assertThat(given("code")).isEqualTo(WANTED_COURSES);
    assertThat(given("organisation_id")).isEqualTo(WANTED_UNIVERSITIES);
    assertThat(jdbc.sql("select count(*) from participation where place like 'YGC-3019-%' and role = 'university'")
        .query(Integer.class).single())
        .isEqualTo(SCHOLARSHIPS);
  }

  private void ninetyEightArrive() {
    one("userTask_signCommitment", SCHOLARSHIPS, Ygca.noCommitment());
    all("userTask_signCommitment", 99, Ygca.commitment(true));
    all("userTask_giveOrientation", 99, Ygca.orientation());
    all("userTask_issueAdmission", 99, Ygca.admission());
    all("userTask_gatherPapers", 99, Ygca.papers());
    all("userTask_takeFile", 99, Ygca.fileTaken());
    all("userTask_decideVisa", 99, Ygca.visa());
    all("userTask_handOverPassport", 99, Ygca.passport());
    all("userTask_bookTravel", 99, "travelDate", AHEAD, "travelRoute", "Casablanca, Madrid", "travelCost", 180);
    all("userTask_confirmTravelCost", 99, "travelPaidHow", "direct", "travelNotCharged", true);
    all("userTask_checkReadiness", 99, "travelReadiness", "ready");
    one("userTask_confirmArrival", 99, "arrivalResult", "notTravelled", "lossReason", "family");
    all("userTask_confirmArrival", 98, "arrivalResult", "arrived", "arrivalDate", "2019-09-10");
    assertThat(reached("authorised")).isEqualTo(99);
    assertThat(reached("arrived")).isEqualTo(98);
    assertThat(lost()).containsExactlyInAnyOrder("commitment-refused", "family");
  }

  private void theyStudyForAYearAndTheDefenceHasToWait() {
    all("userTask_enrolStudent", 98, Ygca.enrolment());
    all("userTask_bookCardAppointment", 98, Ygca.cardAppointment());
    all("userTask_takeCardApplication", 98, Ygca.card());
    all("userTask_startGrant", 98, Ygca.grant());
    all("userTask_trainEntrepreneur", 98, Ygca.training());
    all("userTask_agreeThesis", 98, Ygca.thesis());
    all("userTask_recordYear", 98, Ygca.year());
    all("userTask_holdDefence", 98, Ygca.defencePostponed());
    all("userTask_guaranteeReturn", 98, Ygca.guarantee());
    open("userTask_holdLateDefence", 98);
  }

  private void theBordersCloseInJuly() {
    tell("bordersClosed", "bordersClosedOn", "2020-07-01", "borderNote", "Nobody travels to Morocco until further notice.",
        "supportAmount", 900);
    all("userTask_extendStay", 98, "extensionBasis", "general", "extensionNumber", "General order", "stayExtendedUntil", "2020-12-31");
    all("userTask_paySupport", 98, "supportPaid", 900, "supportPaidOn", "2020-07-31");
    all("userTask_defendOnline", 98, "defendedOn", "2020-07-20", "thesisMark", 8.2, "onlineDefenceResult", "passed");
    assertThat(reached("returned")).isZero();
  }

  private void theBordersOpenAndEverybodyIsHomeInSeptember() {
    tell("bordersOpen", "bordersOpenOn", "2020-09-10");
    all("userTask_redateReturn", 98, "returnPlannedOn", "2020-09-25", "reintegrationStartsOn", "2020-10-05");
    all("userTask_holdExitInterview", 98, "exitLearned", "A trade and a language", "exitOwed", "nothing");
    all("userTask_assessNeeds", 98, "returnRisk", "low");
    all("userTask_planReintegration", 98, "reintegrationAim", "venture", "reintegrationSteps", "Put the thesis into practice",
        "reintegrationAgreed", true);
    all("userTask_bookReturn", 98, "returnDate", AHEAD, "returnPaidBy", "scheme");
    all("userTask_confirmReturn", 98, "returnResult", "returned", "returnedOn", "2020-09-26");
    assertThat(reached("returned")).isEqualTo(98);

    List<Task> reintegrating = open("userTask_startReintegration", 98);
    flow.of(numberOf(reintegrating.get(0).getProcessInstanceId())).hasVariable("returnedOn", "2020-09-26")
        .hasVariable("reintegrationStartsOn", "2020-10-05")
        .hasVariable("stayExtendedUntil", "2020-12-31").hasVariable("yearPassed", true).hasVariable("defenceDue", false)
        .hasVariable("lossReason", null);
  }

  /** The first wish of all is the same course, which takes six; the others spread over the courses that are wanted. */
  private static List<String> preferences(String person) {
    int number = Integer.parseInt(person);
    List<Integer> wanted = IntStream.range(0, COURSES)
        .filter(course -> course % UNIVERSITIES < WANTED_UNIVERSITIES).limit(WANTED_COURSES).boxed().toList();
    int others = WANTED_COURSES - 1;
    return List.of(code(wanted.get(0)), code(wanted.get(1 + number % others)), code(wanted.get(1 + (number * 7 + 3) % others)));
  }

  private List<String> universities() {
    var universities = new ArrayList<>(organisations.list().stream()
        .filter(one -> one.kind().equals("university") && one.country().equals("ES"))
        .map(Organisation::id).sorted().toList());
    for (int more = universities.size(); more < UNIVERSITIES; more++) {
      organisations.add(new Organisation("university-more-" + more, "University number " + more, "ES", "university"));
      participations.mayPlay("ygca", "university", "university-more-" + more);
      universities.add("university-more-" + more);
    }
    return universities;
  }

  private void all(String task, int expected, Object... answers) {
    open(task, expected).forEach(one -> forms.submitTaskForm(one.getId(), Flow.values(answers)));
    runSavePoints();
  }

  private void one(String task, int expected, Object... answers) {
    forms.submitTaskForm(open(task, expected).get(0).getId(), Flow.values(answers));
  }

  private List<Task> open(String task, int expected) {
    List<Task> open = tasks.createTaskQuery().taskDefinitionKey(task).processInstanceBusinessKeyLike(NUMBERS + "%").list();
    assertThat(open).as("open tasks %s", task).hasSize(expected);
    return open;
  }

  /** What the programme process does, case by case. */
  private void tell(String message, Object... variables) {
    List<String> travelling = jdbc.sql("select number from case_overview where cohort_id = ? and ended_at is null").param(COHORT)
        .query(String.class).list();
    assertThat(travelling).hasSize(98);
    travelling.forEach(number -> runtime.createMessageCorrelation(message).processInstanceBusinessKey(number)
        .setVariables(Flow.values(variables)).correlate());
    runSavePoints();
  }

  private void runSavePoints() {
    for (List<Job> due = savePoints(); !due.isEmpty(); due = savePoints()) {
      due.forEach(job -> management.executeJob(job.getId()));
    }
  }

  private List<Job> savePoints() {
    Set<String> own = runtime.createProcessInstanceQuery().processInstanceBusinessKeyLike(NUMBERS + "%").list().stream()
        .map(ProcessInstance::getId).collect(Collectors.toSet());
    return management.createJobQuery().messages().withRetriesLeft().active().list().stream()
        .filter(job -> own.contains(job.getProcessInstanceId())).toList();
  }

  private int reached(String milestone) {
    return jdbc.sql("select count(*) from case_milestone where number like 'YGC-3019-%' and milestone = ?").param(milestone)
        .query(Integer.class).single();
  }

  private List<String> lost() {
    return jdbc.sql("select loss_reason from case_overview where cohort_id = ? and outcome = 'lost'").param(COHORT)
        .query(String.class).list();
  }

  private int given(String column) {
    return jdbc.sql("select count(distinct p." + column
        + ") from allocation_line l join place p on p.cohort_id = ? and p.code = l.place_code"
        + " where l.allocation_number = 'YGC-PRG-3019-0001'").param(COHORT).query(Integer.class).single();
  }

  private int count(String sql) {
    return jdbc.sql(sql).param(COHORT).query(Integer.class).single();
  }

  private String numberOf(String processInstanceId) {
    return runtime.createProcessInstanceQuery().processInstanceId(processInstanceId).singleResult().getBusinessKey();
  }

  private static String number(int person) {
    return NUMBERS + "%05d".formatted(person + 1);
  }

  private static String code(int course) {
    return "M-%03d".formatted(course + 1);
  }
}
