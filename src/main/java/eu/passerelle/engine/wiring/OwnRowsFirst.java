package eu.passerelle.engine.wiring;

import eu.passerelle.engine.CaseVariables;
import eu.passerelle.engine.tables.Tables;
import eu.passerelle.model.XmlNode;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.impl.bpmn.behavior.AbstractBpmnActivityBehavior;
import org.camunda.bpm.engine.impl.core.model.BaseCallableElement;
import org.camunda.bpm.engine.impl.core.model.BaseCallableElement.CallableElementBinding;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ConstantValueProvider;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.util.DecisionEvaluationUtil;

/**
 * A business rule task that asks the rows which the case's scheme has of its own, see {@link Tables}, before the table that the diagram names.
 * Both answers stand in the history as decisions of the case.
 */
class OwnRowsFirst extends AbstractBpmnActivityBehavior {

  private final String table;
  private final String resultVariable;
  private final String mapping;
  private final ActivityBehavior shared;
  private final Tables tables;

  OwnRowsFirst(XmlNode task, ActivityBehavior shared, Tables tables) {
    this.table = task.attribute("camunda:decisionRef");
    this.resultVariable = task.attributes().get("camunda:resultVariable");
    this.mapping = task.attributes().get("camunda:mapDecisionResult");
    this.shared = shared;
    this.tables = tables;
  }

  @Override
  public void execute(ActivityExecution execution) throws Exception {
    String own = execution.getVariable(CaseVariables.SCHEME) instanceof String scheme ? Tables.own(scheme, table) : null;
    if (own == null || !tables.isDeployed(own)) {
      shared.execute(execution);
      return;
    }
    executeWithErrorPropagation(execution, () -> {
      if (isAnsweredBy(own, (ExecutionEntity) execution)) {
        leave(execution);
      } else {
        shared.execute(execution);
      }
      return null;
    });
  }

  private boolean isAnsweredBy(String own, ExecutionEntity execution) throws Exception {
    BaseCallableElement decision = new BaseCallableElement();
    decision.setDefinitionKeyValueProvider(new ConstantValueProvider(own));
    decision.setBinding(CallableElementBinding.LATEST);
    DecisionEvaluationUtil.evaluateDecision(execution, execution.getProcessDefinitionTenantId(), decision, null, null);
    var result = (DmnDecisionResult) execution.getVariableLocal(DecisionEvaluationUtil.DECISION_RESULT_VARIABLE);
    if (result.isEmpty() || result.get(0).getFirstEntry() == null) {
      return false;
    }
    if (resultVariable != null) {
      execution.setVariable(resultVariable, DecisionEvaluationUtil.getDecisionResultMapperForName(mapping).mapDecisionResult(result));
    }
    return true;
  }
}
