package eu.passerelle.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/**
 * A task that waits in a case.
 *
 * @param role key of the role whose step it is
 * @param groupId the group that has it
 * @param standIn whether the coordinators have it because nobody plays the role
 * @param due when it is due; may be null
 */
record OpenStep(String taskId, String name, String role, String groupId, boolean standIn, Instant since, Instant due) {

  /** What is due first comes first; what is never due comes last. */
  static final Comparator<OpenStep> NEXT_FIRST = Comparator
      .comparing(OpenStep::due, Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(OpenStep::since);

  /** The same task under a new name, in another lane or with another due date: it has waited all along. */
  OpenStep after(OpenStep before) {
    return new OpenStep(taskId, name, role, groupId, standIn, before.since, due);
  }

  OpenStep later(Duration by) {
    return due == null ? this : new OpenStep(taskId, name, role, groupId, standIn, since, due.plus(by));
  }
}
