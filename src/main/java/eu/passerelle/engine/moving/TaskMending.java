package eu.passerelle.engine.moving;

import eu.passerelle.engine.CaseObserver;
import eu.passerelle.engine.CaseVariables;
import eu.passerelle.engine.flow.DeployedFlows;
import eu.passerelle.engine.flow.Flow;
import eu.passerelle.engine.wiring.OpenTaskRouting;
import eu.passerelle.engine.wiring.TaskOpening;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/** Puts right what the engine leaves as it was when a task goes to a new version: its name, its organisation, its due date, its card. */
@Component
class TaskMending {

  private final TaskOpening opening;
  private final OpenTaskRouting routing;

  TaskMending(TaskOpening opening, OpenTaskRouting routing) {
    this.opening = opening;
    this.routing = routing;
  }

  /**
   * @param task as it stands in the target already
   * @param before element at which it stood in the source
   * @param newDueDates whether a changed time limit counts for it
   * @throws OptimisticLockingException when somebody is just done with it
   */
  void mend(TaskEntity task, ProcessDefinitionEntity source, String before, ProcessDefinitionEntity target, boolean newDueDates) {
    if (task.getCandidates().isEmpty()) {
      throw new OptimisticLockingException("The task " + task.getId() + " is being completed at this moment.");
    }
    String element = task.getTaskDefinitionKey();
    Flow former = DeployedFlows.of(source);
    Flow flow = DeployedFlows.of(target);
    ExecutionEntity execution = task.getExecution();
    boolean changed = describe(task, ((UserTaskActivityBehavior) target.findActivity(element).getActivityBehavior()).getTaskDefinition());
    if (!element.equals(before)) {
      // other work: its time begins now
      changed |= setDue(task, opening.due(execution, flow.timeLimits().get(element), ClockUtil.getCurrentTime().toInstant()));
    } else if (newDueDates) {
      changed |= setDue(task, newDue(task, execution, former.timeLimits().get(element), flow.timeLimits().get(element)));
    }
    flow.stageOf(element).filter(stage -> !former.stageOf(before).equals(Optional.of(stage)))
        .ifPresent(stage -> task.setVariableLocal(CaseVariables.STAGE, stage));
    String role = flow.roleOf(element).orElse("");
    changed |= !former.roleOf(before).orElse("").equals(role);
    if (!routing.pass(task, role) && changed) {
      opening.tell(opening.party(execution, role), role, task, execution, CaseObserver::taskChanged);
    }
  }

  private static boolean describe(TaskEntity task, TaskDefinition definition) {
    String name = text(definition.getNameExpression(), task);
    String description = text(definition.getDescriptionExpression(), task);
    boolean changed = !Objects.equals(name, task.getName());
    if (changed) {
      task.setName(name);
    }
    if (!Objects.equals(description, task.getDescription())) {
      task.setDescription(description);
    }
    return changed;
  }

  private static String text(Expression expression, TaskEntity task) {
    Object value = expression == null ? null : expression.getValue(task.getExecution());
    return value == null ? null : value.toString();
  }

  /** Later or earlier by as much as the time limit itself, so that time for which the case stood still stays given. */
  private Optional<Instant> newDue(TaskEntity task, ExecutionEntity execution, String formerLimit, String limit) {
    Instant created = task.getCreateTime().toInstant();
    Optional<Instant> due = opening.due(execution, limit, created);
    Optional<Instant> former = opening.due(execution, formerLimit, created);
    if (task.getDueDate() == null || former.isEmpty() || due.isEmpty()) {
      return due;
    }
    return Optional.of(task.getDueDate().toInstant().plus(Duration.between(former.get(), due.get())));
  }

  private static boolean setDue(TaskEntity task, Optional<Instant> due) {
    Date date = due.map(Date::from).orElse(null);
    if (Objects.equals(date, task.getDueDate())) {
      return false;
    }
    task.setDueDate(date);
    return true;
  }
}
