package eu.passerelle.engine.moving;

import eu.passerelle.engine.CaseObserver;
import eu.passerelle.engine.flow.DeployedFlows;
import eu.passerelle.engine.flow.Flow;
import eu.passerelle.engine.wiring.TaskOpening;
import eu.passerelle.model.TimeLimitKeys;
import eu.passerelle.model.TimeLimitSource;
import eu.passerelle.model.XmlNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives open tasks and running timers the dates of a changed table of time limits; their flow stays as it is. */
@Component
class Redating {

  private final JdbcClient jdbc;
  private final TaskOpening opening;

  Redating(JdbcClient jdbc, TaskOpening opening) {
    this.jdbc = jdbc;
    this.opening = opening;
  }

  /** @return where instances of a version wait under a time limit: one row for each open task and each timer */
  Stream<Waiting> waiting(String definitionId) {
    return jdbc.sql("""
        select t.PROC_INST_ID_, p.BUSINESS_KEY_, t.TASK_DEF_KEY_ from ACT_RU_TASK t join ACT_RU_EXECUTION p on p.ID_ = t.PROC_INST_ID_
        where t.PROC_DEF_ID_ = :definition
        union all
        select j.PROCESS_INSTANCE_ID_, p.BUSINESS_KEY_, d.ACT_ID_ from ACT_RU_JOB j join ACT_RU_JOBDEF d on d.ID_ = j.JOB_DEF_ID_
        join ACT_RU_EXECUTION p on p.ID_ = j.PROCESS_INSTANCE_ID_ where j.TYPE_ = 'timer' and j.PROCESS_DEF_ID_ = :definition""")
        .param("definition", definitionId).query((row, index) -> new Waiting(row.getString(1), row.getString(2), row.getString(3))).list().stream();
  }

  /** @param former the limits that the dates were made by; those in force count now */
  void redate(CommandContext context, Collection<String> instanceIds, StepGraph graph, TimeLimitSource former) {
    for (String id : instanceIds) {
      context.getTaskManager().findTasksByProcessInstanceId(id).forEach(task -> redate(task, former));
      context.getJobManager().findJobsByProcessInstanceId(id).stream().filter(TimerEntity.class::isInstance)
          .forEach(timer -> redate(timer, graph, former));
    }
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

  private void redate(JobEntity timer, StepGraph graph, TimeLimitSource former) {
    limits(graph, timer.getActivityId()).stream().findFirst()
        .flatMap(key -> later(timer.getExecution(), key, timer.getCreateTime().toInstant(), former))
        .ifPresent(later -> timer.setDuedate(Date.from(timer.getDuedate().toInstant().plus(later))));
  }

  /** By how much: time for which the case stood still stays given. */
  private Optional<Duration> later(ExecutionEntity execution, String key, Instant start, TimeLimitSource former) {
    Optional<Instant> now = opening.due(execution, key, start);
    Optional<Instant> before = opening.due(execution, key, start, former);
    return now.isEmpty() || before.isEmpty() || now.equals(before) ? Optional.empty() : Optional.of(Duration.between(before.get(), now.get()));
  }

  /** @return keys of the time limits that a step or a timer stands under */
  static List<String> limits(StepGraph graph, String element) {
    XmlNode node = graph.node(element);
    return node == null ? List.of() : TimeLimitKeys.of(node);
  }

  /** An instance that waits at an element. */
  record Waiting(String instanceId, String caseNumber, String element) {}
}
