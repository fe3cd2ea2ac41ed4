package eu.passerelle.engine.rules;

import eu.passerelle.engine.guard.Formula;
import eu.passerelle.model.Nesting;
import eu.passerelle.model.XmlNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Expressions stand only where the engine needs one, and use only what the guard lets through. */
public final class ExpressionRule implements ModelRule {

  private static final Set<String> TEXTS = Set.of("bpmn:conditionExpression", "bpmn:condition", "bpmn:timeDuration", "bpmn:timeDate",
      "bpmn:timeCycle", "bpmn:loopCardinality", "bpmn:completionCondition", "camunda:inputParameter", "camunda:outputParameter",
      "bpmn:formalExpression", "bpmn:resourceAssignmentExpression");

  private static final Set<String> ATTRIBUTES =
      Set.of("calledElement", "camunda:delegateExpression", "delegateExpression", "sourceExpression",
          "businessKey", "camunda:collection", "camunda:priority", "camunda:jobPriority", "camunda:assignee", "camunda:candidateGroups",
          "camunda:candidateUsers");

  /** @return the expressions that the element itself holds where it may hold some */
  public static Stream<String> expressionsOf(XmlNode node) {
    Stream<String> text = TEXTS.contains(node.name()) ? Stream.of(node.text()) : Stream.empty();
    return Stream.concat(text, node.attributes().entrySet().stream().filter(attribute -> ATTRIBUTES.contains(attribute.getKey()))
        .map(Map.Entry::getValue)).filter(Formula::isIn);
  }

  @Override
  public void check(XmlNode root, Findings findings) {
    root.tree().forEach(node -> {
      check(node, node.text(), TEXTS.contains(node.name()), "text", findings);
      node.attributes().forEach((name, value) -> check(node, value, ATTRIBUTES.contains(name), name, findings));
    });
  }

  private static void check(XmlNode node, String text, boolean allowed, String where, Findings findings) {
    if (!Formula.isIn(text)) {
      return;
    }
    if (!allowed) {
      findings.error(node, "expression",
          "The " + where + " of " + node.called() + " holds an expression, which is not allowed there. Write plain words.");
      return;
    }
    if (Nesting.isTooMuch(text)) {
      findings.error(node, "expression",
          "The " + where + " of " + node.called() + " is too long, or has too many brackets within each other.");
      return;
    }
    var formula = Formula.read(text);
    if (formula.isEmpty()) {
      findings.error(node, "expression", "The expression " + text + " is not well formed.");
    } else {
      formula.get().forbidden().forEach(word -> findings.error(node, "expression",
          "The expression " + text + " may not use " + word + ". Use variables, comparisons and timeLimits.of only."));
    }
  }
}
