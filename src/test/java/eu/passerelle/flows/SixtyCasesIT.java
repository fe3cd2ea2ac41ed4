package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Staff;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricJobLog;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** Sixty people, ten in each scheme, go their ways at once: the staff of all organisations at work, and the job executor on. */
@SpringBootTest(properties = {"camunda.bpm.job-execution.enabled=true", "camunda.bpm.job-execution.wait-time-in-millis=100",
    "camunda.bpm.job-execution.max-wait=200"})
@ActiveProfiles("demo")
@TestInstance(Lifecycle.PER_CLASS)
class SixtyCasesIT {

  private static final int A_SCHEME = 10;
  private static final int STAFF = 5;
  private static final Duration MOST = Duration.ofMinutes(10);
  private static final int CALLS = 4;
  private static final LocalDate FIRST_DAY = LocalDate.now().plusMonths(3);
  private static final Map<String, String> DEMAND = Map.of("digital-explorers", "opportunity", "palim", "opportunity", "match", "opportunity",
      "homere", "homere-offer", "thamm", "thamm-opportunity");
  private static final Map<String, String> PLACES = Map.of("palim", "palim-offer-training", "ygca", "ygca-study-places");

  @Autowired ProcessEngine engine;
  @Autowired HistoryService history;
  @Autowired Schemes schemes;
  @Autowired JdbcClient jdbc;

  private final Map<String, Integer> calls = new HashMap<>();
  private Staff staff;

  @BeforeAll
  void everybodyAppliesAndIsAttendedTo() throws InterruptedException {
    staff = new Staff(engine, jdbc);
    PLACES.forEach((scheme, process) -> schemes.cohorts(scheme).forEach(cohort -> start(scheme, process, Map.of("cohort", cohort.id()))));
    schemes.list().forEach(scheme -> {
      for (int i = 0; i < A_SCHEME; i++) {
        applies(scheme, i);
      }
    });
    staff.workUntilAllIsDone(STAFF, MOST, this::demand);
  }

  @Test
  void everyCaseComesToItsEndAndNothingStaysOpen() {
    assertThat(staff.refusals()).as("what staff could not complete after %d tasks", staff.done()).isEmpty();
    assertThat(staff.open()).as("open after %d tasks", staff.done()).isEmpty();
    assertThat(texts("select HANDLER_CFG_ from ACT_RU_JOB where PROCESS_INSTANCE_ID_ is not null")).isEmpty();
    assertThat(texts("select p.STATE_ from ACT_HI_PROCINST p join case_overview c on c.root_instance_id = p.ID_ where c.ended_at is not null"))
        .hasSize(A_SCHEME * schemes.list().size()).containsOnly("COMPLETED");
  }

  @Test
  void noIncidentArisesAndNoJobFailsButForOneThatWasInTheWayOfAnotherAndIsTriedAgain() {
    assertThat(history.createHistoricIncidentQuery().list()).isEmpty();
    assertThat(history.createHistoricJobLogQuery().failureLog().list()).extracting(HistoricJobLog::getJobExceptionMessage)
        .allMatch(message -> message.contains("Entity was updated by another transaction concurrently"));
  }

  @Test
  void inEverySchemeSomebodyCompletesTheJourneyAndSomebodyDoesNot() {
    List<String> outcomes = texts("select distinct scheme_id || ' ' || outcome from case_overview");
    assertThat(schemes.list()).allSatisfy(scheme -> assertThat(outcomes).contains(scheme.id() + " completed", scheme.id() + " withdrawn"));
    assertThat(outcomes).anyMatch(outcome -> outcome.endsWith(" lost"));
    assertThat(texts("select number from case_overview where outcome is null or outcome <> 'completed' and loss_reason is null")).isEmpty();
  }

  @Test
  void nothingIsDoneTwice() {
    assertThat(texts("select ID_ from ACT_HI_TASKINST where DELETE_REASON_ = 'completed'")).hasSize(staff.done());
    assertThat(texts("select JOB_ID_ from ACT_HI_JOB_LOG where JOB_STATE_ = 2 group by JOB_ID_ having count(*) > 1")).isEmpty();
    assertThat(texts("""
        select BUSINESS_KEY_ from ACT_HI_PROCINST where SUPER_PROCESS_INSTANCE_ID_ is null group by BUSINESS_KEY_ having count(*) > 1""")).isEmpty();
    assertThat(texts("select number from opportunity where hired > seats")).isEmpty();
    assertThat(texts("select case_number from allocation_line where place_code is not null group by case_number having count(*) > 1")).isEmpty();
  }

  /** In the cohorts of the scheme in turn; seven go the usual way as far as it leads. */
  private void applies(Scheme scheme, int i) {
    List<Cohort> cohorts = schemes.cohorts(scheme.id());
    String number = start(scheme.id(), scheme.mainProcess(), applicant(scheme, i, cohorts.get(i % cohorts.size())));
    wishes(scheme.id(), i % 2 == 0, i % 3).forEach((question, answer) -> staff.wish(number, question, answer));
    switch (i) {
      case 6 -> staff.plan(number, 6, "costArose");
      case 7 -> staff.letDecideOtherwise(number);
      case 8 -> staff.plan(number, 4, "candidateWithdrew");
      case 9 -> staff.plan(number, 12, "employerWithdrew");
      default -> { }
    }
  }

  private Map<String, Object> applicant(Scheme scheme, int i, Cohort cohort) {
    Corridor corridor = schemes.corridor(cohort.corridorId()).orElseThrow();
    String id = scheme.casePrefix() + "-A-" + i;
    Map<String, Object> facts = new HashMap<>(Map.of("cohort", cohort.id(), "applicationId", id, "familyName", "Applicant " + id,
        "birthDate", "2001-05-17", "nationality", corridor.origin(), "preferredDestination", corridor.destination()));
    facts.putAll(Map.of("educationLevel", "ISCED6", "fieldOfStudy", "0613", "occupation", "2512", "skills", "Java;SQL;React;Linux",
        "experienceMonths", 36, "english", "C1", "employmentStatus", "student", "track", i % 2 == 0 ? "apprentice" : "skilled"));
    return facts;
  }

  /** What people want, and what a scheme asks of a contract. */
  private static Map<String, Object> wishes(String scheme, boolean even, int mode) {
    boolean apprentice = scheme.equals("thamm") && even;
    int months = scheme.equals("homere") ? 6 : apprentice ? 30 : 12;
    return Map.of("track", even ? "home" : "away", "workMode", List.of("onsite", "remote", "hybrid").get(mode),
        "contractType", apprentice ? "apprenticeship" : "job", "weeklyHours", 35,
        "startDate", FIRST_DAY.toString(), "endDate", FIRST_DAY.plusMonths(months).minusDays(1).toString());
  }

  /** Where people wait for a place, places are given; where they wait for an employer and no firm looks for anybody, another firm does. */
  private boolean demand() {
    return jdbc.sql("""
        select distinct s.EVENT_NAME_, c.scheme_id, c.corridor_id, c.cohort_id
        from ACT_RU_EVENT_SUBSCR s join ACT_RU_EXECUTION i on i.ID_ = s.PROC_INST_ID_ join case_overview c on c.number = i.BUSINESS_KEY_ where s.EVENT_NAME_ = 'placeDecided' or s.EVENT_NAME_ = 'offerMade'
          and not exists (select 1 from opportunity o where o.corridor_id = c.corridor_id and o.ended_at is null)""")
        .query((row, n) -> answer(row.getString(1).equals("placeDecided"), row.getString(2), row.getString(3), row.getString(4))).list()
        .contains(true);
  }

  private boolean answer(boolean place, String scheme, String corridor, String cohort) {
    int call = calls.merge(place ? cohort : corridor, 1, Integer::sum);
    if (call <= CALLS) {
      start(scheme, place ? "allocate-places" : DEMAND.get(scheme),
          place ? Map.of("cohort", cohort) : Map.of("corridor", corridor, "employerOrganisation", firm(scheme, call)));
    }
    return call <= CALLS;
  }

  private String firm(String scheme, int turn) {
    List<String> firms = jdbc.sql("select organisation_id from role_candidate where scheme_id = ? and role = 'employer' order by organisation_id")
        .param(scheme).query(String.class).list();
    return firms.get(turn % firms.size());
  }

  private String start(String scheme, String process, Map<String, Object> given) {
    String group = schemes.find(scheme).orElseThrow().coordinatorGroup();
    User coordinator = engine.getIdentityService().createUserQuery().memberOfGroup(group).list().get(0);
    return staff.start(coordinator.getId(), process, given);
  }

  private List<String> texts(String query) {
    return jdbc.sql(query).query(String.class).list();
  }
}
