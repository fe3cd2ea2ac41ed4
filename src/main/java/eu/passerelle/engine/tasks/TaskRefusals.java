package eu.passerelle.engine.tasks;

import eu.passerelle.engine.access.ActingPerson;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Resources;

/** Says what it means for people when the engine misses a permission on a task: it is others' work, or has become so meanwhile. */
public final class TaskRefusals {

  private TaskRefusals() {}

  public static <T> T inWords(Supplier<T> work) {
    try {
      return work.get();
    } catch (AuthorizationException refused) {
      throw refused.getMissingAuthorizations().stream().anyMatch(missing -> Resources.TASK.resourceName().equals(missing.getResourceType()))
          ? new AuthorizationException(ActingPerson.NOT_YOURS) : refused;
    }
  }
}
