package eu.passerelle.engine.access;

import eu.passerelle.engine.flow.DeployedFlows;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** Some steps are for somebody else than who did an earlier one; the diagram says which, by the variable that names the person. */
public final class SecondPerson {

  private SecondPerson() {}

  /** @throws AuthorizationException when the diagram keeps this person from the task; nobody and null are always fine */
  public static void require(TaskEntity task, String userId) {
    if (userId != null && task.getExecution() != null && kept(task).filter(userId::equals).isPresent()) {
      throw new AuthorizationException("This step needs a second person: it cannot be done by who began it.");
    }
  }

  private static Optional<Object> kept(TaskEntity task) {
    return Optional.ofNullable(DeployedFlows.of(task.getProcessDefinition()))
        .map(flow -> flow.notBy().get(task.getTaskDefinitionKey()))
        .map(task.getExecution()::getVariable);
  }
}
