package eu.passerelle.engine.wiring;

import eu.passerelle.engine.flow.ModelFindings;
import eu.passerelle.engine.flow.ModelParse;
import eu.passerelle.model.XmlNode;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.springframework.stereotype.Component;

/**
 * Stops a case that goes on and on in one transaction. What can be seen in one diagram the rules refuse; two flows that call each other and a
 * condition that never comes true show only when they run, and would take the server's memory with them.
 */
@Component
class EndlessGuard implements ModelParse.Step {

  /** Far more than any case has to do between two waits: a diagram has two hundred nodes at most. */
  static final int MOST_STEPS = 5_000;

  private static final ThreadLocal<Steps> STEPS = new ThreadLocal<>();

  @Override
  public void apply(XmlNode process, ProcessDefinitionEntity definition, ModelFindings findings) {
    countStepsOf(definition);
  }

  private static void countStepsOf(ScopeImpl scope) {
    for (ActivityImpl activity : scope.getActivities()) {
      activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) EndlessGuard::count);
      countStepsOf(activity);
    }
  }

  private static void count(DelegateExecution execution) {
    CommandContext context = Context.getCommandContext();
    Steps steps = STEPS.get();
    if (steps == null || steps.within.get() != context) {
      steps = new Steps(new WeakReference<>(context), new HashMap<>());
      STEPS.set(steps);
    }
    if (steps.ofCase.merge(((ExecutionEntity) execution).getRootProcessInstanceId(), 1, Integer::sum) > MOST_STEPS) {
      throw new ProcessEngineException("The flow goes round in circles at “" + execution.getCurrentActivityName()
          + "”: more than " + MOST_STEPS
          + " steps, and nobody and nothing was waited for. Nothing of it was stored. The flow has to be redrawn.");
    }
  }

  /** How many steps each case has come to in one transaction of the engine. */
  private record Steps(WeakReference<CommandContext> within, Map<String, Integer> ofCase) {}
}
