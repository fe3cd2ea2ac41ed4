package eu.passerelle.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the files of a flow say, whether they are deployed or not. */
public final class BundleFacts {

  private BundleFacts() {}

  /** @return the name of the process, or of the first table; the id where neither has one */
  public static String title(FlowBundle bundle) {
    return Stream.concat(diagram(bundle).stream(), tables(bundle)).flatMap(root -> root.tree())
        .filter(node -> (node.is("bpmn:process") || node.is("dmn:decision")) && node.has("name")).findFirst()
        .map(node -> node.attribute("name").strip().replaceAll("\\s+", " ")).orElse(bundle.flow());
  }

  /** @return ids of the steps, events and gateways on the diagram */
  public static Set<String> elements(FlowBundle bundle) {
    return nodes(bundle).keySet();
  }

  /** @return the elements of the diagram by id */
  public static Map<String, XmlNode> nodes(FlowBundle bundle) {
    return diagram(bundle).map(BundleFacts::nodes).orElse(Map.of());
  }

  public static Map<String, XmlNode> nodes(XmlNode root) {
    return Bpmn.nodesOfAllLevels(root).collect(Collectors.toMap(XmlNode::id, node -> node, (one, other) -> one));
  }

  public static Optional<XmlNode> diagram(FlowBundle bundle) {
    return bundle.files().stream().filter(file -> file.ending().equals("bpmn")).findFirst()
        .map(file -> xml(file.content()));
  }

  /**
   * @return what something runs by of a diagram or table
   * @throws IllegalArgumentException for a file that could not have been accepted
   */
  public static XmlNode xml(byte[] content) {
    return RunningPart.of(whole(content));
  }

  /**
   * @return all that is drawn, whether something runs by it or not
   * @throws IllegalArgumentException for a file that could not have been accepted
   */
  public static XmlNode whole(byte[] content) {
    try {
      return ModelXml.read(content);
    } catch (ModelXml.Unreadable unreadable) {
      throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
    }
  }

  /** @return the decisions of all its tables */
  public static Stream<XmlNode> decisions(FlowBundle bundle) {
    return tables(bundle).flatMap(table -> table.tree("dmn:decision"));
  }

  private static Stream<XmlNode> tables(FlowBundle bundle) {
    return bundle.files().stream().filter(file -> file.ending().equals("dmn")).map(file -> xml(file.content()));
  }
}
