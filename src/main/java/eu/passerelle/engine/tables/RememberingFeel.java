package eu.passerelle.engine.tables;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.passerelle.engine.guard.BoundedFeel;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * The FEEL of decision tables. Most cells hold nothing but literals, such as {@code [24..59]} or {@code not("one","other")}: what such a
 * cell said of a value it says of it always, so it is asked once. A cell that names a variable, a function or the clock is asked each time.
 */
final class RememberingFeel implements FeelEngine {

  /** The one that all tables are asked through, in cases and outside. */
  static final RememberingFeel SHARED = new RememberingFeel(new BoundedFeel());

  private static final int KEPT = 40_000;
  private static final Pattern TEXT = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"");
  private static final Pattern LITERALS = Pattern.compile("(?:not|true|false|null|[\\s\\d.,\\[\\]()<>=+-])*");

  private final FeelEngine feel;
  private final Cache<String, Boolean> literal = Caffeine.newBuilder().maximumSize(KEPT).recordStats().build();
  private final Cache<Question, Object> answers = Caffeine.newBuilder().maximumSize(KEPT).recordStats().build();

  RememberingFeel(FeelEngine feel) {
    this.feel = feel;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> T evaluateSimpleExpression(String expression, VariableContext context) {
    return isLiteral(expression) ? (T) remembered(new Question(expression, null), () -> feel.evaluateSimpleExpression(expression, context))
        : feel.evaluateSimpleExpression(expression, context);
  }

  @Override
  public boolean evaluateSimpleUnaryTests(String tests, String inputVariable, VariableContext context) {
    TypedValue input = context.resolve(inputVariable);
    Object value = input == null ? null : input.getValue();
    if (!isLiteral(tests) || !(value instanceof String || value instanceof Number || value instanceof Boolean)) {
      return feel.evaluateSimpleUnaryTests(tests, inputVariable, context);
    }
    return (Boolean) remembered(new Question(tests, value), () -> feel.evaluateSimpleUnaryTests(tests, inputVariable, context));
  }

  private boolean isLiteral(String expression) {
    return literal.get(expression, text -> LITERALS.matcher(TEXT.matcher(text).replaceAll("")).matches());
  }

  private Object remembered(Question question, Supplier<Object> ask) {
    Object known = answers.getIfPresent(question);
    if (known == null) {
      known = ask.get();
      if (known != null) {
        answers.put(question, known);
      }
    }
    return known;
  }

  void measure(MeterRegistry registry) {
    CaffeineCacheMetrics.monitor(registry, literal, "table-cells");
    CaffeineCacheMetrics.monitor(registry, answers, "table-cell-answers");
  }

  /** A cell, and the value that it judges; none for a cell that only states something. */
  private record Question(String expression, Object value) {}
}
