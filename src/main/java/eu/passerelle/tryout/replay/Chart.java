package eu.passerelle.tryout.replay;

import eu.passerelle.model.Bpmn;
import eu.passerelle.model.XmlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The steps of a process as they are drawn, and which leads to which. */
final class Chart {

  private final Map<String, XmlNode> nodes = new TreeMap<>();
  private final Map<String, List<String>> flows = new HashMap<>();
  private final Set<String> ends = new HashSet<>();

  private Chart() {}

  /** @param process id of the process whose ends are ends */
  static Chart of(XmlNode diagram, String process) {
    Chart chart = new Chart();
    diagram.tree().filter(node -> Bpmn.isFlowNode(node) && node.has("id")).forEach(node -> chart.nodes.put(node.id(), node));
    // a diagram need not list the flows of a step at the step as well
    diagram.tree("bpmn:sequenceFlow")
        .forEach(
            flow -> chart.flows.computeIfAbsent(flow.attribute("sourceRef"), id -> new ArrayList<>()).add(flow.attribute("targetRef")));
    diagram.tree("bpmn:endEvent").filter(end -> end.parent().is("bpmn:process") && end.parent().id().equals(process))
        .forEach(end -> chart.ends.add(end.id()));
    return chart;
  }

  Set<String> steps() {
    return nodes.keySet();
  }

  /** @return whether the process itself ends there, not only a part of it */
  boolean isEnd(String step) {
    return ends.contains(step);
  }

  /** @return what people call the step; empty for one without a name */
  Optional<String> name(String step) {
    return Optional.ofNullable(nodes.get(step)).map(node -> node.attribute("name").strip().replaceAll("\\s+", " "))
        .filter(name -> !name.isEmpty());
  }

  /** @return whether the path leads from one step to the other, past no step that both versions have */
  boolean leads(String from, String to, Set<String> common) {
    return leads(from, to, common, new HashSet<>());
  }

  private boolean leads(String from, String to, Set<String> common, Set<String> seen) {
    List<String> next = flows.getOrDefault(from, List.of());
    return next.contains(to)
        || next.stream().filter(step -> !common.contains(step) && seen.add(step)).anyMatch(step -> leads(step, to, common, seen));
  }

  /** @return the steps that only this version has */
  Set<String> without(Chart other) {
    return steps().stream().filter(step -> !other.steps().contains(step)).collect(Collectors.toSet());
  }
}
