package eu.passerelle.engine.access;

import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** Takes a task from the person who holds it. */
public final class TaskHolding {

  private TaskHolding() {}

  public static void clear(TaskEntity task) {
    if (task.getAssignee() == null) {
      return;
    }
    if (task.isSuspended()) {
      // a suspended case takes no changes from people, but nobody may keep work that is no longer theirs
      task.setAssigneeWithoutCascade(null);
    } else {
      task.setAssignee(null);
      task.triggerUpdateEvent();
    }
  }
}
