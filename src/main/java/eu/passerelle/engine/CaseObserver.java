package eu.passerelle.engine;

import java.time.Instant;

/** Told, inside the engine's own transaction, what happens to a case or an opportunity; an exception rolls the step back. */
public interface CaseObserver {

  /** A new root instance with this number has started. */
  default void started(Started event) {}

  /** The case has entered an activity that opens a stage. */
  default void stageEntered(String number, String stage) {}

  /** The case has reached what a diagram calls a milestone; a loop reaches it again. */
  default void milestoneReached(String number, String milestone) {}

  /** A user task has been created and its party is known. */
  default void taskOpened(TaskOpened event) {}

  /** An open task is called otherwise, stands in another lane or has another due date; its organisation has it as before. */
  default void taskChanged(TaskOpened event) {}

  /** A user task is over: completed, or cancelled by an event. */
  default void taskClosed(String number, String taskId) {}

  /** The root instance has reached an end event. Outcome and loss reason may be null. */
  default void ended(String number, String outcome, String lossReason) {}

  /** A root instance: its number, process key and instance id. */
  record Started(String number, String processKey, String processInstanceId, String scheme, String corridor, String cohort) {}

  /** A task as it opens; {@code due} may be null, {@code standIn} says that nobody plays the role. */
  record TaskOpened(String number, String taskId, String name, String role, String groupId, boolean standIn, Instant due) {}
}
