package eu.passerelle.engine.settings;

import eu.passerelle.engine.access.ActingPerson;
import eu.passerelle.engine.access.Collisions;
import eu.passerelle.engine.forms.FormRefused;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextFactory;

/**
 * Calls failures what they are. A job that the database undid for the sake of somebody else collided as if the engine had seen it first, so
 * it is tried again without a try being taken from it. And what is no error stays out of the log: a person asked for something that is not
 * possible and reads why. The engine itself treats missing rights and bad requests so; here are the refusals that it takes for errors. They
 * stay readable at the level debug.
 */
final class PlainFailures extends CommandContextFactory {

  PlainFailures(ProcessEngineConfigurationImpl engine) {
    setProcessEngineConfiguration(engine);
  }

  @Override
  public CommandContext createCommandContext() {
    return new CommandContext(getProcessEngineConfiguration()) {
      @Override
      protected boolean shouldLogFine(Throwable exception) {
        return super.shouldLogFine(exception) || exception instanceof FormRefused || isToldTo(this, exception);
      }

      @Override
      protected void fireCommandFailed(Throwable failure) {
        super.fireCommandFailed(Collisions.name(failure));
      }
    };
  }

  /** Without a person who reads it, a model that cannot be read or a suspended case in the way is an error. */
  private static boolean isToldTo(CommandContext context, Throwable exception) {
    return (exception instanceof ParseException || exception instanceof SuspendedEntityInteractionException)
        && ActingPerson.behind(context).isPresent();
  }
}
