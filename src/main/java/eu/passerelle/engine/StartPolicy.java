package eu.passerelle.engine;

import java.util.Collection;
import java.util.Map;

/** Gives a process that a person starts from a form its number and the facts that the server adds. */
public interface StartPolicy {

  /**
   * @param kind what the process says by its property {@code kind} that runs on it; may be null
   * @return whether this policy is the one for instances of the process
   */
  boolean appliesTo(String processKey, String kind);

  /** @return whether people of these groups may start the process at all; to the others it is not offered */
  boolean mayStart(String processKey, Collection<String> groupIds);

  /**
   * @param processKey key of the process to start
   * @param userId who starts it
   * @param values what the form accepted, already checked
   * @return number (business key) and all variables to start with
   * @throws IllegalArgumentException with a sentence for the person when the start is not possible; so does IllegalStateException
   */
  Start prepare(String processKey, String userId, Map<String, Object> values);

  /** Number and variables of an instance to be. */
  record Start(String number, Map<String, Object> variables) {}
}
