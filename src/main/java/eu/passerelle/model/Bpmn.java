package eu.passerelle.model;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Small questions to the elements of a diagram. */
public final class Bpmn {

  private static final Set<String> OTHER_NODES = Set.of("bpmn:task", "bpmn:callActivity", "bpmn:subProcess", "bpmn:transaction",
      "bpmn:adHocSubProcess");
  private static final Set<String> SCOPES = Set.of("bpmn:process", "bpmn:subProcess", "bpmn:transaction", "bpmn:adHocSubProcess");

  private Bpmn() {}

  public static boolean isFlowNode(XmlNode node) {
    return node.name().startsWith("bpmn:") && (isTask(node) || isEvent(node) || isGateway(node) || OTHER_NODES.contains(node.name()));
  }

  /** The step that the element is part of, or the element itself where it is part of none. */
  public static XmlNode stepOf(XmlNode node) {
    XmlNode step = node;
    while (step != null && !isFlowNode(step)) {
      step = step.parent();
    }
    return step == null ? node : step;
  }

  static boolean isTask(XmlNode node) {
    return node.name().endsWith("Task");
  }

  /** A task of any kind, or a call: where something is done. */
  public static boolean isWork(XmlNode node) {
    return isTask(node) || node.is("bpmn:task") || node.is("bpmn:callActivity");
  }

  public static boolean isEvent(XmlNode node) {
    return node.name().endsWith("Event");
  }

  public static boolean isGateway(XmlNode node) {
    return node.name().endsWith("Gateway");
  }

  /** A process or an embedded subprocess: a level of the drawing. */
  public static boolean isScope(XmlNode node) {
    return SCOPES.contains(node.name());
  }

  public static boolean isEventSubprocess(XmlNode node) {
    return node.is("bpmn:subProcess") && "true".equals(node.attribute("triggeredByEvent"));
  }

  public static Stream<XmlNode> levels(XmlNode root) {
    return root.tree().filter(Bpmn::isScope);
  }

  public static List<XmlNode> nodes(XmlNode level) {
    return level.children().stream().filter(Bpmn::isFlowNode).toList();
  }

  public static Stream<XmlNode> nodesOfAllLevels(XmlNode root) {
    return levels(root).flatMap(level -> nodes(level).stream());
  }

  public static List<XmlNode> flowsFrom(XmlNode node) {
    return flows(node, "sourceRef");
  }

  public static List<XmlNode> flowsTo(XmlNode node) {
    return flows(node, "targetRef");
  }

  private static List<XmlNode> flows(XmlNode node, String end) {
    return node.parent().children("bpmn:sequenceFlow").stream().filter(flow -> flow.attribute(end).equals(node.id())).toList();
  }

  /** @return the lanes of a process that are not divided any further; what stands in them has an element {@code bpmn:flowNodeRef} in one */
  public static Stream<XmlNode> lanes(XmlNode process) {
    return process.children("bpmn:laneSet").stream().flatMap(set -> set.tree("bpmn:lane"))
        .filter(lane -> !lane.hasChild("bpmn:childLaneSet"));
  }

  /** A split that a condition decides. */
  public static boolean isQuestion(XmlNode node) {
    return node.is("bpmn:exclusiveGateway") && flowsFrom(node).size() > 1;
  }

  /** The kind of an event: {@code timer}, {@code message} …; empty for a blank one. */
  public static String kindOf(XmlNode event) {
    return event.children().stream().map(XmlNode::name).filter(name -> name.endsWith("EventDefinition")).findFirst()
        .map(name -> name.substring("bpmn:".length(), name.length() - "EventDefinition".length())).orElse("");
  }
}
