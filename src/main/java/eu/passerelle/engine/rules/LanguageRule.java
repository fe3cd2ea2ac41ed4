package eu.passerelle.engine.rules;

import eu.passerelle.model.XmlNode;
import java.util.Locale;

/** Tables speak FEEL. */
final class LanguageRule implements ModelRule {

  @Override
  public void check(XmlNode root, Findings findings) {
    root.tree().filter(node -> node.name().startsWith("dmn:") && node.has("expressionLanguage"))
        .filter(node -> !isFeel(node.attribute("expressionLanguage")))
        .forEach(node -> findings.error(node, "feel", "The expression language " + node.attribute("expressionLanguage")
            + " is not allowed. Use FEEL."));
  }

  private static boolean isFeel(String language) {
    String lower = language.toLowerCase(Locale.ROOT);
    return lower.equals("feel") || lower.matches("https?://www\\.omg\\.org/spec/.*feel/.*");
  }
}
