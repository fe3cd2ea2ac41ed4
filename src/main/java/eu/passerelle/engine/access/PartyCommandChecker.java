package eu.passerelle.engine.access;

import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricJobLogEventEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** Work on a task is for its party alone, and for the colleague who has claimed it; a task opens no values of the case; jobs are for nobody. */
public class PartyCommandChecker extends AuthorizationCommandChecker {

  @Override
  public void checkTaskWork(TaskEntity task) {
    CommandContext context = Context.getCommandContext();
    Optional<ActingPerson> person = ActingPerson.behind(context);
    if (person.isEmpty() || task.getExecutionId() == null) {
      super.checkTaskWork(task);
      return;
    }
    person.get().requirePartyOf(task);
    SecondPerson.require(task, person.get().id());
    if (task.getAssignee() != null && !task.getAssignee().equals(person.get().id())) {
      throw new AuthorizationException("Claimed by " + ActingPerson.nameOf(context, task.getAssignee()) + "; take it over first.");
    }
  }

  /** Values reach people through forms, which name what they show. */
  @Override
  public void checkReadTaskVariable(TaskEntity task) {
    if (task.getExecutionId() == null) {
      super.checkReadTaskVariable(task);
    } else {
      getAuthorizationManager().checkAuthorization(
          ProcessDefinitionPermissions.READ_TASK_VARIABLE, Resources.PROCESS_DEFINITION, task.getProcessDefinition().getKey());
    }
  }

  @Override
  public void checkUpdateTaskVariable(TaskEntity task) {
    if (task.getExecutionId() == null) {
      super.checkUpdateTaskVariable(task);
    } else {
      getAuthorizationManager().checkAuthorization(
          ProcessDefinitionPermissions.UPDATE_TASK_VARIABLE, Resources.PROCESS_DEFINITION, task.getProcessDefinition().getKey());
    }
  }

  @Override
  public void checkReadJob(JobEntity job) {
    Housework.require(Context.getCommandContext());
    super.checkReadJob(job);
  }

  @Override
  public void checkUpdateJob(JobEntity job) {
    Housework.require(Context.getCommandContext());
    super.checkUpdateJob(job);
  }

  @Override
  public void checkUpdateRetriesJob(JobEntity job) {
    Housework.require(Context.getCommandContext());
    super.checkUpdateRetriesJob(job);
  }

  @Override
  public void checkReadHistoricJobLog(HistoricJobLogEventEntity log) {
    Housework.require(Context.getCommandContext());
    super.checkReadHistoricJobLog(log);
  }
}
