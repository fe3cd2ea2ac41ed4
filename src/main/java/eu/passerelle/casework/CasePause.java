package eu.passerelle.casework;

import eu.passerelle.engine.EngineRights;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stops one case and sets it going again, each in one transaction; time stands still for it in between. */
@Component
class CasePause {

  private final JdbcClient jdbc;
  private final RuntimeService runtime;
  private final ManagementService management;
  private final TaskService tasks;
  private final OverviewTable overview;
  private final EngineRights rights;

  CasePause(JdbcClient jdbc, RuntimeService runtime, ManagementService management, TaskService tasks, OverviewTable overview,
      EngineRights rights) {
    this.jdbc = jdbc;
    this.runtime = runtime;
    this.management = management;
    this.tasks = tasks;
    this.overview = overview;
    this.rights = rights;
  }

  /** Stops all instances of a case; harmless when they stand still already. */
  @Transactional
  public void suspend(String number) {
    lock(number).filter(row -> row.endedAt == null).ifPresent(row -> {
      rights.asHouse(() -> instances(row).forEach(runtime::suspendProcessInstanceById));
      jdbc.sql("update case_overview set suspended_since = coalesce(suspended_since, ?) where number = ?").params(now(), number).update();
    });
  }

  /** Sets a case going again, and moves its timers and due dates by the time it stood still; harmless when it goes already. */
  @Transactional
  public void resume(String number) {
    lock(number).filter(row -> row.suspendedSince != null).ifPresent(row -> {
      Duration paused = Duration.between(row.suspendedSince, now());
      List<String> instances = instances(row);
      // two commands: activating counts up the revisions of timers and tasks behind the first one's back
      rights.asHouse(() -> instances.forEach(runtime::activateProcessInstanceById));
      rights.asHouse(() -> instances.forEach(instance -> shift(instance, paused)));
      jdbc.sql("update case_overview set suspended_since = null where number = ?").param(number).update();
      overview.shift(number, paused);
    });
  }

  private void shift(String instance, Duration paused) {
    for (Job timer : management.createJobQuery().processInstanceId(instance).timers().list()) {
      management.setJobDuedate(timer.getId(), later(timer.getDuedate(), paused));
    }
    for (Task task : tasks.createTaskQuery().processInstanceId(instance).list()) {
      if (task.getDueDate() != null) {
        task.setDueDate(later(task.getDueDate(), paused));
        tasks.saveTask(task);
      }
    }
  }

  /** The row of the overview is the lock: of two nodes, the second finds the work done. */
  private Optional<Row> lock(String number) {
    return jdbc.sql("select root_instance_id, suspended_since, ended_at from case_overview where number = ? for update")
        .param(number).query(Row.class).optional();
  }

  private List<String> instances(Row row) {
    return jdbc.sql("select ID_ from ACT_RU_EXECUTION where ROOT_PROC_INST_ID_ = ? and ID_ = PROC_INST_ID_ order by ID_")
        .param(row.rootInstanceId).query(String.class).list();
  }

  private static Date later(Date date, Duration by) {
    return Date.from(date.toInstant().plus(by));
  }

  private static OffsetDateTime now() {
    return OffsetDateTime.now(ZoneOffset.UTC);
  }

  private record Row(String rootInstanceId, OffsetDateTime suspendedSince, OffsetDateTime endedAt) {}
}
