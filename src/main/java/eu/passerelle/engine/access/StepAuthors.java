package eu.passerelle.engine.access;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.modulith.NamedInterface;

/** Tells a step that the engine does by itself on whose behalf it does it. */
@NamedInterface
public interface StepAuthors {

  /** @return who completed the last task of this instance, or started it before there was one; empty when that was the house itself */
  Optional<Author> of(DelegateExecution execution);

  /** @return the id of that person; null when it was the house itself */
  default String userId(DelegateExecution execution) {
    return of(execution).map(Author::userId).orElse(null);
  }

  /**
   * A person.
   *
   * @param role the role in which the person did it, told by the lane of the task; null for a start
   */
  @NamedInterface
  record Author(String userId, String role) {}
}
