package eu.passerelle.web;

import eu.passerelle.casework.CaseStart;
import eu.passerelle.engine.StartPolicy;
import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Applicant;
import eu.passerelle.testing.Visitor;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;

/** What visitors of the demo find: a case that the recruiter reviews, an opportunity of a firm. */
class House {

  static final String PASSWORD = "Bridge-2-Vilnius!";

  private final CaseStart start;
  private final Schemes schemes;
  private final List<StartPolicy> policies;
  private final RuntimeService runtime;

  House(CaseStart start, Schemes schemes, List<StartPolicy> policies, RuntimeService runtime) {
    this.start = start;
    this.schemes = schemes;
    this.policies = policies;
    this.runtime = runtime;
  }

  /** A case whose refusal the recruiter reviews. */
  String caseUnderReview() {
    return start.start(cohort(), Applicant.aFewPointsShort());
  }

  Cohort cohort() {
    return schemes.list().stream().flatMap(scheme -> schemes.cohorts(scheme.id()).stream()).findFirst().orElseThrow();
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
