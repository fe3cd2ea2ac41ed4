package eu.passerelle.engine.replay;

import eu.passerelle.engine.Hush;
import eu.passerelle.engine.replay.Recording.Place;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Knows which instances are replayed. No other instance is touched, and outside a trial this does not exist. */
@Component
@Profile("trial")
class ReplayedInstances implements Hush {

  private final Map<String, Replayed> byInstance = new ConcurrentHashMap<>();
  private final ThreadLocal<Recording> starting = new ThreadLocal<>();
  private final ThreadLocal<Boolean> atWork = new ThreadLocal<>();

  /** Nobody is told what a replay does: its number belongs to a case of the real world, or to another that was made up in this one. */
  <T> T unobserved(Supplier<T> work) {
    atWork.set(true);
    try {
      return work.get();
    } finally {
      atWork.remove();
    }
  }

  /** @return whether what happens on this thread is a replay */
  @Override
  public boolean isKept() {
    return Boolean.TRUE.equals(atWork.get());
  }

  /**
   * The first instance that the work starts of itself is the replay: it has to be known before its first wait.
   *
   * @param work starts it and gives its id
   */
  String starting(Recording recording, Supplier<String> work) {
    starting.set(recording);
    try {
      String instanceId = work.get();
      byInstance.putIfAbsent(instanceId, new Replayed(recording, new LinkedHashMap<>()));
      return instanceId;
    } catch (RuntimeException failed) {
      byInstance.values().removeIf(replayed -> replayed.recording == recording);
      throw failed;
    } finally {
      starting.remove();
    }
  }

  void forget(String instanceId) {
    byInstance.remove(instanceId);
  }

  boolean isReplayed(DelegateExecution execution) {
    return of((ExecutionEntity) execution) != null;
  }

  /** @return whether the recording tells what came of this visit, so that nothing is done here and the instance waits for it */
  boolean tells(DelegateExecution execution) {
    ExecutionEntity at = (ExecutionEntity) execution;
    Replayed replayed = of(at);
    return replayed != null
        && replayed.recording.holds(replayed.place(at), (String) at.getActivity().getProperty(BpmnProperties.TYPE.getName()));
  }

  private Replayed of(ExecutionEntity execution) {
    Recording recording = starting.get();
    if (recording != null && execution.getProcessInstance().getSuperExecutionId() == null) {
      starting.remove();
      byInstance.put(execution.getProcessInstanceId(), new Replayed(recording, new LinkedHashMap<>()));
    }
    return byInstance.get(execution.getProcessInstanceId());
  }

  /** A replay on its way, with the visits of each step that were counted. */
  private record Replayed(Recording recording, Map<String, Set<String>> counted) {

    Place place(ExecutionEntity execution) {
      Set<String> visits = counted.computeIfAbsent(execution.getActivityId(), element -> new HashSet<>());
      int turn = visits.size();
      return visits.add(execution.getActivityInstanceId()) ? new Place(execution.getActivityId(), turn)
          : new Place(execution.getActivityId(), -1);
    }
  }
}
