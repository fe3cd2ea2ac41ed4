package eu.passerelle.allocation;

import eu.passerelle.engine.access.WaitingInstances;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** The people whose case waits at this moment to be told about a place, with what ranks them. Suspended cases do not take part. */
@Component
class Applicants {

  /** What the step before the wait leaves in the instance that waits. */
  private static final String[] FACTS = {"score", "submittedOn", "preferences"};

  private final WaitingInstances instances;

  Applicants(WaitingInstances instances) {
    this.instances = instances;
  }

  List<Applicant> waitingIn(String cohortId) {
    List<ProcessInstance> waiting = instances.waitingFor(Announcement.MESSAGE, "cohort", cohortId);
    Map<String, Map<String, Object>> facts = instances.facts(waiting.stream().map(ProcessInstance::getId).toList(), FACTS);
    return waiting.stream().map(instance -> applicant(instance, facts.get(instance.getId()))).toList();
  }

  private static Applicant applicant(ProcessInstance instance, Map<String, Object> facts) {
    BigDecimal score = facts.get("score") instanceof Number number ? new BigDecimal(number.toString()) : null;
    String submitted = facts.get("submittedOn") == null ? null : facts.get("submittedOn").toString();
    return new Applicant(instance.getBusinessKey(), score, submitted, Applicant.preferences(facts.get("preferences")));
  }
}
