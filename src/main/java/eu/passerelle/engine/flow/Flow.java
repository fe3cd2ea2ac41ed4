package eu.passerelle.engine.flow;

import eu.passerelle.model.Uses;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.modulith.NamedInterface;

/**
 * What a deployed diagram says beyond BPMN: whose step it is, which stage it opens, which time limit it runs under, what a person may do.
 *
 * @param kind what runs on the diagram, if it says so: {@code opportunity}, {@code programme} or {@code publication}; null for a case or a block
 * @param roles role key by element id, for user tasks and for message events that carry an action
 * @param stages stage by element id: the element's own, else that of the subprocess around it
 * @param timeLimits key of the time-limits table by user task id
 * @param notBy by user task id, the variable that names who may not do it: the task needs a second person
 * @param actions what a person may do beside the tasks
 * @param uses what it calls and asks
 */
@NamedInterface
public record Flow(String kind, Map<String, String> roles, Map<String, String> stages, Map<String, String> timeLimits,
    Map<String, String> notBy, List<Action> actions, Uses uses) {

  /** Copies what it is given. */
  public Flow {
    roles = Map.copyOf(roles);
    stages = Map.copyOf(stages);
    timeLimits = Map.copyOf(timeLimits);
    notBy = Map.copyOf(notBy);
    actions = List.copyOf(actions);
  }

  /** @return the role whose lane the user task or message event stands in */
  public Optional<String> roleOf(String elementId) {
    return Optional.ofNullable(roles.get(elementId));
  }

  /** @return the stage that the element opens, or that the subprocess around it has opened */
  public Optional<String> stageOf(String elementId) {
    return Optional.ofNullable(stages.get(elementId));
  }

  /** @return the action that the element offers */
  public Optional<Action> actionOf(String elementId) {
    return actions.stream().filter(action -> action.elementId().equals(elementId)).findFirst();
  }

  /** A message that a person sends: {@code sentence} stands on the button, {@code role} names who may press it. */
  @NamedInterface
  public record Action(String elementId, String messageName, String sentence, String role) {}
}
