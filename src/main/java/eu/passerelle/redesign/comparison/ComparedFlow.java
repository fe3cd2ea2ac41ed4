package eu.passerelle.redesign.comparison;

import eu.passerelle.model.Bpmn;
import eu.passerelle.model.XmlNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
    return called(nodes.get(id));
  }

  /** @return the name in quotation marks; for what has none, what it is and where it stands, never its id */
  String called(XmlNode node) {
    if (node.has("name")) {
      return node.called();
    }
    XmlNode host = nodes.get(node.attribute("attachedToRef"));
    Set<String> sources = before(node);
    return "the " + kindOf(node) + (host != null ? " at " + plainly(host)
        : sources.isEmpty() ? ""
        : " after " + Differences.listed(sources.stream().map(nodes::get).map(ComparedFlow::plainly).toList(), ""));
  }

  private static String plainly(XmlNode node) {
    return node.has("name") ? node.called() : "the " + kindOf(node);
  }

  /** @return what sort of symbol it is, in a word or two for people */
  static String kindOf(XmlNode node) {
    return switch (node.name()) {
      case "bpmn:userTask" -> "task";
      case "bpmn:callActivity" -> "call";
      case "bpmn:businessRuleTask" -> "decision";
      case "bpmn:serviceTask", "bpmn:sendTask" -> "automatic step";
      case "bpmn:receiveTask" -> "wait";
      case "bpmn:subProcess", "bpmn:transaction" -> "part";
      case "bpmn:endEvent" -> "end";
      case "bpmn:startEvent" -> "start";
      case "bpmn:parallelGateway" -> isJoin(node) ? "join of parallel branches" : "fork into parallel branches";
      case "bpmn:eventBasedGateway" -> "wait for what comes first";
      default -> Bpmn.isEvent(node) ? (Bpmn.kindOf(node) + " event").strip()
          : Bpmn.isGateway(node) ? isJoin(node) ? "join" : "question" : "step";
    };
  }

  private static boolean isJoin(XmlNode gateway) {
    return Bpmn.flowsTo(gateway).size() > 1 && Bpmn.flowsFrom(gateway).size() < 2;
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

  /** @return what comes next among these, in words: with what stands first where one of them leads to the other, and whether they wait for each other */
  String nextInWords(XmlNode node, Set<String> kept) {
    List<String> names = first(next(node, kept)).stream().map(this::called).toList();
    return Differences.listed(names, "nothing more")
        + (names.size() > 1 && passes(node, kept, gateway -> !isJoin(gateway)) ? " side by side"
            : names.size() == 1 && passes(node, kept, ComparedFlow::isJoin) ? ", once all that runs beside it is done" : "");
  }

  /** @return those that do not stand behind another of them; what is new in between would else make it look as if both came next */
  Set<String> first(Set<String> ids) {
    return ids.stream().filter(id -> ids.stream().noneMatch(other -> !other.equals(id) && leads(other, id) && !leads(id, other)))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private boolean leads(String from, String to) {
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      XmlNode node = nodes.get(open.pop());
      if (node != null && seen.add(node.id())) {
        Bpmn.flowsFrom(node).forEach(flow -> open.push(flow.attribute("targetRef")));
      }
    }
    return seen.contains(to);
  }

  /** Whether a parallel gateway of the kind stands directly behind the node, before anything that is kept. */
  private boolean passes(XmlNode node, Set<String> kept, Predicate<XmlNode> kind) {
    return Bpmn.flowsFrom(node).stream().map(flow -> nodes.get(flow.attribute("targetRef")))
        .filter(next -> next != null && Bpmn.isGateway(next) && !kept.contains(next.id()))
        .anyMatch(next -> next.is("bpmn:parallelGateway") && kind.test(next));
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
