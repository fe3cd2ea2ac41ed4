package eu.passerelle.engine.guard;

import java.lang.reflect.Method;
import java.util.Set;
import org.camunda.bpm.engine.impl.el.CommandContextFunctions;
import org.camunda.bpm.engine.impl.el.DateTimeFunctions;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.FunctionMapper;

/**
 * Evaluates the expressions of models, tables and stored filters with nothing in reach but variables, the open beans and harmless methods.
 *
 * <p>The engine's own resolvers reach every bean and every method, and so the operating system. They are left out, not filtered.
 */
class GuardedExpressionManager extends JuelExpressionManager {

  /** The functions an expression may call; plugins offer more, which stay closed. */
  static final Set<String> FUNCTIONS = Set.of(CommandContextFunctions.CURRENT_USER, CommandContextFunctions.CURRENT_USER_GROUPS,
      DateTimeFunctions.NOW, DateTimeFunctions.DATE_TIME);

  private final ModelBeans modelBeans;

  GuardedExpressionManager(ModelBeans modelBeans) {
    this.modelBeans = modelBeans;
  }

  @Override
  public void addFunction(String name, Method function) {
    if (FUNCTIONS.contains(name)) {
      super.addFunction(name, function);
    }
  }

  @Override
  protected ELResolver createElResolver() {
    var chain = new CompositeELResolver();
    chain.add(new ModelBeanResolver(modelBeans));
    chain.add(new VariableScopeElResolver());
    chain.add(new VariableContextElResolver());
    chain.add(new SafeMemberResolver(modelBeans));
    return chain;
  }

  @Override
  protected FunctionMapper createFunctionMapper() {
    return new FunctionMapper() {
      @Override
      public Method resolveFunction(String prefix, String localName) {
        return prefix == null || prefix.isBlank() ? functions.get(localName) : null;
      }
    };
  }
}
