package eu.passerelle.engine.guard;

import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.el.CommandContextFunctions;
import org.camunda.bpm.engine.impl.el.DateTimeFunctions;
import org.camunda.bpm.engine.impl.util.ReflectUtil;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.camunda.spin.Spin;
import org.camunda.spin.SpinRuntimeException;

/** Evaluates expressions as the engine would, on made-up facts and without a case: nothing is written, and no case is read. */
public final class ExpressionTrial {

  private static final String EXECUTION = "execution";
  private static final int MOST = 20_000;

  /** What a name may stand for of which nothing is known, beginning with nothing at all. */
  private static final List<Object> ANYTHING = anything();

  private final ModelBeans beans;
  private final GuardedExpressionManager manager;

  /** @param beans what expressions may name beside variables */
  public ExpressionTrial(ModelBeans beans) {
    this.beans = beans;
    manager = new GuardedExpressionManager(beans);
    manager.addFunction(DateTimeFunctions.NOW, ReflectUtil.getMethod(DateTimeFunctions.class, DateTimeFunctions.NOW));
    manager.addFunction(DateTimeFunctions.DATE_TIME, ReflectUtil.getMethod(DateTimeFunctions.class, DateTimeFunctions.DATE_TIME));
    manager.addFunction(CommandContextFunctions.CURRENT_USER,
        ReflectUtil.getMethod(CommandContextFunctions.class, CommandContextFunctions.CURRENT_USER));
    manager.addFunction(CommandContextFunctions.CURRENT_USER_GROUPS,
        ReflectUtil.getMethod(CommandContextFunctions.class, CommandContextFunctions.CURRENT_USER_GROUPS));
  }

  /**
   * @param facts what a case knows, by name; of the other names nothing is known, so they may stand for anything
   * @param fits whether the engine can go on with what comes out
   * @return why the expression comes to nothing the engine can go on with, whatever is answered; empty when it does for some answers
   */
  public Optional<Failure> failure(String text, Map<String, ?> facts, Predicate<Object> fits) {
    ValueExpression expression = manager.createValueExpression(text);
    List<String> open = open(text, facts);
    Failure last = null;
    long all = 1;
    for (int i = 0; i < open.size() && all <= MOST; i++) {
      all *= ANYTHING.size();
    }
    if (all > MOST) {
      // too many answers to try them all: one of them may do
      return Optional.empty();
    }
    for (long which = 0; which < all; which++) {
      Map<String, Object> known = new HashMap<>(facts);
      long rest = which;
      for (String name : open) {
        known.put(name, ANYTHING.get((int) (rest % ANYTHING.size())));
        rest /= ANYTHING.size();
      }
      try {
        if (fits.test(value(expression, known))) {
          return Optional.empty();
        }
        last = last == null ? new Failure(null) : last;
      } catch (RuntimeException failed) {
        if (cause(failed, SpinRuntimeException.class).isPresent()) {
          // what stands inside an answer, nobody knows here
          return Optional.empty();
        }
        String said = cause(failed, ProcessEngineException.class).map(Throwable::getMessage).orElse(null);
        last = said != null || last == null ? new Failure(said) : last;
      }
    }
    return Optional.ofNullable(last);
  }

  private Object value(ValueExpression expression, Map<String, Object> known) {
    Map<String, Object> variables = new HashMap<>(known);
    variables.put(EXECUTION, MadeUpExecution.with(known));
    return expression.getValue(manager.createElContext(Variables.fromMap(variables).asVariableContext()));
  }

  private List<String> open(String text, Map<String, ?> facts) {
    Set<String> names = new HashSet<>(Formula.read(text).map(Formula::names).orElse(List.of()));
    names.remove(EXECUTION);
    names.removeAll(facts.keySet());
    names.removeIf(name -> beans.find(name).isPresent());
    return List.copyOf(names);
  }

  private static <T extends Throwable> Optional<T> cause(Throwable failed, Class<T> type) {
    return Stream.iterate(failed, Objects::nonNull, Throwable::getCause).filter(type::isInstance).map(type::cast).findFirst();
  }

  private static List<Object> anything() {
    List<Object> values = new ArrayList<>();
    values.add(null);
    values.addAll(List.of("P1D", true, 1L, new Date(), "2030-01-31", "R/P1D", Spin.JSON("[\"one\"]"), Spin.JSON("\"one\""), Spin.JSON("{}"),
        List.of(Map.of())));
    return values;
  }

  /** @param why a sentence, where there is more to say than that it does not work; else null */
  public record Failure(String why) {}
}
