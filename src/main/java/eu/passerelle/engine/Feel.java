package eu.passerelle.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.feel.api.ParseResult;

/** The engine's own FEEL, for what a form says about itself. */
public final class Feel {

  private static final FeelEngine ENGINE = new ScalaFeelEngineFactory(List.of()).createInstance();

  private Feel() {}

  /**
   * Reads it only: whoever wrote it may let it count to a million.
   *
   * @throws IllegalArgumentException when this is no FEEL
   */
  static void requireReadable(String expression) {
    if (Nesting.isTooMuch(expression)) {
      throw new IllegalArgumentException("it is too long, or has too many brackets within each other");
    }
    ParseResult result = FeelRule.FEEL.parseExpression(expression);
    if (result.isFailure()) {
      throw new IllegalArgumentException(result.failure().message());
    }
  }

  /** @return whether the expression holds for these values; like in Tasklist, one that cannot be judged does not */
  public static boolean holds(String expression, Map<String, Object> values) {
    try {
      return Boolean.TRUE.equals(evaluate(expression, values));
    } catch (IllegalArgumentException notJudged) {
      return false;
    }
  }

  /**
   * What is not there is null.
   *
   * @throws IllegalArgumentException when this is no FEEL
   */
  static Object evaluate(String expression, Map<String, Object> values) {
    var scope = new HashMap<String, Object>();
    FormNames.inExpression(expression).forEach(name -> scope.put(name, values.get(name)));
    try {
      return ENGINE.evaluateSimpleExpression(expression, Variables.fromMap(scope).asVariableContext());
    } catch (FeelException unreadable) {
      throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
    }
  }
}
