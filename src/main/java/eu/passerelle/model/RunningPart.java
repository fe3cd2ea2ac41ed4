package eu.passerelle.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of a file something runs by: not what other tools keep in it for themselves, nor the pools that are drawn beside the one that runs. */
public final class RunningPart {

  private static final Set<String> OPEN_TO_OTHERS = Set.of("bpmn:extensionElements", "dmn:extensionElements");
  private static final String BESIDE_THE_DRAWING = "di:extension";
  private static final Set<String> EDITORS = Set.of("modeler", "bioc", "color", "biodi", "xml");

  private RunningPart() {}

  /**
   * @param root of a diagram or table as it lies in its file
   * @return a copy that holds only what something runs by; what stands in the way of that, because the engine would read it, is still there
   */
  public static XmlNode of(XmlNode root) {
    Set<XmlNode> silent = poolsBesideIt(root).collect(Collectors.toSet());
    Set<String> ids = silent.stream().map(XmlNode::id).collect(Collectors.toSet());
    return copy(root, null, node -> !isOfOthers(node) && !silent.contains(node)
        && !(node.is("bpmn:participant") && ids.contains(node.attribute("processRef"))));
  }

  /** @return what something runs by of a file; nothing when it cannot be read */
  public static Optional<XmlNode> readable(byte[] content) {
    return ModelXml.readable(content).map(RunningPart::of);
  }

  /** @return the processes that are drawn beside the one that runs and do not run themselves; none where no process runs */
  public static Stream<XmlNode> poolsBesideIt(XmlNode root) {
    List<XmlNode> processes = root.children("bpmn:process");
    return processes.stream().anyMatch(RunningPart::runs) ? processes.stream().filter(process -> !runs(process)) : Stream.empty();
  }

  /** @return whether a process runs */
  public static boolean runs(XmlNode process) {
    return runs(process.attribute("isExecutable"));
  }

  /**
   * @param isExecutable what a process says of itself, an empty text when it says nothing
   * @return whether it runs; in doubt it does
   */
  public static boolean runs(String isExecutable) {
    return !Set.of("", "false").contains(isExecutable.strip());
  }

  /** @return whether the name, as {@link ModelXml#named} gives it, is one of an editor or of a tool that we do not know */
  public static boolean isForeign(String name) {
    return isUnknown(name) || EDITORS.contains(name.substring(0, Math.max(0, name.indexOf(':'))));
  }

  /** @return whether some tool that we do not know has written into the file */
  public static boolean holdsOthers(XmlNode root) {
    return root.tree().anyMatch(node -> isOfOthers(node) || node.attributes().keySet().stream().anyMatch(RunningPart::isUnknown));
  }

  private static boolean isUnknown(String name) {
    return name.startsWith("{");
  }

  /** Only where the standard leaves room for others: within what the engine reads, it takes elements by their bare name. */
  private static boolean isOfOthers(XmlNode node) {
    return node.is(BESIDE_THE_DRAWING)
        || isForeign(node.name()) && node.parent() != null && OPEN_TO_OTHERS.contains(node.parent().name());
  }

  private static XmlNode copy(XmlNode node, XmlNode parent, Predicate<XmlNode> wanted) {
    Map<String, String> attributes = new LinkedHashMap<>(node.attributes());
    attributes.keySet().removeIf(RunningPart::isForeign);
    XmlNode copy = new XmlNode(node.name(), parent, node.line(), node.column(), attributes, node.text());
    node.children().stream().filter(wanted).forEach(child -> copy(child, copy, wanted));
    return copy;
  }
}
