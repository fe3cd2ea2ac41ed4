package eu.passerelle.engine.wiring;

import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.migration.validation.activity.SupportedActivityValidator;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.task.TaskDecorator;

/** A step of a person. A case that once skipped it and has it now goes back to its place. */
final class CaseTask extends UserTaskActivityBehavior {

  static {
    // the engine migrates the kinds of step on this list, and knows each by its class only
    SupportedActivityValidator.SUPPORTED_ACTIVITY_BEHAVIORS.add(CaseTask.class);
  }

  CaseTask(TaskDecorator decorator) {
    super(decorator);
  }

  @Override
  public void doLeave(ActivityExecution execution) {
    String next = Afterwards.next(execution);
    ActivityImpl place = next == null ? null : ((ExecutionEntity) execution).getProcessDefinition().findActivity(next);
    if (place == null) {
      super.doLeave(execution);
    } else {
      execution.leaveActivityViaTransition(new Back((ActivityImpl) execution.getActivity(), place));
    }
  }

  /** A way that nobody has drawn. */
  private static final class Back extends TransitionImpl {

    private Back(ActivityImpl from, ActivityImpl to) {
      super("back_" + to.getId(), from.getProcessDefinition());
      source = from;
      destination = to;
    }
  }
}
