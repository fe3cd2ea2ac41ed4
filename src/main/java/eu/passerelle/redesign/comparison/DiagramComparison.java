package eu.passerelle.redesign.comparison;

import eu.passerelle.model.Bpmn;
import eu.passerelle.model.XmlNode;
import eu.passerelle.redesign.comparison.Difference.Kind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells two versions of a diagram apart, in the words of who works with it. Elements are the same when their ids are. */
final class DiagramComparison {

  private final ComparedFlow before;
  private final ComparedFlow now;
  private final DifferenceWords words;
  private final Differences changes;
  private final Set<String> common = new LinkedHashSet<>();
  /** The common nodes that a path can lead to; joins and forks are passed through. */
  private final Set<String> stops;

  DiagramComparison(XmlNode before, XmlNode now, DifferenceWords words, Differences changes) {
    this.before = new ComparedFlow(before);
    this.now = new ComparedFlow(now);
    this.words = words;
    this.changes = changes;
    common.addAll(this.before.nodes().keySet());
    common.retainAll(this.now.nodes().keySet());
    stops = common.stream().filter(id -> !isJoinOrFork(this.now.nodes().get(id)) || !isJoinOrFork(this.before.nodes().get(id)))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  void compare() {
    new NodeComparison(before, now, words, changes).process();
    now.nodes().values().stream().filter(node -> !common.contains(node.id())).forEach(this::added);
    before.nodes().values().stream().filter(node -> !common.contains(node.id())).forEach(this::removed);
    common.forEach(id -> new NodeComparison(before, now, words, changes).node(before.nodes().get(id), now.nodes().get(id)));
    common.forEach(this::placed);
    common.stream().filter(id -> isSplit(before.nodes().get(id)) || isSplit(now.nodes().get(id))).forEach(this::answered);
    now.paths().keySet().stream().filter(before.paths()::containsKey).forEach(this::conditioned);
  }

  private void added(XmlNode node) {
    String id = node.id();
    if (Bpmn.isEvent(node)) {
      changes.add(Kind.EVENT_CHANGED, id, "New: the " + described(node) + where(now, node) + ".");
    } else if (isSplit(node) && node.has("name")) {
      changes.add(Kind.CONDITION_CHANGED, id, "New: the question " + now.called(node) + after(now, node) + ". " + answers(node));
    } else if (Bpmn.isGateway(node)) {
      if (!node.is("bpmn:exclusiveGateway")) {
        changes.add(Kind.ORDER_CHANGED, id, "New: a " + ComparedFlow.kindOf(node) + after(now, node) + ", before "
            + Differences.listed(names(now, now.next(node, now.nodes().keySet())), "nothing") + ".");
      }
    } else if (Bpmn.isScope(node)) {
      changes.add(Kind.STEP_ADDED, id, "New: the part " + now.called(node) + " with "
          + Differences.listed(Bpmn.nodes(node).stream().filter(DiagramComparison::isStep).map(now::called).toList(), "no step")
          + after(now, node)
          + ".");
    } else {
      changes.add(Kind.STEP_ADDED, id, "New: the " + described(node) + doneBy(now, node) + after(now, node) + ".");
    }
  }

  private void removed(XmlNode node) {
    String id = node.id();
    if (Bpmn.isEvent(node)) {
      changes.add(Kind.EVENT_CHANGED, id, "Removed: the " + described(node) + where(before, node) + ".");
    } else if (isSplit(node) && node.has("name")) {
      changes.add(Kind.CONDITION_CHANGED, id, "Removed: the question " + before.called(node) + after(before, node) + ".");
    } else if (Bpmn.isGateway(node)) {
      if (!node.is("bpmn:exclusiveGateway")) {
        changes.add(Kind.ORDER_CHANGED, id, "Removed: a " + ComparedFlow.kindOf(node) + after(before, node) + ".");
      }
    } else {
      changes.add(Kind.STEP_REMOVED, id, "Removed: the " + described(node) + doneBy(before, node) + after(before, node)
          + ".");
    }
  }

  /** Whether what comes next is another thing than before, and whether it still stands in the same part of the drawing. */
  private void placed(String id) {
    XmlNode old = before.nodes().get(id);
    XmlNode node = now.nodes().get(id);
    String partBefore = before.scope(old, stops);
    String partNow = now.scope(node, stops);
    if (!partBefore.equals(partNow)) {
      changes.add(Kind.ORDER_CHANGED, id, now.called(node) + " stands now in " + part(now, partNow) + "; it stood in "
          + part(before, partBefore) + ".");
    }
    if (!stops.contains(id) || isSplit(node) && isSplit(old)) {
      return;
    }
    if (!before.first(before.next(old, stops)).equals(now.first(now.next(node, stops)))) {
      changes.add(Kind.ORDER_CHANGED, id, "After " + now.called(node) + " comes now " + now.nextInWords(node, stops) + "; before it was "
          + before.nextInWords(old, stops) + ".");
    }
  }

  /** What a question answers, and where each answer leads. */
  private void answered(String id) {
    XmlNode old = before.nodes().get(id);
    XmlNode node = now.nodes().get(id);
    Map<String, XmlNode> were = byId(Bpmn.flowsFrom(old));
    Map<String, XmlNode> are = byId(Bpmn.flowsFrom(node));
    for (String path : Differences.together(were.keySet(), are.keySet())) {
      XmlNode was = were.get(path);
      XmlNode is = are.get(path);
      if (was == null) {
        changes.add(Kind.CONDITION_CHANGED, id, "At " + now.called(node) + " the answer " + answer(is) + " is new: it leads to "
            + Differences.listed(names(now, now.target(is, now.nodes().keySet())), "nothing") + given(node, is) + ".");
      } else if (is == null) {
        changes.add(Kind.CONDITION_CHANGED, id, "At " + now.called(node) + " the answer " + answer(was) + " is gone.");
      } else {
        sameAnswer(node, was, is);
      }
    }
    if (node.is("bpmn:exclusiveGateway") && !inOrder(were, are).equals(inOrder(are, were))) {
      changes.add(Kind.CONDITION_CHANGED, id, "At " + now.called(node) + " the answers are tried in another order: "
          + Differences.listed(inOrder(are, were).stream().map(are::get).map(DiagramComparison::answer).toList(), "") + ".");
    }
    if (!old.attribute("default").equals(node.attribute("default"))) {
      XmlNode usual = now.paths().get(node.attribute("default"));
      changes.add(Kind.CONDITION_CHANGED, id, usual == null ? "At " + now.called(node) + " no answer counts any more when none fits."
          : "At " + now.called(node) + " the answer that counts when no other fits is now " + answer(usual) + ".");
    }
  }

  private void sameAnswer(XmlNode node, XmlNode was, XmlNode is) {
    Set<String> ledTo = before.target(was, stops);
    Set<String> leadsTo = now.target(is, stops);
    if (!ledTo.equals(leadsTo)) {
      changes.add(Kind.CONDITION_CHANGED, node.id(), "At " + now.called(node) + " the answer " + answer(is) + " leads now to "
          + Differences.listed(names(now, leadsTo), "an end") + "; before it led to " + Differences.listed(names(before, ledTo), "an end")
          + ".");
    }
    if (!label(was).equals(label(is))) {
      changes.add(Kind.CONDITION_CHANGED, node.id(),
          "At " + now.called(node) + " the answer " + answer(was) + " is now called " + answer(is) + ".");
    }
  }

  private void conditioned(String path) {
    XmlNode was = before.paths().get(path);
    XmlNode is = now.paths().get(path);
    String asked = condition(was);
    String asks = condition(is);
    if (!asked.equals(asks)) {
      XmlNode source = now.nodes().get(is.attribute("sourceRef"));
      changes.add(Kind.CONDITION_CHANGED, source.id(), "At " + now.called(source) + " the answer " + answer(is) + " is now given when "
          + (asks.isEmpty() ? "no other fits" : asks) + "; before it was when " + (asked.isEmpty() ? "no other fits" : asked) + ".");
    }
  }

  private String answers(XmlNode question) {
    return Bpmn.flowsFrom(question).stream().map(flow -> answer(flow) + " leads to "
        + Differences.listed(names(now, now.target(flow, now.nodes().keySet())), "nothing") + given(question, flow))
        .collect(Collectors.joining("; ")) + ".";
  }

  private static String given(XmlNode question, XmlNode flow) {
    String condition = condition(flow);
    return condition.isEmpty() ? question.attribute("default").equals(flow.id()) ? ", when no other answer fits" : "" : ", when "
        + condition;
  }

  private static String answer(XmlNode flow) {
    return label(flow).isEmpty() ? "without a name" : "“" + label(flow) + "”";
  }

  private static String label(XmlNode flow) {
    return flow.attribute("name").strip().replaceAll("\\s+", " ");
  }

  private static String condition(XmlNode flow) {
    return flow.child("bpmn:conditionExpression").map(XmlNode::text).orElse("");
  }

  private String part(ComparedFlow flow, String scope) {
    return flow.nodes().containsKey(scope) ? "the part " + flow.called(scope) : "the flow itself";
  }

  private String doneBy(ComparedFlow flow, XmlNode node) {
    String lane = flow.lane(node);
    return node.is("bpmn:userTask") && !lane.isEmpty() ? " of " + words.role(lane) : "";
  }

  private static String where(ComparedFlow flow, XmlNode event) {
    XmlNode host = flow.nodes().get(event.attribute("attachedToRef"));
    return host == null ? after(flow, event) : " at " + flow.called(host);
  }

  private static String after(ComparedFlow flow, XmlNode node) {
    Collection<String> sources = names(flow, flow.before(node));
    return sources.isEmpty() ? "" : ", after " + Differences.listed(sources, "");
  }

  private static List<String> names(ComparedFlow flow, Set<String> ids) {
    return ids.stream().map(flow::called).toList();
  }

  private static Map<String, XmlNode> byId(List<XmlNode> flows) {
    return flows.stream().collect(Collectors.toMap(XmlNode::id, flow -> flow, (one, other) -> one, LinkedHashMap::new));
  }

  private static List<String> inOrder(Map<String, XmlNode> flows, Map<String, XmlNode> others) {
    return flows.keySet().stream().filter(others::containsKey).toList();
  }

  private static String described(XmlNode node) {
    return ComparedFlow.kindOf(node) + (node.has("name") ? " " + node.called() : "");
  }

  private static boolean isStep(XmlNode node) {
    return !Bpmn.isEvent(node) && !Bpmn.isGateway(node);
  }

  private static boolean isSplit(XmlNode node) {
    return Bpmn.isGateway(node) && !node.is("bpmn:parallelGateway") && Bpmn.flowsFrom(node).size() > 1;
  }

  private static boolean isJoinOrFork(XmlNode node) {
    return Bpmn.isGateway(node) && !isSplit(node);
  }
}
