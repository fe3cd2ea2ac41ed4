package eu.passerelle.engine.guard;

import camundajar.impl.scala.collection.immutable.List;
import camundajar.impl.scala.util.Either;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.reflect.Method;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.FeelEngineClock;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FailedEvaluationResult;
import org.camunda.feel.context.Context;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.valuemapper.ValueMapper;
import org.springframework.util.ReflectionUtils;

/** The FEEL library, but for what it does anew for each question: its table of functions is made once, an expression is read once. */
final class PreparedFeel extends FeelEngine {

  private static final int KEPT = 5_000;
  private static final Method EVALUATE = ReflectionUtils.findMethod(FeelEngine.class, "eval", ParsedExpression.class, EvalContext.class);

  static {
    ReflectionUtils.makeAccessible(EVALUATE);
  }

  private final Cache<String, Either<Failure, ParsedExpression>> expressions = Caffeine.newBuilder().maximumSize(KEPT).build();
  private final Cache<String, Either<Failure, ParsedExpression>> tests = Caffeine.newBuilder().maximumSize(KEPT).build();
  private final FunctionProvider functions;

  PreparedFeel(FunctionProvider own, ValueMapper values) {
    super(own, values, new Configuration(false), FeelEngineClock.SystemClock$.MODULE$);
    List<FunctionProvider> none = CountingInterpreter.empty();
    this.functions = new FunctionProvider.CompositeFunctionProvider(
        none.$colon$colon(own).$colon$colon(new BuiltinFunctions(clock(), values)));
  }

  @Override
  public Either<Failure, ParsedExpression> parseExpression(String expression) {
    return expressions.get(expression, super::parseExpression);
  }

  @Override
  public Either<Failure, ParsedExpression> parseUnaryTests(String expression) {
    return tests.get(expression, super::parseUnaryTests);
  }

  /** @param expression one that this engine has read, which is also when it looked for calls of Java */
  @Override
  public EvaluationResult evaluate(ParsedExpression expression, Context context) {
    try {
      return (EvaluationResult) ReflectionUtils.invokeMethod(EVALUATE, this, expression,
          EvalContext.create(valueMapper(), functions).merge(context));
    } catch (RuntimeException e) {
      return new FailedEvaluationResult(new Failure("failed to evaluate expression '%s' :%s".formatted(expression.text(), e)),
          CountingInterpreter.empty());
    }
  }
}
