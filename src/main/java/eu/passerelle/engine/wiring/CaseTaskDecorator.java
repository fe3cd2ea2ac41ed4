package eu.passerelle.engine.wiring;

import eu.passerelle.engine.flow.Flow;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.task.TaskDecorator;
import org.camunda.bpm.engine.impl.task.TaskDefinition;

/** Completes a new task by what its place in the diagram says. */
class CaseTaskDecorator extends TaskDecorator {

  private final Flow flow;
  private final TaskOpening opening;

  CaseTaskDecorator(TaskDefinition definition, ExpressionManager expressions, Flow flow, TaskOpening opening) {
    super(definition, expressions);
    this.flow = flow;
    this.opening = opening;
  }

  @Override
  public void decorate(TaskEntity task, VariableScope scope) {
    super.decorate(task, scope);
    opening.open(task, (ExecutionEntity) scope, flow);
  }
}
