package eu.passerelle.engine.wiring;

import eu.passerelle.engine.PartyDirectory;
import eu.passerelle.engine.access.TaskHolding;
import eu.passerelle.engine.flow.DeployedFlows;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;

@Component
public class OpenTaskRouting implements TaskRouting {

  private final ProcessEngineConfigurationImpl configuration;
  private final TaskOpening opening;
  private final CaseEvents events;

  OpenTaskRouting(ProcessEngine engine, TaskOpening opening, CaseEvents events) {
    configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    this.opening = opening;
    this.events = events;
  }

  @Override
  public void reroute(String number, String roleKey) {
    configuration.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(() -> {
      openTasks(context, number).stream().filter(task -> roleKey.equals(roleOf(task))).forEach(task -> pass(task, roleKey));
      return null;
    }));
  }

  /**
   * Hands a task to the party of a role; who held it in another organisation holds it no more.
   *
   * @return false when that party has it already
   */
  public boolean pass(TaskEntity task, String role) {
    String before = List.copyOf(task.getCandidates()).stream().map(IdentityLink::getGroupId).findFirst().orElse(null);
    PartyDirectory.Party now = opening.party(task.getExecution(), role);
    if (now.groupId().equals(before)) {
      return false;
    }
    TaskHolding.clear(task);
    if (before != null) {
      task.deleteCandidateGroup(before);
    }
    events.taskClosed(task);
    opening.handTo(now, role, task, task.getExecution());
    return true;
  }

  private static String roleOf(TaskEntity task) {
    return DeployedFlows.of(task.getProcessDefinition()).roleOf(task.getTaskDefinitionKey()).orElse("");
  }

  /** Those in the database, and those that this very transaction has opened and not yet written. */
  private static Set<TaskEntity> openTasks(CommandContext context, String number) {
    Set<TaskEntity> tasks = new LinkedHashSet<>();
    TaskQueryImpl query = (TaskQueryImpl) new TaskQueryImpl().processInstanceBusinessKey(number);
    context.getTaskManager().findTasksByQueryCriteria(query).forEach(task -> tasks.add((TaskEntity) task));
    context.getDbEntityManager().getCachedEntitiesByType(TaskEntity.class).stream()
        // an instance that ended meanwhile in another transaction is not found any more
        .filter(task -> task.getProcessInstance() != null && number.equals(task.getProcessInstance().getBusinessKey()))
        .forEach(tasks::add);
    // the database still shows the task whose completion has led here
    tasks.removeIf(TaskEntity::isDeleted);
    return tasks;
  }
}
