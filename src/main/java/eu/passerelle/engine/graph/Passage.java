package eu.passerelle.engine.graph;

import eu.passerelle.model.Bpmn;
import eu.passerelle.model.XmlNode;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What every case has passed that comes to a place in a drawing, whatever way it took, and what it can still come to. */
public final class Passage {

  private final StepGraph graph;
  /** Of each node what is passed before it; a node that has none yet is not reached. */
  private final Map<XmlNode, Set<XmlNode>> behind = new HashMap<>();

  Passage(StepGraph graph) {
    this.graph = graph;
    List<XmlNode> nodes = graph.nodes().toList();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (XmlNode node : nodes) {
        Set<XmlNode> now = before(node);
        changed |= now != null && !now.equals(behind.put(node, now));
      }
    }
  }

  /** @return what every way from the beginning to this node passes, the node itself not counted */
  public Set<XmlNode> behind(XmlNode node) {
    return behind.getOrDefault(node, Set.of());
  }

  /**
   * @param steps ids of the steps that a case stands at
   * @return all that it can still come to, these steps too
   */
  public Set<XmlNode> ahead(Collection<String> steps) {
    Set<XmlNode> seen = new LinkedHashSet<>();
    Deque<XmlNode> open = new ArrayDeque<>();
    steps.stream().map(graph::node).filter(node -> node != null).forEach(node -> {
      open.add(node);
      scopesAround(node).forEach(scope -> Stream.concat(graph.onward(scope), graph.edges(scope)).forEach(open::add));
    });
    while (!open.isEmpty()) {
      XmlNode node = open.poll();
      if (seen.add(node)) {
        Stream.of(graph.flowsFrom(node).stream().map(graph::target).filter(target -> target != null), graph.onward(node),
            graph.edges(node), Bpmn.isScope(node) ? graph.beginnings(node) : Stream.<XmlNode>empty(), graph.linkedTo(node))
            .flatMap(next -> next).forEach(open::add);
      }
    }
    return seen;
  }

  private Stream<XmlNode> scopesAround(XmlNode node) {
    return Stream.iterate(node.parent(), scope -> scope != graph.process(), XmlNode::parent);
  }

  /** @return null as long as no way to the node is known */
  private Set<XmlNode> before(XmlNode node) {
    if (node.is("bpmn:boundaryEvent")) {
      return through(graph.node(node.attribute("attachedToRef")), false);
    }
    List<XmlNode> from = Stream.concat(
        Bpmn.flowsTo(node).stream().map(flow -> graph.node(flow.attribute("sourceRef"))).filter(source -> source != null),
        graph.linkedFrom(node)).toList();
    if (from.isEmpty()) {
      return node.parent() == graph.process() || node.parent() == null ? Set.of() : behind.get(node.parent());
    }
    List<Set<XmlNode>> ways = from.stream().map(source -> through(source, true)).filter(way -> way != null).toList();
    if (ways.isEmpty() || node.is("bpmn:parallelGateway") && ways.size() < from.size()) {
      return null;
    }
    Set<XmlNode> passed = new HashSet<>(ways.get(0));
    ways.forEach(node.is("bpmn:parallelGateway") ? passed::addAll : passed::retainAll);
    return passed;
  }

  /** @param whole whether it is done to its end, with what stands inside it */
  private Set<XmlNode> through(XmlNode node, boolean whole) {
    Set<XmlNode> before = node == null ? null : behind.get(node);
    if (before == null) {
      return null;
    }
    Set<XmlNode> passed = new HashSet<>(before);
    passed.add(node);
    if (whole && Bpmn.isScope(node) && !StepGraph.isForSeveral(node)) {
      List<XmlNode> ends = ends(node);
      List<Set<XmlNode>> inside = ends.stream().map(end -> through(end, true)).filter(way -> way != null).toList();
      if (inside.isEmpty() && !ends.isEmpty()) {
        return null;
      }
      Set<XmlNode> common = new HashSet<>(inside.isEmpty() ? Set.of() : inside.get(0));
      inside.forEach(common::retainAll);
      passed.addAll(common);
    }
    return passed;
  }

  private List<XmlNode> ends(XmlNode scope) {
    return Bpmn.nodes(scope).stream().filter(node -> graph.flowsFrom(node).isEmpty() && !Bpmn.isEventSubprocess(node))
        .filter(node -> !Set.of("error", "escalation").contains(Bpmn.kindOf(node))).toList();
  }
}
