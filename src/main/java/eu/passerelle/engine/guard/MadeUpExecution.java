package eu.passerelle.engine.guard;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** An execution that no engine runs: it knows some variables, and of all else what may stand for it. */
final class MadeUpExecution {

  private static final String ANY_TEXT = "made-up";

  private MadeUpExecution() {}

  static DelegateExecution with(Map<String, Object> variables) {
    return (DelegateExecution) Proxy.newProxyInstance(MadeUpExecution.class.getClassLoader(), new Class<?>[] {DelegateExecution.class},
        (proxy, method, given) -> answer(method, given, variables));
  }

  private static Object answer(Method method, Object[] given, Map<String, Object> variables) {
    return switch (method.getName()) {
      case "getVariable" -> variables.get(given[0]);
      case "hasVariable" -> variables.containsKey(given[0]);
      case "hashCode" -> 0;
      case "equals" -> false;
      default -> method.getReturnType() == String.class ? ANY_TEXT : method.getReturnType() == boolean.class ? Boolean.FALSE : null;
    };
  }
}
