package eu.passerelle.engine.tasks;

import java.util.Optional;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** Finds a task that is still to be done; that a colleague was faster is a sentence, not an error. */
public final class OpenTask {

  private OpenTask() {}

  public static Optional<TaskEntity> find(CommandContext context, String taskId) {
    return Optional.ofNullable(taskId).map(context.getTaskManager()::findTaskById);
  }

  /** @throws NotFoundException with a sentence when there is none */
  public static TaskEntity byId(CommandContext context, String taskId) {
    return find(context, taskId).orElseThrow(() -> new NotFoundException(gone(taskId)));
  }

  public static String gone(String taskId) {
    return "There is no open task " + taskId + ": it is already done, perhaps by a colleague, or has never been.";
  }
}
