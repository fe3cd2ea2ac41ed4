package eu.passerelle.engine.moving;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.springframework.stereotype.Component;

/** Lets instances follow, within one command of the engine: the migration itself, and what it leaves behind put right. */
@Component
class CaseMoving {

  private final RuntimeService runtime;
  private final TaskMending tasks;
  private final StageMending stages;
  private final Positions positions;

  CaseMoving(RuntimeService runtime, TaskMending tasks, StageMending stages, Positions positions) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.stages = stages;
    this.positions = positions;
  }

  /**
   * @param target the version to follow; what is there already has nothing left to do
   * @param plans how to get there from each version that an instance is on
   */
  List<MoveResult> move(CommandContext context, ProcessDefinitionEntity target, Function<String, MovePlan> plans, Collection<String> instanceIds,
      boolean newDueDates) {
    List<MoveResult> results = new ArrayList<>();
    Map<MovePlan, List<Before>> ready = new LinkedHashMap<>();
    for (String id : instanceIds) {
      Positions.of(context, id).ifPresent(position -> {
        if (position.definitionId().equals(target.getId())) {
          results.add(new MoveResult(id, true, "", List.of(), position.names(target)));
          return;
        }
        MovePlan plan = plans.apply(position.definitionId());
        MovePlan.Verdict verdict = plan.judge(position, variable -> positions.has(id, variable));
        results.add(plan.result(position, verdict));
        if (verdict.fate() == Fate.FOLLOWS) {
          ready.computeIfAbsent(plan, key -> new ArrayList<>()).add(Before.of(context, position));
        }
      });
    }
    ready.forEach((plan, instances) -> move(context, plan, instances, newDueDates));
    return results;
  }

  private void move(CommandContext context, MovePlan plan, List<Before> instances, boolean newDueDates) {
    List<String> ids = instances.stream().map(instance -> instance.position.instanceId()).toList();
    Map<String, Before> byInstance = instances.stream().collect(Collectors.toMap(instance -> instance.position.instanceId(), instance -> instance));
    runtime.newMigration(plan.plan()).processInstanceIds(ids).execute();
    ProcessDefinitionEntity source = plan.source();
    ProcessDefinitionEntity target = plan.target();
    for (TaskEntity task : cached(context, TaskEntity.class)) {
      Before before = byInstance.get(task.getProcessInstanceId());
      if (before != null && before.tasks.containsKey(task.getId())) {
        tasks.mend(task, source, before.tasks.get(task.getId()), target, newDueDates);
      }
    }
    if (newDueDates) {
      // the engine keeps jobs of all kinds together
      for (AcquirableJobEntity job : cached(context, AcquirableJobEntity.class)) {
        Before before = byInstance.get(job.getProcessInstanceId());
        if (job instanceof TimerEntity timer && before != null && before.timers.containsKey(job.getId())) {
          TimerMending.mend(timer, source.findActivity(before.timers.get(job.getId())), target.findActivity(timer.getActivityId()));
        }
      }
    }
    instances.forEach(instance -> stages.mend(context, instance.position, plan));
  }

  /** What the migration itself has loaded, and not deleted. */
  private static <T extends DbEntity> List<T> cached(CommandContext context, Class<T> type) {
    return context.getDbEntityManager().getCachedEntitiesByType(type).stream().filter(entity -> !context.getDbEntityManager().isDeleted(entity))
        .toList();
  }

  /** Where the tasks and timers of an instance stood. */
  private record Before(Position position, Map<String, String> tasks, Map<String, String> timers) {

    static Before of(CommandContext context, Position position) {
      Map<String, String> tasks = new HashMap<>();
      context.getTaskManager().findTasksByProcessInstanceId(position.instanceId())
          .forEach(task -> tasks.put(task.getId(), task.getTaskDefinitionKey()));
      Map<String, String> timers = new HashMap<>();
      context.getJobManager().findJobsByProcessInstanceId(position.instanceId()).forEach(job -> timers.put(job.getId(), job.getActivityId()));
      return new Before(position, tasks, timers);
    }
  }
}
