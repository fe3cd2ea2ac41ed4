package eu.passerelle.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a form or a table may ask costs a bounded number of steps; everything else is answered as the engine's own FEEL answers it. */
class BoundedFeelTest {

  private static final FeelEngine FEEL = new BoundedFeel();
  private static final FeelEngine ENGINES_OWN = new ScalaFeelEngineFactory(List.of()).createInstance();
  private static final String EVIL = "a".repeat(5000) + "!";

  @ParameterizedTest
  @ValueSource(strings = {
      "count(for i in 1..30000000 return i)",
      "count(for i in 30000000..1 return i)",
      "count(for i in 1..n return i)",
      "count(for i in 1..1000, j in 1..1000, k in 1..1000 return i)",
      "count(for i in 1..1000 return for j in 1..1000 return j)",
      "count(for i in (for j in 1..3000000 return j) return i)",
      "some i in 1..30000000 satisfies i < 0",
      "every i in 1..3000, j in 1..3000 satisfies i > 0",
      "{a: \"xxxxxxxxxxxxxxxx\", b: a+a+a+a+a+a+a+a, c: b+b+b+b+b+b+b+b, d: c+c+c+c+c+c+c+c, e: d+d+d+d+d+d+d+d, f: e+e+e+e+e+e+e+e,"
          + " g: f+f+f+f+f+f+f+f, h: g+g+g+g+g+g+g+g, i: h+h+h+h+h+h+h+h, j: i+i+i+i+i+i+i+i}",
      "{a: [1,1,1,1,1,1,1,1], b: [a,a,a,a,a,a,a,a], c: [b,b,b,b,b,b,b,b], d: [c,c,c,c,c,c,c,c], e: [d,d,d,d,d,d,d,d],"
          + " f: [e,e,e,e,e,e,e,e], g: [f,f,f,f,f,f,f,f], h: count(flatten(g))}",
      "{a: [1,1,1,1,1,1,1,1], b: concatenate(a,a,a,a,a,a,a,a), c: concatenate(b,b,b,b,b,b,b,b), d: concatenate(c,c,c,c,c,c,c,c),"
          + " e: concatenate(d,d,d,d,d,d,d,d), f: concatenate(e,e,e,e,e,e,e,e), g: concatenate(f,f,f,f,f,f,f,f)}",
      "{o: {f: function(x) x.f(x)}, r: o.f(o)}.r",
      "replace(text, \"a\", text)"})
  void whatWouldTakeForEverOrAllMemoryIsStopped(String expression) {
    assertTimeout(Duration.ofSeconds(20),
        () -> assertThatThrownBy(() -> ask(FEEL, expression)).isInstanceOf(FeelException.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"matches(text, \"^(a+)+$\")", "matches(text, \"(a|a)*$\")", "replace(text, \"(a+)+$\", \"\")",
      "count(split(text, \"(a+)+b\"))", "count(extract(text, \"(a*)*b\"))"})
  void aPatternThatAnotherEngineTriesInManyWaysIsAnsweredAtOnce(String expression) {
    assertTimeout(Duration.ofSeconds(10), () -> ask(FEEL, expression));
  }

  @Test
  void aPatternThatCannotBeReadSaysNothing() {
    assertThat(ask(FEEL, "matches(text, \"(?=a)a\")")).isNull();
    assertThat(ask(FEEL, "matches(null, \"a\")")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 + 2", "n > 3 and word = \"Vilnius\"", "count(people)", "people[age > 30].name",
      "for p in people return p.age * 2",
      "for i in 1..5 return i + sum(partial)", "for i in 5..1 return i", "for i in 1..2, j in 1..3 return i * j",
      "sum(for i in 1..3000 return i)",
      "some p in people satisfies p.age > 40", "every p in people, q in people satisfies p.age + q.age > 10", "{a: 1, b: a + 1}.b",
      "if word = null then 1 else 2", "matches(word, \"^V.*s$\")", "matches(word, \"^v\", \"i\")", "matches(input: word, pattern: \"l\")",
      "replace(word, \"(V)(i)\", \"$2$1\")", "replace(word, \"v\", \"W\", \"i\")", "split(\"a;b;;c;\", \";\")",
      "split(\"a1b22c\", \"[0-9]+\")",
      "extract(\"a1b22c\", \"[0-9]+\")", "upper case(word)", "string join([\"a\", \"b\"], \"-\")", "flatten([[1, 2], [3]])",
      "sort(people, function(x, y) x.age < y.age).name", "not(word = \"x\")", "missing", "missing.part", "1 / 0",
      "date(\"2026-01-31\") + duration(\"P1D\")",
      "word in (\"Vilnius\", \"Kaunas\")", "n in [1..100]", "matches(n, \"1\")"})
  void everythingElseIsAnsweredAsTheEngineItselfAnswersIt(String expression) {
    assertThat(ask(FEEL, expression)).isEqualTo(ask(ENGINES_OWN, expression));
  }

  @ParameterizedTest
  @ValueSource(strings = {"> 3", "[1..20]", "not(1, 2)", "?  > 2", "-", "count(people) > 1", "\"x\""})
  void soAreTheTestsOfATable(String tests) {
    var context = Variables.fromMap(known()).asVariableContext();

    assertThat(FEEL.evaluateSimpleUnaryTests(tests, "n", context)).isEqualTo(ENGINES_OWN.evaluateSimpleUnaryTests(tests, "n", context));
  }

  @Test
  void aTestOfATableIsBoundedToo() {
    var context = Variables.fromMap(known()).asVariableContext();

    assertThatThrownBy(() -> FEEL.evaluateSimpleUnaryTests("count(for i in 1..30000000 return i) > 1", "n", context))
        .isInstanceOf(FeelException.class);
  }

  /** With no more stack than a request has. */
  @Test
  void whatCallsItselfIsStoppedAndALongSumIsNot() throws InterruptedException {
    List<Object> told = new ArrayList<>();
    Thread request = new Thread(null, () -> {
      told.add(ask(FEEL, "1" + "+1".repeat(150)));
      told.add(catchThrowable(() -> ask(FEEL, "{o: {f: function(x) 1 + x.f(x)}, r: o.f(o)}.r")));
    }, "request", 1024 * 1024);
    request.start();
    request.join();

    assertThat(told).hasSize(2);
    assertThat(told.get(0)).hasToString("151");
    assertThat(told.get(1)).isInstanceOf(FeelException.class);
  }

  @Test
  void theNextQuestionCountsAnew() {
    for (int i = 0; i < 50; i++) {
      assertThat(ask(FEEL, "sum(for i in 1..3000 return i)")).hasToString("4501500");
    }
  }

  private static Object ask(FeelEngine feel, String expression) {
    return feel.evaluateSimpleExpression(expression, Variables.fromMap(known()).asVariableContext());
  }

  private static Map<String, Object> known() {
    return Map.of("n", 10_000_000, "word", "Vilnius", "text", EVIL, "people",
        IntStream.range(0, 20).mapToObj(i -> Map.of("name", "Person " + i, "age", 20 + i * 2)).toList());
  }
}
