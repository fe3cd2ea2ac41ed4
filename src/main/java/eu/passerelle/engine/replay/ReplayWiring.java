package eu.passerelle.engine.replay;

import eu.passerelle.engine.flow.ModelFindings;
import eu.passerelle.engine.flow.ModelParse;
import eu.passerelle.model.XmlNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateListener;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ClassDelegateActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ExternalTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ServiceTaskDelegateExpressionActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ServiceTaskExpressionActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.listener.DelegateExpressionExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.task.listener.DelegateExpressionTaskListener;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Keeps a replayed instance from doing again what it did then: where the recording tells what came of a call or of the house's work, the
 * instance waits to be told. It is wired into the engine of a trial only, and there every other instance passes it by.
 */
@Component
@Profile("trial")
class ReplayWiring implements ModelParse.Step {

  private static final Set<Class<?>> WORK =
      Set.of(ServiceTaskDelegateExpressionActivityBehavior.class, ServiceTaskExpressionActivityBehavior.class,
          ClassDelegateActivityBehavior.class, ExternalTaskActivityBehavior.class);

  private final ReplayedInstances replayed;

  ReplayWiring(ReplayedInstances replayed) {
    this.replayed = replayed;
  }

  @Override
  public void apply(XmlNode process, ProcessDefinitionEntity definition, ModelFindings findings) {
    mute(definition.getListeners());
    wire(definition);
  }

  private void wire(ScopeImpl scope) {
    for (ActivityImpl activity : scope.getActivities()) {
      ActivityBehavior behavior = activity.getActivityBehavior();
      if (behavior instanceof CallActivityBehavior call) {
        activity.setActivityBehavior(new ReplayedCall(call, replayed));
      } else if (behavior != null && WORK.contains(behavior.getClass())) {
        activity.setActivityBehavior(new ReplayedWork(behavior, replayed));
      } else if (behavior instanceof UserTaskActivityBehavior task) {
        task.getTaskDefinition().getTaskListeners().values().forEach(listeners -> listeners.replaceAll(this::muted));
      }
      mute(activity.getListeners());
      activity.getOutgoingTransitions().forEach(flow -> mute(((TransitionImpl) flow).getListeners()));
      wire(activity);
    }
  }

  private void mute(Map<String, List<DelegateListener<? extends BaseDelegateExecution>>> listeners) {
    listeners.values().forEach(some -> some.replaceAll(this::muted));
  }

  /** What a listener of the house wrote then comes from the recording; what it told other cases must not be told again. */
  private DelegateListener<? extends BaseDelegateExecution> muted(DelegateListener<? extends BaseDelegateExecution> listener) {
    if (!(listener instanceof DelegateExpressionExecutionListener of)) {
      return listener;
    }
    return (ExecutionListener) (DelegateExecution execution) -> {
      if (!replayed.isReplayed(execution)) {
        of.notify(execution);
      }
    };
  }

  private TaskListener muted(TaskListener listener) {
    if (!(listener instanceof DelegateExpressionTaskListener)) {
      return listener;
    }
    return task -> {
      if (!replayed.isReplayed(task.getExecution())) {
        listener.notify(task);
      }
    };
  }
}
