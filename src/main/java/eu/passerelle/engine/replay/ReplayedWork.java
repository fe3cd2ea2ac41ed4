package eu.passerelle.engine.replay;

import org.camunda.bpm.engine.impl.bpmn.behavior.AbstractBpmnActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.pvm.delegate.SignallableActivityBehavior;

/** Work of the house that, in a replay, is not done and waits to be told what came of it then. */
class ReplayedWork extends AbstractBpmnActivityBehavior {

  private final ActivityBehavior real;
  private final ReplayedInstances replayed;

  ReplayedWork(ActivityBehavior real, ReplayedInstances replayed) {
    this.real = real;
    this.replayed = replayed;
  }

  @Override
  public void execute(ActivityExecution execution) throws Exception {
    if (!replayed.tells(execution)) {
      real.execute(execution);
    }
  }

  @Override
  public void signal(ActivityExecution execution, String name, Object data) throws Exception {
    if (data instanceof ReplayedEnd end) {
      end.write(execution);
      executeWithErrorPropagation(execution, end.ending(execution, this::leave));
    } else if (real instanceof SignallableActivityBehavior signallable) {
      signallable.signal(execution, name, data);
    }
  }
}
