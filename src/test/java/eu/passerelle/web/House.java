package eu.passerelle.web;

import eu.passerelle.casework.CaseStart;
import eu.passerelle.cost.CostLine;
import eu.passerelle.cost.Costs;
import eu.passerelle.engine.StartPolicy;
import eu.passerelle.model.Milestones;
import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.SchemeChanges;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Applicant;
import eu.passerelle.testing.Visitor;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What visitors of the demo find: a case that the recruiter reviews, an opportunity of a firm, and what has gathered around others. */
public class House {

  static final String PASSWORD = "Bridge-2-Vilnius!";

  private final CaseStart start;
  private final Schemes schemes;
  private final List<StartPolicy> policies;
  private final RuntimeService runtime;
  private final TaskService tasks;
  private final IdentityService identity;
  private final Costs costs;
  private final SchemeChanges changes;
  private final JdbcClient jdbc;

  House(CaseStart start, Schemes schemes, List<StartPolicy> policies, RuntimeService runtime, TaskService tasks, IdentityService identity,
      Costs costs, SchemeChanges changes, JdbcClient jdbc) {
    this.start = start;
    this.schemes = schemes;
    this.policies = policies;
    this.runtime = runtime;
    this.tasks = tasks;
    this.identity = identity;
    this.costs = costs;
    this.changes = changes;
    this.jdbc = jdbc;
  }

  /** A case whose refusal the recruiter reviews. */
  String caseUnderReview() {
    return start.start(cohort(), Applicant.aFewPointsShort());
  }

  /** Such a case that has cost something, on which somebody has commented, and that has reached all that a case can reach. */
  String caseWithCostsAndComments() {
    String number = caseUnderReview();
    var task = tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult();
    identity.setAuthentication("bisi", List.of("ventures-platform"));
    tasks.createComment(task.getId(), task.getProcessInstanceId(),
        "The diploma is at https://example.org/" + "a-very-long-name-".repeat(6));
    identity.clearAuthentication();
    cost(number, "recruitment-fee", "12345.50", "worker", "R-2020/0000123-ABCDEF", "open");
    cost(number, "documents", "85", null, null, null);
    Milestones.all().forEach(milestone -> jdbc.sql("insert into case_milestone (number, milestone, reached_at) values (?, ?, ?)")
        .params(number, milestone, OffsetDateTime.now(ZoneOffset.UTC)).update());
    return number;
  }

  private void cost(String number, String line, String amount, String payer, String receipt, String repayment) {
    costs.keep(new CostLine(number + line, number, line, new BigDecimal(amount), "EUR", payer, receipt, "ona", "afriko",
        OffsetDateTime.now(ZoneOffset.UTC), repayment, null, null, null, null));
  }

  /** A setting is changed, a corridor is closed. */
  void changeScheme(String cohortId, String corridorId) {
    changes.set(cohortId, "remoteCourseFirst", "true", "Travel has become hard; the course comes first, from home.", "yannick");
    changes.close(corridorId, "No firm there has shown interest for a year.", "yannick");
  }

  /** So many people were waiting for the seats of one place with a long name; a third of them got one. */
  String allocation(String cohortId, int people) {
    var cohort = schemes.cohort(cohortId).orElseThrow();
    var number = schemes.find(cohort.schemeId()).orElseThrow().casePrefix() + "-PRG-2019-0007";
    jdbc.sql("insert into place (cohort_id, code, name, seats) values (?, 'AGRI', ?, ?)")
        .params(cohortId, "Máster Universitario en Producción Agroalimentaria y Desarrollo Rural Sostenible", people / 3).update();
    jdbc.sql("insert into allocation (number, scheme_id, cohort_id, made_at, seats, applicants, placed) values (?, ?, ?, ?, ?, ?, ?)")
        .params(number, cohort.schemeId(), cohortId, OffsetDateTime.now(ZoneOffset.UTC), people / 3, people, people / 3).update();
    for (int rank = 1; rank <= people; rank++) {
      jdbc.sql("""
          insert into allocation_line (allocation_number, case_number, rank, score, place_code, reason, gone)
          values (?, ?, ?, ?, ?, ?, false)""")
          .params(number, "YGC-2019-%05d".formatted(rank), rank, new BigDecimal("1234.25").subtract(BigDecimal.valueOf(rank)),
              rank <= people / 3 ? "AGRI" : null, "Rank %d of %d. Preference 1, “Máster”, was full.".formatted(rank, people))
          .update();
    }
    return number;
  }

  /** One whose corridor is open, whatever other tests have closed. */
  Cohort cohort() {
    return schemes.list().stream().flatMap(scheme -> schemes.cohorts(scheme.id()).stream())
        .filter(cohort -> schemes.corridor(cohort.corridorId()).filter(Corridor::open).isPresent()).findFirst().orElseThrow();
  }

  /** This person has expressed interest for this firm. */
  String interest(String userId, String firm) {
    var policy = policies.stream().filter(one -> one.appliesTo("opportunity", "opportunity")).findFirst().orElseThrow();
    var prepared = policy.prepare("opportunity", userId, Map.of("employerOrganisation", firm, "corridor", cohort().corridorId(),
        "motive", "shortage", "firmSize", "small", "firstForeignHire", true, "profiles", "Java developers", "mentors", 2));
    runtime.startProcessInstanceByKey("opportunity", prepared.number(), prepared.variables());
    return prepared.number();
  }

  static Visitor visitor(int port, String userId) {
    return new Visitor(port).signIn(userId, PASSWORD);
  }
}
