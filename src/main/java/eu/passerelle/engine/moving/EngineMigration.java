package eu.passerelle.engine.moving;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.springframework.stereotype.Component;

/** Lets the engine migrate instances of one version, and puts right what that leaves behind. To be called in a command of the engine. */
@Component
class EngineMigration {

  private final RuntimeService runtime;
  private final TaskMending tasks;
  private final StageMending stages;

  EngineMigration(RuntimeService runtime, TaskMending tasks, StageMending stages) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.stages = stages;
  }

  /** @param positions where the instances stand that can go this way */
  void migrate(CommandContext context, MovePlan plan, List<Position> positions, boolean newDueDates) {
    Map<String, Before> byInstance = new LinkedHashMap<>();
    positions.forEach(position -> byInstance.put(position.instanceId(), Before.of(context, position.instanceId())));
    runtime.newMigration(plan.plan()).processInstanceIds(List.copyOf(byInstance.keySet())).execute();
    mendTasks(context, plan, byInstance, newDueDates);
    if (newDueDates) {
      mendTimers(context, plan, byInstance);
    }
    positions.forEach(position -> stages.mend(context, position, plan));
  }

  private void mendTasks(CommandContext context, MovePlan plan, Map<String, Before> byInstance, boolean newDueDates) {
    for (TaskEntity task : cached(context, TaskEntity.class)) {
      Before before = byInstance.get(task.getProcessInstanceId());
      if (before != null && before.tasks.containsKey(task.getId())) {
        tasks.mend(task, plan.source(), before.tasks.get(task.getId()), plan.target(), newDueDates);
      }
    }
  }

  /** The engine keeps jobs of all kinds together. */
  private static void mendTimers(CommandContext context, MovePlan plan, Map<String, Before> byInstance) {
    for (AcquirableJobEntity job : cached(context, AcquirableJobEntity.class)) {
      Before before = byInstance.get(job.getProcessInstanceId());
      if (job instanceof TimerEntity timer && before != null && before.timers.containsKey(job.getId())) {
        TimerMending.mend(timer, plan.source().findActivity(before.timers.get(job.getId())),
            plan.target().findActivity(timer.getActivityId()));
      }
    }
  }

  /** What the migration itself has loaded, and not deleted. */
  private static <T extends DbEntity> List<T> cached(CommandContext context, Class<T> type) {
    return context.getDbEntityManager().getCachedEntitiesByType(type).stream()
        .filter(entity -> !context.getDbEntityManager().isDeleted(entity))
        .toList();
  }

  /** Where the tasks and timers of an instance stood. */
  private record Before(Map<String, String> tasks, Map<String, String> timers) {

    static Before of(CommandContext context, String instanceId) {
      Map<String, String> tasks = new HashMap<>();
      context.getTaskManager().findTasksByProcessInstanceId(instanceId)
          .forEach(task -> tasks.put(task.getId(), task.getTaskDefinitionKey()));
      Map<String, String> timers = new HashMap<>();
      context.getJobManager().findJobsByProcessInstanceId(instanceId).forEach(job -> timers.put(job.getId(), job.getActivityId()));
      return new Before(tasks, timers);
    }
  }
}
