package eu.passerelle.engine.wiring;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** Notes on an instance where it goes on once it has had a step that it once skipped: back to its place, not where the diagram leads. */
public final class Afterwards {

  private static final String NOTE = "afterwards_";

  private Afterwards() {}

  /** @param next id of the step with which the instance goes on after this one, this time only */
  public static void goesOn(ExecutionEntity instance, String step, String next) {
    instance.setVariableLocal(NOTE + step, next);
  }

  /** @return null when it goes on as the diagram says */
  static String next(DelegateExecution execution) {
    return (String) ((ExecutionEntity) execution).getProcessInstance().getVariableLocal(NOTE + execution.getCurrentActivityId());
  }

  /** However the step has ended, the note has served. */
  static void forget(DelegateExecution execution) {
    if (next(execution) != null) {
      ((ExecutionEntity) execution).getProcessInstance().removeVariableLocal(NOTE + execution.getCurrentActivityId());
    }
  }
}
