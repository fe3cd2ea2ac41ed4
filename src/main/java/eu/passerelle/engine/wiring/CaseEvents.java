package eu.passerelle.engine.wiring;

import eu.passerelle.engine.CaseObserver;
import eu.passerelle.engine.CaseVariables;
import java.util.function.Consumer;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

/** Passes on to the observers what the engine does with a case. Instances without a number are no cases. */
@Component
class CaseEvents {

  private final CaseObservers observers;

  CaseEvents(CaseObservers observers) {
    this.observers = observers;
  }

  void started(DelegateExecution execution) {
    String number = execution.getProcessBusinessKey();
    if (number != null && isRoot(execution)) {
      var event = new CaseObserver.Started(number, processKey(execution), execution.getProcessInstanceId(),
          text(execution, CaseVariables.SCHEME), text(execution, CaseVariables.CORRIDOR), text(execution, CaseVariables.COHORT));
      tell(observer -> observer.started(event));
    }
  }

  /** The stage that a block enters is the stage of the whole case: of whoever has called the block, too. */
  void stageEntered(DelegateExecution execution, String stage) {
    for (ExecutionEntity at = (ExecutionEntity) execution; at != null; at = at.getProcessInstance().getSuperExecution()) {
      at.getProcessInstance().setVariableLocal(CaseVariables.STAGE, stage);
    }
    String number = execution.getProcessBusinessKey();
    if (number != null) {
      tell(observer -> observer.stageEntered(number, stage));
    }
  }

  /** A step that an event cut short has not been reached. */
  void milestoneReached(DelegateExecution execution, String milestone) {
    String number = execution.getProcessBusinessKey();
    if (number != null && !execution.isCanceled()) {
      tell(observer -> observer.milestoneReached(number, milestone));
    }
  }

  void taskClosed(DelegateTask task) {
    String number = ((TaskEntity) task).getExecution().getProcessBusinessKey();
    if (number != null) {
      tell(observer -> observer.taskClosed(number, task.getId()));
    }
  }

  /** Kept with the instance, because a branch that still runs may end the case much later. */
  void endReached(DelegateExecution execution, EndFacts facts) {
    ExecutionEntity instance = ((ExecutionEntity) execution).getProcessInstance();
    if (facts.lossReason() != null) {
      // a called process hands it on to its caller
      instance.setVariableLocal(CaseVariables.LOSS_REASON, facts.lossReason());
    }
    if (facts.outcome() != null && isRoot(execution)) {
      String reason = facts.lossReason() == null ? text(execution, CaseVariables.LOSS_REASON) : facts.lossReason();
      instance.setVariableLocal(CaseVariables.OUTCOME, facts.outcome());
      instance.setVariableLocal(CaseVariables.LOSS_REASON, reason);
    }
  }

  void ended(DelegateExecution execution) {
    String number = execution.getProcessBusinessKey();
    if (number != null && isRoot(execution)) {
      String outcome = text(execution, CaseVariables.OUTCOME);
      String reason = outcome == null ? null : text(execution, CaseVariables.LOSS_REASON);
      tell(observer -> observer.ended(number, outcome, reason));
    }
  }

  /** The engine has let the person do what happened; what the house does because of it is no question of the person's rights. */
  private void tell(Consumer<CaseObserver> what) {
    Context.getCommandContext().runWithoutAuthorization(() -> {
      observers.tell(what);
      return null;
    });
  }

  private static boolean isRoot(DelegateExecution execution) {
    return ((ExecutionEntity) execution).getProcessInstance().getSuperExecutionId() == null;
  }

  private static String processKey(DelegateExecution execution) {
    return ((ExecutionEntity) execution).getProcessDefinition().getKey();
  }

  private static String text(VariableScope scope, String variable) {
    return scope.getVariable(variable) instanceof String value && !value.isBlank() ? value : null;
  }
}
