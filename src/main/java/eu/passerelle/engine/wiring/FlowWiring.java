package eu.passerelle.engine.wiring;

import eu.passerelle.engine.CaseVariables;
import eu.passerelle.engine.flow.DeployedFlows;
import eu.passerelle.engine.flow.Flow;
import eu.passerelle.engine.flow.FlowReader;
import eu.passerelle.engine.flow.ModelFindings;
import eu.passerelle.engine.flow.ModelParse;
import eu.passerelle.engine.tables.Tables;
import eu.passerelle.model.XmlNode;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.DmnBusinessRuleTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.core.model.CallableElement;
import org.camunda.bpm.engine.impl.core.model.CallableElementParameter;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ParameterValueProvider;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDecorator;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.springframework.stereotype.Component;

/** Makes a parsed process do what its diagram says: tasks find their party, stages are noticed, calls keep the case number, tables answer for the scheme. */
@Component
class FlowWiring implements ModelParse.Step {

  private final WiringDoors doors;
  private final TaskOpening opening;
  private final CaseEvents events;
  private final Tables tables;

  FlowWiring(WiringDoors doors, TaskOpening opening, CaseEvents events, Tables tables) {
    this.doors = doors;
    this.opening = opening;
    this.events = events;
    this.tables = tables;
  }

  @Override
  public void apply(XmlNode process, ProcessDefinitionEntity definition, ModelFindings findings) {
    Flow flow = FlowReader.read(process, doors.roles().getObject(), findings);
    DeployedFlows.keep(definition, flow);
    definition.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) events::started);
    definition.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) events::ended);
    wireScope(process, definition, flow);
  }

  private void wireScope(XmlNode scope, ProcessDefinitionEntity definition, Flow flow) {
    for (XmlNode node : scope.children()) {
      ActivityImpl activity = node.has("id") ? definition.findActivity(node.id()) : null;
      if (activity != null) {
        wire(node, activity, flow);
        wireScope(node, definition, flow);
      }
    }
  }

  private void wire(XmlNode node, ActivityImpl activity, Flow flow) {
    String stage = node.properties().get("stage");
    if (stage != null) {
      around(activity).addBuiltInListener(
          ExecutionListener.EVENTNAME_START, (ExecutionListener) execution -> events.stageEntered(execution, stage));
    }
    String milestone = node.properties().get("milestone");
    if (milestone != null) {
      around(activity).addBuiltInListener(
          ExecutionListener.EVENTNAME_END, (ExecutionListener) execution -> events.milestoneReached(execution, milestone));
    }
    if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior behavior) {
      wireTask(activity, behavior.getTaskDefinition(), behavior.getTaskDecorator(), flow);
    } else if (activity.getActivityBehavior() instanceof CallActivityBehavior call) {
      wireCall(call.getCallableElement(), flow.stageOf(activity.getId()).orElse(null));
    } else if (activity.getActivityBehavior() instanceof DmnBusinessRuleTaskActivityBehavior shared) {
      activity.setActivityBehavior(new OwnRowsFirst(node, shared, tables));
    } else if (node.is("bpmn:endEvent")) {
      EndFacts facts = EndFacts.of(node.properties());
      activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) execution -> events.endReached(execution, facts));
    }
  }

  /** A stage opens once, not once for each instance of a multi-instance activity. */
  private static ScopeImpl around(ActivityImpl activity) {
    ScopeImpl scope = activity.getFlowScope();
    return (activity.getId() + BpmnParse.MULTI_INSTANCE_BODY_ID_SUFFIX).equals(scope.getId()) ? scope : activity;
  }

  private void wireTask(ActivityImpl activity, TaskDefinition definition, TaskDecorator decorator, Flow flow) {
    activity.setActivityBehavior(new CaseTask(new CaseTaskDecorator(definition, decorator.getExpressionManager(), flow, opening)));
    activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) Afterwards::forget);
    definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, events::taskClosed);
    definition.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, events::taskClosed);
  }

  private static void wireCall(CallableElement called, String stage) {
    if (called.getBusinessKeyValueProvider() == null) {
      called.setBusinessKeyValueProvider(new FromScope(scope -> ((ExecutionEntity) scope).getProcessBusinessKey()));
    }
    if (called.getInputs().stream().noneMatch(input -> CaseVariables.STAGE.equals(input.getTarget()))) {
      CallableElementParameter input = new CallableElementParameter();
      input.setTarget(CaseVariables.STAGE);
      input.setSourceValueProvider(new FromScope(scope -> stage == null ? scope.getVariable(CaseVariables.STAGE) : stage));
      called.addInput(input);
    }
  }

  private record FromScope(java.util.function.Function<VariableScope, Object> value) implements ParameterValueProvider {

    @Override
    public Object getValue(VariableScope scope) {
      return value.apply(scope);
    }

    @Override
    public boolean isDynamic() {
      return true;
    }
  }
}
