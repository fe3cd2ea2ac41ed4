package eu.passerelle.engine.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.junit.jupiter.api.Test;

/** What a cell of a decision table said is not asked twice, unless it might say something else. */
class RememberingFeelTest {

  private final AtomicInteger asked = new AtomicInteger();
  private final FeelEngine feel = new RememberingFeel(new Counting());

  @Test
  void aCellOfLiteralsIsAskedOnceForEachValue() {
    assertThat(List.of(fits("[24..59]", 24), fits("[24..59]", 60), fits("[24..59]", 24), fits("[24..59]", 60)))
        .containsExactly(true, false, true, false);
    assertThat(asked).hasValue(2);
  }

  @Test
  void theSameCellSaysDifferentThingsOfDifferentKindsOfValues() {
    String others = "not(\"palim\",\"ygca\")";
    assertThat(List.of(fits("true", true), fits("true", false), fits("\"true\"", "true"), fits(others, "thamm"), fits(others, "ygca")))
        .containsExactly(true, false, true, true, false);
  }

  @Test
  void aCellThatNamesSomethingElseIsAskedEachTime() {
    assertThat(fits("> limit", 5, "limit", 4)).isTrue();
    assertThat(fits("> limit", 5, "limit", 6)).isFalse();
    assertThat(fits("< date and time(now())", 5)).isFalse();
    assertThat(fits("< date and time(now())", 5)).isFalse();
    assertThat(asked).hasValue(4);
  }

  @Test
  void withoutAValueItIsAskedEachTime() {
    assertThat(List.of(fits("null", null), fits("null", null), fits("< 18", null))).containsExactly(true, true, false);
    assertThat(asked).hasValue(3);
  }

  @Test
  void whatARowStatesIsReadOnceAndWhatItComputesIsComputed() {
    assertThat(List.of(states("\"score-too-low\""), states("\"score-too-low\""), states("12"))).containsExactly("score-too-low",
        "score-too-low", 12L);
    assertThat(asked).hasValue(2);
    String computed = "\"with \" + string(score)";
    assertThat(List.of(states(computed, "score", 7), states(computed, "score", 8))).containsExactly("with 7", "with 8");
  }

  @Test
  void howeverManyValuesCameBeforeTheNextOneIsAskedOnceToo() {
    FeelEngine feel = new RememberingFeel(new Agreeing());
    for (int value = 0; value < 60_000; value++) {
      feel.evaluateSimpleUnaryTests("< 18", "cellInput", context(value));
    }
    asked.set(0);

    for (int time = 0; time < 3; time++) {
      assertThat(feel.evaluateSimpleUnaryTests("[24..59]", "cellInput", context(24))).isTrue();
    }

    assertThat(asked).hasValue(1);
  }

  private boolean fits(String cell, Object value, Object... more) {
    return feel.evaluateSimpleUnaryTests(cell, "cellInput", context(value, more));
  }

  private Object states(String cell, Object... more) {
    return feel.evaluateSimpleExpression(cell, context(null, more));
  }

  private static VariableContext context(Object value, Object... more) {
    var variables = Variables.putValue("cellInput", value);
    for (int i = 0; i < more.length; i += 2) {
      variables.put((String) more[i], more[i + 1]);
    }
    return variables.asVariableContext();
  }

  private class Counting implements FeelEngine {

    private final FeelEngine real = new ScalaFeelEngineFactory(List.of()).createInstance();

    @Override
    public <T> T evaluateSimpleExpression(String expression, VariableContext context) {
      asked.incrementAndGet();
      return real.evaluateSimpleExpression(expression, context);
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String tests, String inputVariable, VariableContext context) {
      asked.incrementAndGet();
      return real.evaluateSimpleUnaryTests(tests, inputVariable, context);
    }
  }

  /** Answers at once, for a test that asks a great deal. */
  private class Agreeing extends Counting {

    @Override
    public boolean evaluateSimpleUnaryTests(String tests, String inputVariable, VariableContext context) {
      asked.incrementAndGet();
      return true;
    }
  }
}
