package eu.passerelle.engine.moving;

import eu.passerelle.engine.CaseObserver;
import eu.passerelle.engine.access.Collisions;
import eu.passerelle.engine.access.EngineRights;
import eu.passerelle.engine.flow.DeployedFlows;
import eu.passerelle.engine.flow.Flow;
import eu.passerelle.engine.tables.Tables;
import eu.passerelle.engine.wiring.TaskOpening;
import eu.passerelle.model.TimeLimitSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** Gives open tasks and running timers the dates of a changed table of time limits; their flow stays as it is. */
@Component
@NamedInterface
public class Redating {

  private final EngineRights rights;
  private final Tables tables;
  private final StepGraphs graphs;
  private final TaskOpening opening;

  Redating(EngineRights rights, Tables tables, StepGraphs graphs, TaskOpening opening) {
    this.rights = rights;
    this.tables = tables;
    this.graphs = graphs;
    this.opening = opening;
  }

  /**
   * Gives instances the dates of the time limits in force, in one transaction.
   *
   * @param former the limits that their dates were made by
   * @throws OptimisticLockingException when somebody works on one of them at this moment: then none has another date
   */
  public void redate(Collection<String> instanceIds, TimeLimitSource former) {
    Collisions.named(() -> rights.asHouse(() -> {
      tables.refresh();
      instanceIds.forEach(id -> redate(Context.getCommandContext(), id, former));
      return null;
    }));
  }

  private void redate(CommandContext context, String instanceId, TimeLimitSource former) {
    context.getTaskManager().findTasksByProcessInstanceId(instanceId).forEach(task -> redate(task, former));
    context.getJobManager().findJobsByProcessInstanceId(instanceId).stream().filter(TimerEntity.class::isInstance)
        .forEach(timer -> redate(timer, former));
  }

  private void redate(TaskEntity task, TimeLimitSource former) {
    Flow flow = DeployedFlows.of(task.getProcessDefinition());
    String key = flow.timeLimits().get(task.getTaskDefinitionKey());
    ExecutionEntity execution = task.getExecution();
    Optional<Duration> later = later(execution, key, task.getCreateTime().toInstant(), former);
    if (task.getDueDate() != null && later.isPresent()) {
      task.setDueDate(Date.from(task.getDueDate().toInstant().plus(later.get())));
      String role = flow.roleOf(task.getTaskDefinitionKey()).orElse("");
      opening.tell(opening.party(execution, role), role, task, execution, CaseObserver::taskChanged);
    }
  }

  private void redate(JobEntity timer, TimeLimitSource former) {
    graphs.of(timer.getExecution().getProcessDefinition()).limits(timer.getActivityId()).stream().findFirst()
        .flatMap(key -> later(timer.getExecution(), key, timer.getCreateTime().toInstant(), former))
        .ifPresent(later -> timer.setDuedate(Date.from(timer.getDuedate().toInstant().plus(later))));
  }

  /** By how much: time for which the case stood still stays given. */
  private Optional<Duration> later(ExecutionEntity execution, String key, Instant start, TimeLimitSource former) {
    Optional<Instant> now = opening.due(execution, key, start);
    Optional<Instant> before = opening.due(execution, key, start, former);
    return now.isEmpty() || before.isEmpty() || now.equals(before) ? Optional.empty()
        : Optional.of(Duration.between(before.get(), now.get()));
  }
}
