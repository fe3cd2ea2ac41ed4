package eu.passerelle.engine;

import java.util.Set;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;

/** What stands in a cell can be read: the engine itself would notice only when a case asks the table. */
final class FeelRule implements ModelRule {

  static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

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
    ParseResult result = node.is("dmn:inputEntry") ? FEEL.parseUnaryTests(text) : FEEL.parseExpression(text);
    if (result.isFailure()) {
      findings.error(node, "feel", "“" + text + "” in " + node.nearestId() + " is no FEEL: " + result.failure().message());
    }
  }
}
