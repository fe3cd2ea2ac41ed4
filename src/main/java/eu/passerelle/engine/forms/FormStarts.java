package eu.passerelle.engine.forms;

import eu.passerelle.engine.StartPolicy;
import eu.passerelle.engine.access.ActingPerson;
import eu.passerelle.engine.flow.DeployedFlows;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Starts a process from its form: the person gives answers, the server gives the number and every other fact. */
@Component
class FormStarts {

  private final FormGate gate;
  private final ObjectProvider<StartPolicy> policies;
  private final ThreadLocal<Boolean> throughForm = ThreadLocal.withInitial(() -> false);

  FormStarts(FormGate gate, ObjectProvider<StartPolicy> policies) {
    this.gate = gate;
    this.policies = policies;
  }

  ProcessInstance start(CommandContext context, ProcessDefinitionEntity process, String businessKey, Map<String, Object> values) {
    Map<String, Object> answers = gate.acceptStart(context, process, values);
    StartPolicy policy =
        policies.orderedStream().filter(one -> one.appliesTo(process.getKey(), DeployedFlows.kindOf(process))).findFirst().orElse(null);
    boolean foreignKey = businessKey != null && !businessKey.isBlank();
    if (foreignKey && (policy != null || ActingPerson.behind(context).isPresent())) {
      throw new FormRefused("The number is given by the server; leave the business key empty.");
    }
    if (policy == null) {
      return new SubmitStartFormCmd(process.getId(), foreignKey ? businessKey : null, answers).execute(context);
    }
    var asked = FormGate.asked(context, process.getKey(), null, null);
    StartPolicy.Start start = prepare(policy, process.getKey(), asked.userId(), answers);
    return new SubmitStartFormCmd(process.getId(), start.number(), start.variables()).execute(context);
  }

  /** Marks what this thread does as coming through a form; see {@link StartGate}. */
  <T> T throughForm(Supplier<T> work) {
    boolean before = throughForm.get();
    throughForm.set(true);
    try {
      return work.get();
    } finally {
      throughForm.set(before);
    }
  }

  boolean isThroughForm() {
    return throughForm.get();
  }

  private static StartPolicy.Start prepare(StartPolicy policy, String processKey, String userId, Map<String, Object> answers) {
    try {
      return policy.prepare(processKey, userId, answers);
    } catch (IllegalArgumentException | IllegalStateException refusal) {
      throw new FormRefused(refusal.getMessage());
    }
  }
}
