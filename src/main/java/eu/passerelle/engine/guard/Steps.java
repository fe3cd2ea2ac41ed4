package eu.passerelle.engine.guard;

import camundajar.impl.scala.collection.Iterator;
import eu.passerelle.model.FeelSyntax;
import org.camunda.feel.syntaxtree.ValContext;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValString;

/** How many steps a question may still take. */
final class Steps {

  static final int MOST = 100_000;
  /** A part within a part takes three kilobytes of the stack, of which a request has a thousand. */
  static final int DEEPEST = FeelSyntax.DEEPEST;

  private static final int LETTERS_A_STEP = 16;

  private double left = MOST;
  private int depth;

  void down() {
    take(1);
    if (++depth > DEEPEST) {
      throw new IllegalStateException("the expression has too many parts within each other, or calls itself");
    }
  }

  void up() {
    depth--;
  }

  /** @throws IllegalStateException when so many are not left */
  void take(double steps) {
    left -= steps;
    if (left < 0) {
      throw new IllegalStateException("the expression takes more than " + MOST + " steps");
    }
  }

  /** Takes as many as it costs to look at the value as a whole. */
  void take(Object value) {
    if (value instanceof ValString text) {
      take(text.value().length() / LETTERS_A_STEP);
    } else if (value instanceof ValList list) {
      takeAll(list.items().iterator());
    } else if (value instanceof ValContext entries) {
      takeAll(entries.context().variableProvider().getVariables().valuesIterator());
    }
  }

  private void takeAll(Iterator<?> values) {
    while (values.hasNext()) {
      take(1);
      take(values.next());
    }
  }
}
