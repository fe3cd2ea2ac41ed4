package eu.passerelle.testing;

import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People in every scheme who go their ways at once, with the staff of all organisations at work; the job executor has to be on. */
public final class Crowd {

  private static final int DIFFERENT = 10;
  private static final int STAFF = 5;
  private static final Duration MOST = Duration.ofMinutes(10);
  private static final int CALLS = 4;
  private static final LocalDate FIRST_DAY = LocalDate.now().plusMonths(3);
  private static final Map<String, String> DEMAND =
      Map.of("digital-explorers", "opportunity", "palim", "opportunity", "match", "opportunity",
          "homere", "homere-offer", "thamm", "thamm-opportunity");
  private static final Map<String, String> PLACES = Map.of("palim", "palim-offer-training", "ygca", "ygca-study-places");

  private final ProcessEngine engine;
  private final Schemes schemes;
  private final JdbcClient jdbc;
  private final Map<String, Integer> calls = new HashMap<>();
  private final Staff staff;

  public Crowd(ProcessEngine engine, Schemes schemes, JdbcClient jdbc) {
    this.engine = engine;
    this.schemes = schemes;
    this.jdbc = jdbc;
    staff = new Staff(engine, jdbc);
  }

  /** Everybody applies, up to ten in each scheme of whom the last four do not go the usual way, and is attended to until nothing is open any more. */
  public Staff attend(int inEachScheme) throws InterruptedException {
    PLACES.forEach((scheme, process) -> schemes.cohorts(scheme).forEach(cohort -> start(scheme, process, Map.of("cohort", cohort.id()))));
    schemes.list().forEach(scheme -> {
      for (int i = DIFFERENT - inEachScheme; i < DIFFERENT; i++) {
        applies(scheme, i);
      }
    });
    staff.workUntilAllIsDone(STAFF, MOST, this::demand);
    return staff;
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
      default -> {}
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
    List<String> firms =
        jdbc.sql("select organisation_id from role_candidate where scheme_id = ? and role = 'employer' order by organisation_id")
            .param(scheme).query(String.class).list();
    return firms.get(turn % firms.size());
  }

  private String start(String scheme, String process, Map<String, Object> given) {
    String group = schemes.find(scheme).orElseThrow().coordinatorGroup();
    User coordinator = engine.getIdentityService().createUserQuery().memberOfGroup(group).list().get(0);
    return staff.start(coordinator.getId(), process, given);
  }
}
