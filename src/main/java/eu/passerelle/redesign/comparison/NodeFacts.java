package eu.passerelle.redesign.comparison;

import eu.passerelle.model.Bpmn;
import eu.passerelle.model.XmlNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that a node of a diagram says, as named facts: what two versions of it do not share has changed. */
final class NodeFacts {

  static final String PROPERTY = "property ";
  static final String EVENT = "event ";
  static final String INPUT = "input ";
  static final String OUTPUT = "output ";
  static final String TEXT = "documentation";

  private static final Set<String> DRAWN_ELSEWHERE = Set.of("bpmn:incoming", "bpmn:outgoing", "bpmn:sequenceFlow", "bpmn:laneSet",
      "bpmn:association", "bpmn:textAnnotation", "bpmn:dataObject", "bpmn:dataObjectReference", "bpmn:dataStoreReference", "bpmn:group",
      "bpmn:dataInputAssociation", "bpmn:dataOutputAssociation", "bpmn:property", "bpmn:ioSpecification");
  private static final Set<String> NO_FACTS = Set.of("id", "default", "sourceRef", "targetRef");

  private final ComparedFlow flow;
  private final Map<String, String> facts = new TreeMap<>();

  private NodeFacts(ComparedFlow flow) {
    this.flow = flow;
  }

  static Map<String, String> of(XmlNode node, ComparedFlow flow) {
    NodeFacts read = new NodeFacts(flow);
    read.readNode(node);
    return read.facts;
  }

  private void readNode(XmlNode node) {
    facts.put("kind", node.kind());
    node.attributes().forEach((name, value) -> {
      if (!NO_FACTS.contains(name)) {
        facts.put(name, name.endsWith("Ref") ? meant(value) : value);
      }
    });
    for (XmlNode child : node.children()) {
      if (child.is("bpmn:documentation")) {
        put(TEXT, child.text());
      } else if (child.is("bpmn:extensionElements")) {
        child.children().forEach(this::readExtension);
      } else if (child.name().endsWith("EventDefinition")) {
        readEvent(child);
      } else if (!DRAWN_ELSEWHERE.contains(child.name()) && !Bpmn.isFlowNode(child)) {
        put(child.name(), child.written());
      }
    }
  }

  private void readExtension(XmlNode extension) {
    switch (extension.name()) {
      case "camunda:properties" -> extension.children().forEach(property -> put(PROPERTY + property.attribute("name"),
          property.attribute("value")));
      case "camunda:inputOutput" -> extension.children().forEach(
          parameter -> put((parameter.is("camunda:inputParameter") ? INPUT : OUTPUT) + parameter.attribute("name"), valueOf(parameter)));
      case "camunda:in" -> put(INPUT + named(extension), passed(extension));
      case "camunda:out" -> put(OUTPUT + named(extension), passed(extension));
      default -> put(extension.name(), extension.written());
    }
  }

  private void readEvent(XmlNode definition) {
    String kind = definition.name().substring("bpmn:".length(), definition.name().length() - "EventDefinition".length());
    put(EVENT + kind, Stream.concat(Stream.concat(referred(definition), named(definition, "camunda:")),
        definition.children().stream().map(child -> child.is("bpmn:extensionElements") ? child.written() : child.text()))
        .filter(text -> !text.isBlank()).collect(Collectors.joining(" ")));
  }

  /** The name of the message, or the code of the error, that the event speaks of. */
  private Stream<String> referred(XmlNode definition) {
    return definition.attributes().entrySet().stream().filter(attribute -> attribute.getKey().endsWith("Ref"))
        .map(attribute -> meant(attribute.getValue()));
  }

  private String meant(String reference) {
    return flow.definition(reference).map(NodeFacts::nameOrCode).orElse(reference);
  }

  private static Stream<String> named(XmlNode definition, String prefix) {
    return definition.attributes().entrySet().stream().filter(attribute -> attribute.getKey().startsWith(prefix))
        .map(attribute -> attribute.getKey().substring(prefix.length()) + " " + attribute.getValue());
  }

  private static String nameOrCode(XmlNode definition) {
    return Stream.of("errorCode", "escalationCode", "name", "id").map(definition::attribute).filter(text -> !text.isBlank()).findFirst()
        .orElse("");
  }

  private static String named(XmlNode mapping) {
    return Stream.of("target", "businessKey", "variables").filter(mapping::has)
        .map(name -> name.equals("target") ? mapping.attribute(name) : name).findFirst().orElse("");
  }

  private static String passed(XmlNode mapping) {
    return Stream.of("source", "sourceExpression", "variables", "businessKey").map(mapping::attribute).filter(text -> !text.isBlank())
        .findFirst().orElse("");
  }

  private static String valueOf(XmlNode parameter) {
    return parameter.children().isEmpty() ? parameter.text() : parameter.children().stream().map(XmlNode::written)
        .collect(Collectors.joining(" "));
  }

  private void put(String name, String value) {
    facts.merge(name, value, (one, other) -> one + " " + other);
  }
}
