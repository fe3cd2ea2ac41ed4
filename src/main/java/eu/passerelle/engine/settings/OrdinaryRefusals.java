package eu.passerelle.engine.settings;

import eu.passerelle.engine.access.ActingPerson;
import eu.passerelle.engine.forms.FormRefused;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextFactory;

/**
 * Keeps from the log what is no error: a person asked for something that is not possible and reads why. The engine itself treats missing
 * rights and bad requests so; here are the refusals that it takes for errors. They stay readable at the level debug.
 */
final class OrdinaryRefusals extends CommandContextFactory {

  OrdinaryRefusals(ProcessEngineConfigurationImpl engine) {
    setProcessEngineConfiguration(engine);
  }

  @Override
  public CommandContext createCommandContext() {
    return new CommandContext(getProcessEngineConfiguration()) {
      @Override
      protected boolean shouldLogFine(Throwable exception) {
        return super.shouldLogFine(exception) || exception instanceof FormRefused || isToldTo(this, exception);
      }
    };
  }

  /** Without a person who reads it, a model that cannot be read or a suspended case in the way is an error. */
  private static boolean isToldTo(CommandContext context, Throwable exception) {
    return (exception instanceof ParseException || exception instanceof SuspendedEntityInteractionException)
        && ActingPerson.behind(context).isPresent();
  }
}
