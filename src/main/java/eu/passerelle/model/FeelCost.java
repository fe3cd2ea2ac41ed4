package eu.passerelle.model;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.Iterator;
import camundajar.impl.scala.collection.immutable.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.camunda.feel.syntaxtree.ArithmeticNegation;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.IterationContext;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.SomeItem;

/** What an expression costs that counts, as far as can be told before it runs: how far it counts, and which patterns it has written down. */
final class FeelCost {

  private static final double MOST = 10_000;
  private static final Set<String> OF_PATTERNS = Set.of("matches", "replace", "split", "extract");

  private String problem;
  private int depth;

  private FeelCost() {}

  /** @return why it costs too much; empty where nothing is known against it */
  static Optional<String> problem(Exp expression) {
    FeelCost cost = new FeelCost();
    cost.walk(expression, 1);
    return Optional.ofNullable(cost.problem);
  }

  private void walk(Object part, double rounds) {
    depth += part instanceof Exp ? 1 : 0;
    if (depth > FeelSyntax.DEEPEST && problem == null) {
      problem = "it has more than " + FeelSyntax.DEEPEST + " parts within each other";
    }
    look(part, rounds);
    depth -= part instanceof Exp ? 1 : 0;
  }

  private void look(Object part, double rounds) {
    if (part instanceof IterationContext range) {
      require(rounds * size(range));
    } else if (part instanceof For loop) {
      walkLoop(loop.iterators(), loop.exp(), rounds);
    } else if (part instanceof SomeItem some) {
      walkLoop(some.iterators(), some.condition(), rounds);
    } else if (part instanceof EveryItem every) {
      walkLoop(every.iterators(), every.condition(), rounds);
    } else if (part instanceof FunctionInvocation call && OF_PATTERNS.contains(call.function())
        && call.params() instanceof PositionalFunctionParameters given && given.params().size() > 1
        && given.params().apply(1) instanceof ConstString pattern) {
      require(pattern.value());
    }
    if (part instanceof For || part instanceof SomeItem || part instanceof EveryItem) {
      return;
    }
    if (part instanceof Iterable<?> several) {
      walkAll(several.iterator(), rounds);
    } else if (part instanceof Product product) {
      walkAll(product.productIterator(), rounds);
    }
  }

  private void walkAll(Iterator<?> parts, double rounds) {
    while (parts.hasNext()) {
      walk(parts.next(), rounds);
    }
  }

  private void walkLoop(List<Tuple2<String, Exp>> iterators, Exp body, double rounds) {
    double inside = rounds;
    for (int i = 0; i < iterators.size(); i++) {
      Exp list = iterators.apply(i)._2();
      walk(list, rounds);
      inside *= list instanceof IterationContext range ? size(range) : 1;
    }
    require(inside);
    walk(body, inside);
  }

  private void require(double values) {
    if (values > MOST && problem == null) {
      problem = String.format(Locale.ENGLISH, "it counts through %,.0f values; %,.0f are the most", values, MOST);
    }
  }

  private void require(String pattern) {
    if (problem == null) {
      problem = LinearPattern.problem(pattern).orElse(null);
    }
  }

  /** A range with a bound that is known only when it runs is counted then. */
  private static double size(IterationContext range) {
    Double from = number(range.start());
    Double to = number(range.end());
    return from == null || to == null ? 1 : Math.abs(to - from) + 1;
  }

  private static Double number(Exp bound) {
    if (bound instanceof ArithmeticNegation negative) {
      Double number = number(negative.x());
      return number == null ? null : -number;
    }
    return bound instanceof ConstNumber number ? number.value().toDouble() : null;
  }
}
