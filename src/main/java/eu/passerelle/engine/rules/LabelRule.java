package eu.passerelle.engine.rules;

import eu.passerelle.model.Bpmn;
import eu.passerelle.model.XmlNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Everything that happens has a label, and what only routes has none. */
final class LabelRule implements ModelRule {

  private static final String RULE = "label";
  private static final Set<String> SAY_NOTHING = Set.of("end", "finished", "processed", "done", "ended");

  @Override
  public void check(XmlNode root, Findings findings) {
    Bpmn.nodesOfAllLevels(root).forEach(node -> checkNode(node, findings));
    Bpmn.levels(root).forEach(level -> checkEnds(level, findings));
  }

  private static void checkNode(XmlNode node, Findings findings) {
    String label = node.attribute("name");
    boolean silent = Bpmn.isGateway(node) && !Bpmn.isQuestion(node);
    if (silent && !label.isBlank()) {
      findings.style(node, RULE, "A gateway that only joins, forks or waits has no label: " + node.called() + ".");
    }
    if (!silent && label.isBlank()) {
      findings.style(node, RULE, node.id() + " has no label.");
    }
    if (label.contains("\n") || label.contains("\r")) {
      findings.style(node, RULE, "The label " + node.called() + " has a line break. Shorten the words instead.");
    }
  }

  private static void checkEnds(XmlNode level, Findings findings) {
    Set<String> labels = new HashSet<>();
    level.children("bpmn:endEvent").forEach(end -> {
      String label = end.attribute("name").strip();
      if (SAY_NOTHING.contains(label.toLowerCase(Locale.ROOT))) {
        findings.style(end, RULE, "The end " + end.called() + " says no result.");
      }
      if (!label.isEmpty() && !labels.add(label)) {
        findings.style(end, RULE, "Two ends on one level are called " + end.called() + ". Lead both flows to one end.");
      }
    });
  }
}
