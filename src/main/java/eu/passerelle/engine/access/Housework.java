package eu.passerelle.engine.access;

import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cmd.ActivateJobCmd;
import org.camunda.bpm.engine.impl.cmd.FindHistoryCleanupJobsCmd;
import org.camunda.bpm.engine.impl.cmd.RecalculateJobDuedateCmd;
import org.camunda.bpm.engine.impl.cmd.SetAnnotationForIncidentCmd;
import org.camunda.bpm.engine.impl.cmd.SuspendJobCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Jobs, job definitions, batches and incidents belong to the house and to administrators. The engine itself leaves those that stand in no
 * case to anybody, the one that cleans up the history among them.
 */
public final class Housework extends CommandInterceptor {

  private static final String SENTENCE = "Jobs, batches and incidents are the work of the house: only an administrator looks after them.";

  /** What the engine carries out for anybody without asking, or before it asks. */
  private static final Set<Class<?>> UNCHECKED = Set.of(FindHistoryCleanupJobsCmd.class, SetAnnotationForIncidentCmd.class,
      SuspendJobCmd.class, ActivateJobCmd.class, RecalculateJobDuedateCmd.class);

  /** @throws AuthorizationException when a person is at work who is no administrator */
  static void require(CommandContext context) {
    if (ActingPerson.behind(context).filter(person -> !person.isAdministrator()).isPresent()) {
      throw new AuthorizationException(SENTENCE);
    }
  }

  @Override
  public <T> T execute(Command<T> command) {
    if (UNCHECKED.contains(command.getClass())) {
      require(Context.getCommandContext());
    }
    return next.execute(command);
  }
}
