package eu.passerelle.engine.rules;

import eu.passerelle.model.Bpmn;
import eu.passerelle.model.XmlNode;
import eu.passerelle.model.drawing.Box;
import eu.passerelle.model.drawing.Drawing;
import eu.passerelle.model.drawing.Segment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Everything is drawn, in standard sizes, at right angles, with no line over another or through a symbol. */
final class DrawingRule implements ModelRule {

  private static final String RULE = "drawing";
  private static final double TOUCH = 3;

  @Override
  public void check(XmlNode root, Findings findings) {
    if (root.tree("bpmndi:BPMNShape").findAny().isEmpty()) {
      findings.style(root, RULE, "Nothing of this file is drawn, so nobody can look at it. Draw it in the Modeler.");
      return;
    }
    Drawing drawing = new Drawing(root);
    Map<String, XmlNode> nodes = byId(Bpmn.nodesOfAllLevels(root));
    Map<String, XmlNode> flows = byId(root.tree("bpmn:sequenceFlow"));
    nodes.values().forEach(node -> mustBeDrawn(node, drawing, findings));
    flows.values().forEach(flow -> mustBeDrawn(flow, drawing, findings));
    List<XmlNode> symbols = nodes.values().stream().filter(node -> !Bpmn.isScope(node) && drawing.shows(node.id())).toList();
    symbols.forEach(node -> checkSize(node, drawing.boxOf(node.id()), findings));
    checkOverlaps(symbols, drawing, findings);
    List<Segment> segments = flows.keySet().stream().flatMap(flow -> drawing.linesOf(flow).stream()).toList();
    segments.stream().filter(Segment::isSkewed).map(Segment::flow).distinct()
        .forEach(flow -> findings.style(flows.get(flow), RULE, "The flow " + flow + " does not run at right angles."));
    checkCrossings(segments, flows, findings);
    segments.forEach(segment -> symbols.stream()
        .filter(node -> !touches(flows.get(segment.flow()), node))
        .filter(node -> segment.runsThrough(drawing.boxOf(node.id()).shrunkBy(TOUCH)))
        .forEach(node -> findings.style(flows.get(segment.flow()), RULE,
            "The flow " + segment.flow() + " runs through " + node.called() + ".")));
  }

  private static Map<String, XmlNode> byId(Stream<XmlNode> nodes) {
    Map<String, XmlNode> byId = new LinkedHashMap<>();
    nodes.forEach(node -> byId.putIfAbsent(node.id(), node));
    return byId;
  }

  private static void mustBeDrawn(XmlNode node, Drawing drawing, Findings findings) {
    if (!drawing.shows(node.id())) {
      findings.style(node, RULE, node.called() + " is not drawn.");
    }
  }

  private static void checkSize(XmlNode node, Box box, Findings findings) {
    boolean standard = Bpmn.isEvent(node) ? box.isSized(36, 36) : Bpmn.isGateway(node) ? box.isSized(50, 50) : box.isSized(100, 80);
    if (!standard) {
      findings.style(node, RULE, node.called() + " is not drawn in the standard size.");
    }
  }

  private static void checkOverlaps(List<XmlNode> symbols, Drawing drawing, Findings findings) {
    for (int i = 0; i < symbols.size(); i++) {
      for (XmlNode other : symbols.subList(i + 1, symbols.size())) {
        XmlNode one = symbols.get(i);
        boolean attached = one.attribute("attachedToRef").equals(other.id()) || other.attribute("attachedToRef").equals(one.id());
        if (!attached && drawing.boxOf(one.id()).overlaps(drawing.boxOf(other.id()))) {
          findings.style(one, RULE, one.called() + " lies over " + other.called() + ".");
        }
      }
    }
  }

  private static void checkCrossings(List<Segment> segments, Map<String, XmlNode> flows, Findings findings) {
    for (int i = 0; i < segments.size(); i++) {
      for (Segment other : segments.subList(i + 1, segments.size())) {
        Segment one = segments.get(i);
        if (!one.flow().equals(other.flow()) && one.crosses(other)) {
          findings.style(flows.get(one.flow()), RULE, "The flows " + one.flow() + " and " + other.flow() + " cross.");
        }
      }
    }
  }

  /** A flow may touch the symbols at its ends and the events attached to them. */
  private static boolean touches(XmlNode flow, XmlNode node) {
    List<String> ends = List.of(flow.attribute("sourceRef"), flow.attribute("targetRef"));
    return ends.contains(node.id()) || ends.contains(node.attribute("attachedToRef"));
  }
}
