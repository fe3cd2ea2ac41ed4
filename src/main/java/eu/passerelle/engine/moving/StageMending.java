package eu.passerelle.engine.moving;

import eu.passerelle.engine.CaseVariables;
import eu.passerelle.engine.flow.DeployedFlows;
import eu.passerelle.engine.flow.Flow;
import eu.passerelle.engine.wiring.CaseObservers;
import java.util.Objects;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.stereotype.Component;

/** Tells a moved case its stage, where the new diagram counts the step it stands at to another one. */
@Component
class StageMending {

  private final CaseObservers observers;

  StageMending(CaseObservers observers) {
    this.observers = observers;
  }

  void mend(CommandContext context, Position position, MovePlan plan) {
    Flow former = DeployedFlows.of(plan.source());
    Flow flow = DeployedFlows.of(plan.target());
    for (Position.Token token : position.tokens()) {
      String before = former.stageOf(token.element()).orElse(null);
      flow.stageOf(plan.wayFrom(token.element())).filter(stage -> !stage.equals(before))
          .ifPresent(stage -> enter(context, context.getExecutionManager().findExecutionById(position.instanceId()), before, stage));
    }
  }

  /** A case that another branch has taken on meanwhile keeps the stage which that branch has opened. */
  private void enter(CommandContext context, ExecutionEntity instance, String before, String stage) {
    Object present = instance.getVariableLocal(CaseVariables.STAGE);
    if (before != null && !before.equals(present)) {
      return;
    }
    instance.setVariableLocal(CaseVariables.STAGE, stage);
    if (instance.getProcessBusinessKey() != null) {
      observers.tell(observer -> observer.stageEntered(instance.getProcessBusinessKey(), stage));
    }
    tellCalled(context, instance, before, stage);
  }

  private void tellCalled(CommandContext context, ExecutionEntity instance, String before, String stage) {
    context.getExecutionManager().findExecutionsByProcessInstanceId(instance.getId()).stream()
        .map(execution -> context.getExecutionManager().findSubProcessInstanceBySuperExecutionId(execution.getId()))
        .filter(called -> called != null && Objects.equals(before, called.getVariableLocal(CaseVariables.STAGE))).forEach(called -> {
          called.setVariableLocal(CaseVariables.STAGE, stage);
          context.getTaskManager().findTasksByProcessInstanceId(called.getId())
              .forEach(task -> task.setVariableLocal(CaseVariables.STAGE, stage));
          tellCalled(context, called, before, stage);
        });
  }
}
