package eu.passerelle.casework.suspension;

import eu.passerelle.casework.OverviewTable;
import eu.passerelle.engine.access.EngineRights;
import eu.passerelle.engine.reading.Instances;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Moves what a case waits for, its timers and its due dates, all by the same time. */
@Component
class CaseClock {

  private final Instances live;
  private final ManagementService management;
  private final TaskService tasks;
  private final OverviewTable overview;
  private final EngineRights rights;

  CaseClock(Instances live, ManagementService management, TaskService tasks, OverviewTable overview, EngineRights rights) {
    this.live = live;
    this.management = management;
    this.tasks = tasks;
    this.overview = overview;
    this.rights = rights;
  }

  /** Later, or earlier when {@code by} is negative. */
  void shift(String number, String rootInstanceId, Duration by) {
    shift(number, instances(rootInstanceId), by);
  }

  /** As {@link #shift(String, String, Duration)}, for the case and what else moves with it. */
  void shift(String number, List<String> instances, Duration by) {
    rights.asHouse(() -> instances.forEach(instance -> shift(instance, by)));
    overview.shift(number, by);
  }

  /** @return the instances of a case that run */
  List<String> instances(String rootInstanceId) {
    return live.under(rootInstanceId);
  }

  private void shift(String instance, Duration by) {
    for (Job timer : management.createJobQuery().processInstanceId(instance).timers().list()) {
      management.setJobDuedate(timer.getId(), moved(timer.getDuedate(), by));
    }
    for (Task task : tasks.createTaskQuery().processInstanceId(instance).list()) {
      if (task.getDueDate() != null) {
        task.setDueDate(moved(task.getDueDate(), by));
        tasks.saveTask(task);
      }
    }
  }

  private static Date moved(Date date, Duration by) {
    return Date.from(date.toInstant().plus(by));
  }
}
