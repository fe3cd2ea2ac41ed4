package eu.passerelle.engine.replay;

import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** A call that, in a replay, starts nothing and waits to be told what the called process came to then. */
class ReplayedCall extends CallActivityBehavior {

  private final CallActivityBehavior real;
  private final ReplayedInstances replayed;

  ReplayedCall(CallActivityBehavior real, ReplayedInstances replayed) {
    this.real = real;
    this.replayed = replayed;
    setCallableElement(real.getCallableElement());
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
      passOutputVariables(execution, new RecordedScope(end.values()));
      executeWithErrorPropagation(execution, end.ending(execution, this::leave));
    } else {
      super.signal(execution, name, data);
    }
  }
}
