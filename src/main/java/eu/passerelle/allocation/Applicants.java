package eu.passerelle.allocation;

import eu.passerelle.engine.EngineRights;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ExecutionQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** The people whose case waits at this moment to be told about a place, with what ranks them. Suspended cases do not take part. */
@Component
class Applicants {

  /** What the step before the wait leaves in the instance that waits. */
  private static final String[] FACTS = {"score", "submittedOn", "preferences"};
  private static final int BATCH = 500;

  private final RuntimeService runtime;
  private final EngineRights rights;

  Applicants(RuntimeService runtime, EngineRights rights) {
    this.runtime = runtime;
    this.rights = rights;
  }

  List<Applicant> waitingIn(String cohortId) {
    return rights.asHouse(() -> {
      ExecutionQuery waiting = runtime.createExecutionQuery().messageEventSubscriptionName(Announcement.MESSAGE)
          .processVariableValueEquals("cohort", cohortId).active();
      List<String> instances = waiting.list().stream().map(Execution::getProcessInstanceId).distinct().toList();
      List<Applicant> applicants = new ArrayList<>();
      for (int from = 0; from < instances.size(); from += BATCH) {
        applicants.addAll(read(instances.subList(from, Math.min(from + BATCH, instances.size()))));
      }
      return applicants;
    });
  }

  private List<Applicant> read(List<String> instances) {
    Map<String, Map<String, Object>> facts = new HashMap<>();
    runtime.createVariableInstanceQuery().processInstanceIdIn(instances.toArray(String[]::new)).variableNameIn(FACTS).list().stream()
        .filter(fact -> fact.getProcessInstanceId().equals(fact.getExecutionId()) && fact.getValue() != null)
        .forEach(fact -> facts.computeIfAbsent(fact.getProcessInstanceId(), id -> new HashMap<>()).put(fact.getName(), fact.getValue()));
    return runtime.createProcessInstanceQuery().processInstanceIds(new java.util.HashSet<>(instances)).list().stream()
        .map(instance -> applicant(instance, facts.getOrDefault(instance.getId(), Map.of()))).toList();
  }

  private static Applicant applicant(ProcessInstance instance, Map<String, Object> facts) {
    BigDecimal score = facts.get("score") instanceof Number number ? new BigDecimal(number.toString()) : null;
    String submitted = facts.get("submittedOn") == null ? null : facts.get("submittedOn").toString();
    return new Applicant(instance.getBusinessKey(), score, submitted, Applicant.preferences(facts.get("preferences")));
  }
}
