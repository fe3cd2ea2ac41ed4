package eu.passerelle.engine.wiring;

import eu.passerelle.engine.CaseObserver;
import eu.passerelle.engine.CaseVariables;
import eu.passerelle.engine.PartyDirectory;
import eu.passerelle.engine.flow.Flow;
import eu.passerelle.model.IsoPeriod;
import eu.passerelle.model.TimeLimitSource;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/** Opens a task: the party of its role gets it, with a due date and with what its card shows. */
@Component
public class TaskOpening {

  private final WiringDoors doors;
  private final CaseObservers observers;

  TaskOpening(WiringDoors doors, CaseObservers observers) {
    this.doors = doors;
    this.observers = observers;
  }

  void open(TaskEntity task, ExecutionEntity execution, Flow flow) {
    String element = task.getTaskDefinitionKey();
    // a diagram that was deployed before lanes were asked for has tasks without a role
    String role = flow.roleOf(element).orElse("");
    setDue(task, execution, flow.timeLimits().get(element));
    Object stage = flow.stageOf(element).map(Object.class::cast).orElseGet(() -> execution.getVariable(CaseVariables.STAGE));
    task.setVariablesLocal(card(execution, stage));
    handTo(party(execution, role), role, task, execution);
  }

  public PartyDirectory.Party party(ExecutionEntity execution, String role) {
    return doors.parties().getObject().partyOf(execution.getProcessBusinessKey(), text(execution, CaseVariables.SCHEME),
        text(execution, CaseVariables.CORRIDOR), role);
  }

  void handTo(PartyDirectory.Party party, String role, TaskEntity task, ExecutionEntity execution) {
    task.addCandidateGroup(party.groupId());
    if (party.standIn()) {
      task.setVariableLocal(CaseVariables.UNPLAYED_ROLE, doors.roles().getObject().labelOf(role));
    } else if (task.hasVariableLocal(CaseVariables.UNPLAYED_ROLE)) {
      task.removeVariableLocal(CaseVariables.UNPLAYED_ROLE);
    }
    tell(party, role, task, execution, CaseObserver::taskOpened);
  }

  public void tell(PartyDirectory.Party party, String role, TaskEntity task, ExecutionEntity execution,
      BiConsumer<CaseObserver, CaseObserver.TaskOpened> how) {
    String number = execution.getProcessBusinessKey();
    if (number != null) {
      Instant due = task.getDueDate() == null ? null : task.getDueDate().toInstant();
      var event = new CaseObserver.TaskOpened(number, task.getId(), task.getName(), role, party.groupId(), party.standIn(), due);
      observers.tell(observer -> how.accept(observer, event));
    }
  }

  private static Map<String, Object> card(ExecutionEntity execution, Object stage) {
    Map<String, Object> card = new HashMap<>();
    card.put(CaseVariables.CASE_NUMBER, execution.getProcessBusinessKey());
    card.put(CaseVariables.SCHEME, text(execution, CaseVariables.SCHEME));
    card.put(CaseVariables.STAGE, stage);
    card.values().removeIf(value -> value == null);
    return card;
  }

  private void setDue(TaskEntity task, ExecutionEntity execution, String timeLimit) {
    due(execution, timeLimit, ClockUtil.getCurrentTime().toInstant()).ifPresent(due -> task.setDueDate(Date.from(due)));
  }

  /** @param timeLimit key of the time-limits table; null when there is none */
  public Optional<Instant> due(ExecutionEntity execution, String timeLimit, Instant start) {
    return due(execution, timeLimit, start, doors.timeLimits().getObject());
  }

  public Optional<Instant> due(ExecutionEntity execution, String timeLimit, Instant start, TimeLimitSource limits) {
    return Optional.ofNullable(timeLimit)
        .flatMap(key -> limits.period(key, text(execution, CaseVariables.SCHEME), text(execution, CaseVariables.DESTINATION)))
        .map(period -> IsoPeriod.after(start, period));
  }

  private static String text(ExecutionEntity execution, String variable) {
    return execution.getVariable(variable) instanceof String value && !value.isBlank() ? value : null;
  }
}
