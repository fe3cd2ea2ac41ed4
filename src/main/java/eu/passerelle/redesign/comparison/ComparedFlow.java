package eu.passerelle.redesign.comparison;

import eu.passerelle.model.Bpmn;
import eu.passerelle.model.XmlNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A diagram as two versions of it are compared: its nodes by id, whose work they are, and where the paths between them lead. */
final class ComparedFlow {

  private final XmlNode root;
  private final XmlNode process;
  private final Map<String, XmlNode> nodes = new LinkedHashMap<>();
  private final Map<String, XmlNode> paths = new LinkedHashMap<>();
  private final Map<String, String> lanes = new HashMap<>();
  private final Map<String, XmlNode> definitions = new HashMap<>();

  ComparedFlow(XmlNode root) {
    this.root = root;
    this.process = root.tree("bpmn:process").findFirst().orElseThrow(() -> new IllegalArgumentException("The diagram holds no process."));
    Bpmn.nodesOfAllLevels(process).forEach(node -> nodes.put(node.id(), node));
    process.tree("bpmn:sequenceFlow").forEach(flow -> paths.put(flow.id(), flow));
    process.tree("bpmn:lane").filter(lane -> !lane.hasChild("bpmn:childLaneSet"))
        .forEach(lane -> lane.children("bpmn:flowNodeRef").forEach(ref -> lanes.put(ref.text(), lane.attribute("name").strip())));
    root.children().stream().filter(child -> child.has("id")).forEach(child -> definitions.put(child.id(), child));
  }

  XmlNode root() {
    return root;
  }

  XmlNode process() {
    return process;
  }

  Map<String, XmlNode> nodes() {
    return nodes;
  }

  Map<String, XmlNode> paths() {
    return paths;
  }

  /** @return a message, an error or another thing that stands beside the process */
  Optional<XmlNode> definition(String id) {
    return Optional.ofNullable(definitions.get(id));
  }

  String called(String id) {
    return nodes.get(id).called();
  }

  /** @return the name of the lane that the node, or the outermost subprocess around it, stands in; empty where none is drawn */
  String lane(XmlNode node) {
    XmlNode outermost = node;
    while (outermost.parent() != null && outermost.parent() != process) {
      outermost = outermost.parent();
    }
    String own = lanes.get(outermost.id());
    XmlNode host = nodes.get(outermost.attribute("attachedToRef"));
    return own != null ? own : host == null ? "" : lane(host);
  }

  /** @return the nearest scope around the node that is one of these, or the process */
  String scope(XmlNode node, Set<String> kept) {
    XmlNode scope = node.parent();
    while (scope != process && !kept.contains(scope.id())) {
      scope = scope.parent();
    }
    return scope.id();
  }

  /** @return the nodes among these that come next, past everything else on the way */
  Set<String> next(XmlNode node, Set<String> kept) {
    return follow(node, kept, new LinkedHashSet<>());
  }

  /** @return the nodes among these that a path leads to */
  Set<String> target(XmlNode path, Set<String> kept) {
    return resolve(path.attribute("targetRef"), kept, new LinkedHashSet<>());
  }

  /** @return what comes directly before a node, joins and forks left out */
  Set<String> before(XmlNode node) {
    Set<String> found = new LinkedHashSet<>();
    before(node, found, new LinkedHashSet<>());
    return found;
  }

  private void before(XmlNode node, Set<String> found, Set<String> seen) {
    for (XmlNode path : Bpmn.flowsTo(node)) {
      XmlNode source = nodes.get(path.attribute("sourceRef"));
      if (source == null || !seen.add(source.id())) {
        continue;
      }
      if (Bpmn.isGateway(source) && !source.has("name")) {
        before(source, found, seen);
      } else {
        found.add(source.id());
      }
    }
  }

  private Set<String> follow(XmlNode node, Set<String> kept, Set<String> seen) {
    List<XmlNode> flows = Bpmn.flowsFrom(node);
    XmlNode around = node.parent();
    if (flows.isEmpty() && around != process && !kept.contains(around.id())) {
      return follow(around, kept, seen);
    }
    return flows.stream().flatMap(flow -> resolve(flow.attribute("targetRef"), kept, seen).stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Set<String> resolve(String id, Set<String> kept, Set<String> seen) {
    XmlNode node = nodes.get(id);
    if (kept.contains(id) || node == null) {
      return node == null ? Set.of() : Set.of(id);
    }
    if (!seen.add(id)) {
      return Set.of();
    }
    Stream<String> inside = starts(node).flatMap(start -> resolve(start.id(), kept, seen).stream());
    Stream<String> after = Bpmn.isScope(node) && starts(node).findAny().isPresent() ? Stream.empty() : follow(node, kept, seen).stream();
    return Stream.concat(inside, after).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Stream<XmlNode> starts(XmlNode node) {
    return Bpmn.isScope(node) ? node.children("bpmn:startEvent").stream() : Stream.empty();
  }
}
