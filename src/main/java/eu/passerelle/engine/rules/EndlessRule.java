package eu.passerelle.engine.rules;

import eu.passerelle.model.Bpmn;
import eu.passerelle.model.XmlNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a case goes round, or its flow calls itself, it comes past a step that waits; else it would go on for ever at once. */
final class EndlessRule implements ModelRule {

  private static final String RULE = "endless";
  private static final Set<String> RESTING = Set.of("bpmn:userTask", "bpmn:receiveTask", "bpmn:eventBasedGateway", "bpmn:callActivity");
  private static final Set<String> THROWN = Set.of("error", "escalation", "link");

  @Override
  public void check(XmlNode root, Findings findings) {
    Map<XmlNode, List<XmlNode>> next = new LinkedHashMap<>();
    Bpmn.nodesOfAllLevels(root).forEach(node -> next.put(node, after(node)));
    findRings(next, findings);
    root.children("bpmn:process").forEach(process -> findCallsOfItself(process, next, findings));
  }

  private static void findRings(Map<XmlNode, List<XmlNode>> next, Findings findings) {
    Map<XmlNode, Set<XmlNode>> reached = new HashMap<>();
    next.keySet().stream().filter(node -> !rests(node)).forEach(node -> reached.put(node, reachedFrom(next.get(node), next)));
    Set<XmlNode> told = new HashSet<>();
    next.keySet().stream().filter(node -> reached.getOrDefault(node, Set.of()).contains(node) && !told.contains(node)).forEach(node -> {
      List<XmlNode> ring = next.keySet().stream()
          .filter(other -> reached.get(node).contains(other) && reached.getOrDefault(other, Set.of()).contains(node)).toList();
      told.addAll(ring);
      findings.error(ring.get(0), RULE, "A case would go round for ever, and nobody and nothing is waited for on the way: "
          + ring.stream().map(XmlNode::called).collect(Collectors.joining(", ")) + ". Put somebody's task or a timer in between.");
    });
  }

  private static void findCallsOfItself(XmlNode process, Map<XmlNode, List<XmlNode>> next, Findings findings) {
    reachedFrom(process.children("bpmn:startEvent"), next).stream()
        .filter(node -> node.is("bpmn:callActivity") && node.attribute("calledElement").equals(process.id()) && !isInBackground(node))
        .forEach(call -> findings.error(call, RULE, "The call " + call.called() + " begins its own flow again before anybody or anything"
            + " was waited for, so it would never end."));
  }

  /** All that a case comes to from these steps without waiting, those where it comes to rest included. */
  private static Set<XmlNode> reachedFrom(List<XmlNode> begin, Map<XmlNode, List<XmlNode>> next) {
    Set<XmlNode> reached = new LinkedHashSet<>();
    Deque<XmlNode> open = new ArrayDeque<>(begin);
    while (!open.isEmpty()) {
      XmlNode node = open.remove();
      if (reached.add(node) && !rests(node)) {
        open.addAll(next.getOrDefault(node, List.of()));
      }
    }
    return reached;
  }

  private static List<XmlNode> after(XmlNode node) {
    List<XmlNode> level = Bpmn.nodes(node.parent());
    Set<String> targets = Bpmn.flowsFrom(node).stream().map(flow -> flow.attribute("targetRef")).collect(Collectors.toSet());
    return Stream.concat(node.children("bpmn:startEvent").stream(), level.stream().filter(other -> targets.contains(other.id())
        || other.attribute("attachedToRef").equals(node.id()) || isOtherEndOfLink(node, other))).toList();
  }

  private static boolean isOtherEndOfLink(XmlNode node, XmlNode other) {
    return node.is("bpmn:intermediateThrowEvent") && other.is("bpmn:intermediateCatchEvent") && Bpmn.kindOf(node).equals("link")
        && link(node).equals(link(other));
  }

  private static String link(XmlNode event) {
    return event.child("bpmn:linkEventDefinition").map(definition -> definition.attribute("name")).orElse("");
  }

  private static boolean rests(XmlNode node) {
    boolean catches = (node.is("bpmn:intermediateCatchEvent") || node.is("bpmn:boundaryEvent")) && !THROWN.contains(Bpmn.kindOf(node));
    return RESTING.contains(node.name()) || catches || isInBackground(node)
        || node.is("bpmn:subProcess") && Bpmn.nodes(node).stream().anyMatch(EndlessRule::rests);
  }

  private static boolean isInBackground(XmlNode node) {
    return "true".equals(node.attribute("camunda:asyncBefore")) || "true".equals(node.attribute("camunda:asyncAfter"));
  }
}
