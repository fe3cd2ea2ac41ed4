package eu.passerelle.engine.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** Finds the instances that wait for a message, and reads what many instances know, in few statements. Whoever asks has checked the person. */
@Component
@NamedInterface
public class WaitingInstances {

  private static final int BATCH = 500;

  private final RuntimeService runtime;
  private final EngineRights rights;

  WaitingInstances(RuntimeService runtime, EngineRights rights) {
    this.runtime = runtime;
    this.rights = rights;
  }

  /** @return the instances that wait for the message now and have this value under this name; suspended ones do not wait */
  public List<ProcessInstance> waitingFor(String message, String variable, String value) {
    return rights.asHouse(() -> {
      List<String> ids =
          runtime.createExecutionQuery().messageEventSubscriptionName(message).processVariableValueEquals(variable, value).active()
              .list().stream().map(Execution::getProcessInstanceId).distinct().toList();
      List<ProcessInstance> instances = new ArrayList<>();
      inBatches(ids, batch -> instances.addAll(runtime.createProcessInstanceQuery().processInstanceIds(new HashSet<>(batch)).list()));
      return instances;
    });
  }

  /** @return what these instances themselves have under these names, by the id of the instance; what is not set is left out */
  public Map<String, Map<String, Object>> facts(Collection<String> instanceIds, String... names) {
    return rights.asHouse(() -> {
      Map<String, Map<String, Object>> facts = new HashMap<>();
      instanceIds.forEach(id -> facts.put(id, new HashMap<>()));
      inBatches(List.copyOf(instanceIds), batch -> runtime.createVariableInstanceQuery().processInstanceIdIn(batch.toArray(String[]::new))
          .variableNameIn(names).list().stream()
          .filter(fact -> fact.getProcessInstanceId().equals(fact.getExecutionId()) && fact.getValue() != null)
          .forEach(fact -> facts.get(fact.getProcessInstanceId()).put(fact.getName(), fact.getValue())));
      return facts;
    });
  }

  private static void inBatches(List<String> ids, Consumer<List<String>> work) {
    for (int from = 0; from < ids.size(); from += BATCH) {
      work.accept(ids.subList(from, Math.min(from + BATCH, ids.size())));
    }
  }
}
