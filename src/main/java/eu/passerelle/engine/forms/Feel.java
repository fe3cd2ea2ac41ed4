package eu.passerelle.engine.forms;

import eu.passerelle.engine.guard.BoundedFeel;
import eu.passerelle.model.FormNames;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.modulith.NamedInterface;

/** The engine's own FEEL, for what a form says about itself. */
@NamedInterface
public final class Feel {

  private static final FeelEngine ENGINE = new BoundedFeel();

  private Feel() {}

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
