package eu.passerelle.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An element of a model, under the usual prefix of its namespace whatever prefix the file uses: {@code bpmn:userTask}. */
public final class XmlNode {

  private final String name;
  private final XmlNode parent;
  private final int line;
  private final int column;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<XmlNode> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  public XmlNode(String name, XmlNode parent, int line, int column) {
    this.name = name;
    this.parent = parent;
    this.line = line;
    this.column = column;
    if (parent != null) {
      parent.children.add(this);
    }
  }

  /** An element of which all but the children is known. */
  public XmlNode(String name, XmlNode parent, int line, int column, Map<String, String> attributes, String text) {
    this(name, parent, line, column);
    this.attributes.putAll(attributes);
    this.text.append(text);
  }

  void put(String attribute, String value) {
    attributes.put(attribute, value);
  }

  void append(char[] characters, int start, int length) {
    text.append(characters, start, length);
  }

  public String name() {
    return name;
  }

  /** The name without the prefix, or without the address where it has no usual prefix. */
  public String kind() {
    return name.substring(name.startsWith("{") ? name.lastIndexOf('}') + 1 : name.indexOf(':') + 1);
  }

  public boolean is(String other) {
    return name.equals(other);
  }

  public XmlNode parent() {
    return parent;
  }

  public int line() {
    return line;
  }

  public int column() {
    return column;
  }

  public Map<String, String> attributes() {
    return attributes;
  }

  /** @return the value, or an empty text */
  public String attribute(String attribute) {
    return attributes.getOrDefault(attribute, "");
  }

  public boolean has(String attribute) {
    return !attribute(attribute).isBlank();
  }

  public String id() {
    return attribute("id");
  }

  public String text() {
    return text.toString().strip();
  }

  public List<XmlNode> children() {
    return children;
  }

  public List<XmlNode> children(String child) {
    return children.stream().filter(node -> node.is(child)).toList();
  }

  public Optional<XmlNode> child(String child) {
    return children.stream().filter(node -> node.is(child)).findFirst();
  }

  public boolean hasChild(String child) {
    return child(child).isPresent();
  }

  /** This element and all below it, from the top. */
  public Stream<XmlNode> tree() {
    List<XmlNode> tree = new ArrayList<>();
    gather(tree);
    return tree.stream();
  }

  private void gather(List<XmlNode> tree) {
    tree.add(this);
    children.forEach(child -> child.gather(tree));
  }

  public Stream<XmlNode> tree(String wanted) {
    return tree().filter(node -> node.is(wanted));
  }

  /** @return this element or the one below it that has the id */
  public Optional<XmlNode> find(String wantedId) {
    return tree().filter(node -> node.id().equals(wantedId)).findFirst();
  }

  /** The id of this element, or of the next one around it that has one: what the Modeler can show. */
  public String nearestId() {
    return has("id") || parent == null ? (has("id") ? id() : null) : parent.nearestId();
  }

  /** The label in quotation marks on one line, or the id. */
  public String called() {
    String label = attribute("name").strip().replaceAll("\\s+", " ");
    return label.isEmpty() ? (has("id") ? id() : name.startsWith("{") ? kind() : name) : "“" + label + "”";
  }

  /** The extension properties of the element, by name. */
  public Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    extensions("camunda:properties").flatMap(holder -> holder.children("camunda:property").stream())
        .filter(property -> property.has("value"))
        .forEach(property -> properties.put(property.attribute("name"), property.attribute("value").strip()));
    return properties;
  }

  public Stream<XmlNode> extensions(String wanted) {
    return children("bpmn:extensionElements").stream().flatMap(holder -> holder.children(wanted).stream());
  }

  /** The element and everything in it, in one canonical line; ids do not count. */
  public String written() {
    String said = new TreeMap<>(attributes).entrySet().stream().filter(attribute -> !attribute.getKey().equals("id"))
        .map(attribute -> attribute.getKey().replaceFirst("^.*:", "") + " " + attribute.getValue()).collect(Collectors.joining(" "));
    return Stream.concat(Stream.of(kind(), said, text()), children.stream().map(XmlNode::written)).filter(part -> !part.isBlank())
        .collect(Collectors.joining(" "));
  }
}
