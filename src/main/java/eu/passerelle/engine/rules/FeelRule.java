package eu.passerelle.engine.rules;

import eu.passerelle.model.FeelSyntax;
import eu.passerelle.model.Nesting;
import eu.passerelle.model.XmlNode;
import java.util.Set;

/** What stands in a cell can be read: the engine itself would notice only when a case asks the table. */
final class FeelRule implements ModelRule {

  private static final Set<String> FORMULAS = Set.of("dmn:outputEntry", "dmn:inputExpression", "dmn:literalExpression",
      "dmn:defaultOutputEntry");

  @Override
  public void check(XmlNode root, Findings findings) {
    root.tree().filter(node -> node.is("dmn:inputEntry") || FORMULAS.contains(node.name())).forEach(node -> checkCell(node, findings));
  }

  private static void checkCell(XmlNode node, Findings findings) {
    String text = node.child("dmn:text").map(XmlNode::text).orElse("");
    if (text.isEmpty() || text.equals("-")) {
      return;
    }
    if (Nesting.isTooMuch(text)) {
      findings.error(node, "feel", node.nearestId() + " is too long, or has too many brackets within each other.");
      return;
    }
    FeelSyntax.problem(text, node.is("dmn:inputEntry"))
        .ifPresent(why -> findings.error(node, "feel", "“" + text + "” in " + node.nearestId() + " " + why));
  }
}
