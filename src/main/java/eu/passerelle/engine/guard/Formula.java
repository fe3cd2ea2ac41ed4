package eu.passerelle.engine.guard;

import eu.passerelle.model.TimeLimitSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.Tree;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/** An expression taken apart: which names, methods and functions it uses. */
public final class Formula {

  private final List<String> names = new ArrayList<>();
  private final List<String> forbidden = new ArrayList<>();

  private Formula(Tree tree) {
    walk(tree.getRoot());
  }

  public static boolean isIn(String text) {
    return text.contains("${") || text.contains("#{");
  }

  /** @return nothing when the text is no well-formed expression */
  public static Optional<Formula> read(String text) {
    try {
      return Optional.of(new Formula(new Builder(Builder.Feature.METHOD_INVOCATIONS).build(text)));
    } catch (TreeBuilderException e) {
      return Optional.empty();
    }
  }

  /** The variables and beans it names. */
  List<String> names() {
    return names;
  }

  /** The members and functions it uses that no value has. */
  public List<String> forbidden() {
    return forbidden;
  }

  private void walk(Node node) {
    if (node instanceof AstIdentifier identifier) {
      names.add(identifier.getName());
    } else if (node instanceof AstFunction function && !GuardedExpressionManager.FUNCTIONS.contains(function.getName())) {
      forbidden.add(function.getName() + "()");
    } else if (node instanceof AstDot dot && !isColumn(dot)) {
      checkMember(dot);
    } else if (node instanceof AstMethod method) {
      checkMethod(method.getChild(0));
    }
    for (int i = 0; i < node.getCardinality(); i++) {
      walk(node.getChild(i));
    }
  }

  /** A column of a table's result row, such as {@code decisionResult[0].score}, may have any name. */
  private static boolean isColumn(AstDot dot) {
    return dot.getChild(0) instanceof AstBracket;
  }

  private void checkMethod(Node called) {
    if (called instanceof AstDot dot) {
      checkMember(dot);
    } else {
      forbidden.add("a method in brackets");
    }
  }

  private void checkMember(AstDot dot) {
    String member = dot.toString().replaceFirst("^\\.\\s*", "");
    boolean timeLimit = "of".equals(member)
        && dot.getChild(0) instanceof AstIdentifier bean && TimeLimitSource.BEAN.equals(bean.getName());
    if (!timeLimit && !SafeMembers.isKnown(member)) {
      forbidden.add(member);
    }
  }
}
