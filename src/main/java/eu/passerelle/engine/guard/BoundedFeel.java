package eu.passerelle.engine.guard;

import java.util.List;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunctionTransformer;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.valuemapper.ValueMapper.CompositeValueMapper;
import org.springframework.util.ReflectionUtils;

/**
 * The engine's own FEEL, for forms and tables, in which each question costs a bounded number of steps and no pattern is tried in many ways
 * (ADR 0042, 0043). A question that asks for more fails as one that cannot be answered does.
 */
public final class BoundedFeel extends ScalaFeelEngine {

  public BoundedFeel() {
    super(List.of(new PatternFunctions()));
  }

  @Override
  public <T> T evaluateSimpleExpression(String expression, VariableContext context) {
    return CountingInterpreter.counted(() -> super.evaluateSimpleExpression(expression, context));
  }

  @Override
  public boolean evaluateSimpleUnaryTests(String tests, String inputVariable, VariableContext context) {
    return CountingInterpreter.counted(() -> super.evaluateSimpleUnaryTests(tests, inputVariable, context));
  }

  /** The library builds its interpreter itself and has no place to hand in another. */
  @Override
  protected FeelEngine buildFeelEngine(CustomFunctionTransformer functions, CompositeValueMapper values) {
    FeelEngine engine = new PreparedFeel(functions, values);
    var interpreter = ReflectionUtils.findField(FeelEngine.class, "interpreter");
    ReflectionUtils.makeAccessible(interpreter);
    ReflectionUtils.setField(interpreter, engine, new CountingInterpreter(values));
    return engine;
  }
}
