package eu.passerelle.engine.guard;

import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.immutable.List;
import camundajar.impl.scala.collection.immutable.Nil$;
import java.util.ArrayList;
import java.util.function.Supplier;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.IterationContext;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.valuemapper.ValueMapper;

/**
 * Evaluates FEEL and counts: a step for each part of the expression, and one for each value that a part gives. What makes many values at once, a
 * range or lists taken each with each, is counted before it is made.
 */
final class CountingInterpreter extends FeelInterpreter {

  private static final ThreadLocal<Steps> STEPS = ThreadLocal.withInitial(Steps::new);

  CountingInterpreter(ValueMapper values) {
    super(values);
  }

  /** Counts anew for one question. */
  static <T> T counted(Supplier<T> question) {
    Steps before = STEPS.get();
    STEPS.set(new Steps());
    try {
      return question.get();
    } finally {
      STEPS.set(before);
    }
  }

  @Override
  public Val eval(Exp expression, EvalContext context) {
    Steps steps = STEPS.get();
    steps.down();
    try {
      Val value = evaluate(expression, context, steps);
      steps.take(value);
      return value;
    } finally {
      steps.up();
    }
  }

  private Val evaluate(Exp expression, EvalContext context, Steps steps) {
    if (expression instanceof IterationContext range) {
      return range(range, context, steps);
    } else if (expression instanceof For loop) {
      Each each = each(loop.iterators(), context, steps);
      return super.eval(loop.copy(each.iterators, loop.exp()), each.context);
    } else if (expression instanceof SomeItem some) {
      Each each = each(some.iterators(), context, steps);
      return super.eval(some.copy(each.iterators, some.condition()), each.context);
    } else if (expression instanceof EveryItem every) {
      Each each = each(every.iterators(), context, steps);
      return super.eval(every.copy(each.iterators, every.condition()), each.context);
    } else if (expression instanceof FunctionInvocation call) {
      return super.eval(PatternFunctions.instead(call), context);
    }
    return super.eval(expression, context);
  }

  private Val range(IterationContext range, EvalContext context, Steps steps) {
    Val start = eval(range.start(), context);
    Val end = eval(range.end(), context);
    if (start instanceof ValNumber from && end instanceof ValNumber to) {
      steps.take(to.value().$minus(from.value()).abs().toDouble());
      return super.eval(new IterationContext(new ConstNumber(from.value()), new ConstNumber(to.value())), context);
    }
    return super.eval(range, context);
  }

  /** Each list is made once and known under a name of its own; how often the loop runs is known before it begins. */
  private Each each(List<Tuple2<String, Exp>> iterators, EvalContext context, Steps steps) {
    var made = new ArrayList<Tuple2<String, Exp>>();
    EvalContext known = context;
    double rounds = 1;
    for (int i = 0; i < iterators.size(); i++) {
      Tuple2<String, Exp> iterator = iterators.apply(i);
      Val list = eval(iterator._2(), context);
      String name = "list " + i;
      known = known.add(new Tuple2<>(name, list));
      made.add(new Tuple2<>(iterator._1(), new Ref(listOf(name))));
      rounds *= list instanceof ValList values ? values.items().size() : 1;
    }
    steps.take(rounds * iterators.size());
    List<Tuple2<String, Exp>> all = empty();
    for (int i = made.size() - 1; i >= 0; i--) {
      all = all.$colon$colon(made.get(i));
    }
    return new Each(all, known);
  }

  private static List<String> listOf(String one) {
    List<String> none = empty();
    return none.$colon$colon(one);
  }

  @SuppressWarnings("unchecked")
  static <T> List<T> empty() {
    return (List<T>) (List<?>) Nil$.MODULE$;
  }

  private record Each(List<Tuple2<String, Exp>> iterators, EvalContext context) {}
}
