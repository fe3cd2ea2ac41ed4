package eu.passerelle.engine.replay;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.core.variable.CoreVariableInstance;
import org.camunda.bpm.engine.impl.core.variable.scope.AbstractVariableScope;
import org.camunda.bpm.engine.impl.core.variable.scope.SimpleVariableInstance;
import org.camunda.bpm.engine.impl.core.variable.scope.SimpleVariableInstance.SimpleVariableInstanceFactory;
import org.camunda.bpm.engine.impl.core.variable.scope.VariableInstanceFactory;
import org.camunda.bpm.engine.impl.core.variable.scope.VariableInstanceLifecycleListener;
import org.camunda.bpm.engine.impl.core.variable.scope.VariableStore;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;

/** The variables that a called process left behind, as if it had just ended. */
class RecordedScope extends AbstractVariableScope {

  private final VariableStore<CoreVariableInstance> values = new VariableStore<>();

  RecordedScope(Map<String, Object> recorded) {
    recorded.forEach((name, value) -> values.addVariable(
        new SimpleVariableInstance(name, value instanceof TypedValue typed ? typed : Variables.untypedValue(value))));
  }

  @Override
  protected VariableStore<CoreVariableInstance> getVariableStore() {
    return values;
  }

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"})
  protected VariableInstanceFactory<CoreVariableInstance> getVariableInstanceFactory() {
    return (VariableInstanceFactory) SimpleVariableInstanceFactory.INSTANCE;
  }

  @Override
  protected List<VariableInstanceLifecycleListener<CoreVariableInstance>> getVariableInstanceLifecycleListeners() {
    return List.of();
  }

  @Override
  public AbstractVariableScope getParentVariableScope() {
    return null;
  }
}
