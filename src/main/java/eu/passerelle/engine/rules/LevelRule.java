package eu.passerelle.engine.rules;

import eu.passerelle.model.Bpmn;
import eu.passerelle.model.XmlNode;
import java.util.List;

/** Every level starts, ends, hangs together and can be taken in at a glance. */
final class LevelRule implements ModelRule {

  static final int MOST_NODES = 20;

  private static final String RULE = "level";

  @Override
  public void check(XmlNode root, Findings findings) {
    Bpmn.levels(root).forEach(level -> check(level, Bpmn.nodes(level), findings));
  }

  private static void check(XmlNode level, List<XmlNode> nodes, Findings findings) {
    long onTheWay = nodes.stream()
        .filter(node -> !node.is("bpmn:boundaryEvent") && !node.is("bpmn:endEvent") && !Bpmn.isEventSubprocess(node)).count();
    if (onTheWay > MOST_NODES) {
      findings.style(level, RULE, level.called() + " has " + onTheWay + " nodes on the way, " + MOST_NODES + " are the most.");
    }
    List<XmlNode> starts = level.children("bpmn:startEvent");
    if (starts.isEmpty()) {
      findings.error(level, RULE, level.called() + " has no start event.");
    }
    if (starts.stream().filter(start -> Bpmn.kindOf(start).isEmpty()).count() > 1) {
      findings.style(level, RULE, level.called() + " has more than one blank start.");
    }
    if (!level.hasChild("bpmn:endEvent")) {
      findings.style(level, RULE, level.called() + " has no end event.");
    }
    nodes.forEach(node -> checkConnected(node, findings));
  }

  private static void checkConnected(XmlNode node, Findings findings) {
    boolean begins = node.is("bpmn:startEvent") || node.is("bpmn:boundaryEvent") || Bpmn.isEventSubprocess(node);
    boolean ends = node.is("bpmn:endEvent") || Bpmn.isEventSubprocess(node);
    if (!begins && Bpmn.flowsTo(node).isEmpty()) {
      findings.style(node, RULE, "No flow leads to " + node.called() + ".");
    }
    if (!ends && Bpmn.flowsFrom(node).isEmpty()) {
      findings.error(node, RULE, "No flow leads on from " + node.called() + ".");
    }
  }
}
