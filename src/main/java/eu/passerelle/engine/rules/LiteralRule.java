package eu.passerelle.engine.rules;

import eu.passerelle.engine.Literal;
import eu.passerelle.engine.Literal.Kind;
import eu.passerelle.engine.guard.Formula;
import eu.passerelle.model.XmlNode;
import java.util.List;

/** What a delegate wants said word for word stands in the diagram, once, and as plain words. */
final class LiteralRule implements ModelRule {

  private static final String RULE = "literal";

  private final ModelContext context;

  LiteralRule(ModelContext context) {
    this.context = context;
  }

  @Override
  public void check(XmlNode root, Findings findings) {
    root.tree().forEach(node -> DelegateRule.named(node).flatMap(context.delegates()).orElse(List.of())
        .forEach(literal -> check(node, literal, findings)));
  }

  private void check(XmlNode node, Literal literal, Findings findings) {
    List<XmlNode> given = node.extensions("camunda:inputOutput").flatMap(inputs -> inputs.children("camunda:inputParameter").stream())
        .filter(input -> input.attribute("name").equals(literal.value())).toList();
    if (given.size() != 1 || given.get(0).text().isEmpty()) {
      findings.error(node, RULE, "The step " + node.called() + " must say its " + literal.value() + " once, as an input with a value.");
      return;
    }
    String text = given.get(0).text();
    if (Formula.isIn(text)) {
      findings.error(node, RULE, "The " + literal.value() + " of " + node.called()
          + " must be plain words. An expression is not allowed there, for it could tell what the case knows about a person.");
    } else if (text.length() > literal.kind().longest()) {
      findings.error(node, RULE, "The " + literal.value() + " of " + node.called() + " has " + text.length() + " characters, "
          + literal.kind().longest() + " are the most.");
    } else if (literal.kind() != Kind.TEXT && text.chars().anyMatch(Character::isISOControl)) {
      findings.error(node, RULE, "The " + literal.value() + " of " + node.called() + " must be a single line.");
    } else if (literal.kind() == Kind.ROLE && !roles().contains(text)) {
      findings.error(node, RULE, "The " + literal.value() + " of " + node.called() + " is " + text + ", which is no known role: "
          + String.join(", ", roles()) + ".");
    }
  }

  private List<String> roles() {
    return context.roles().get().keys();
  }
}
