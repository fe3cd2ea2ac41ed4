package eu.passerelle.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a file says, however an editor writes it down: one leaves out what is the default and another writes it, one keeps an empty holder, one
 * counts in decimals, and each notes which editor it is.
 */
public final class Meaning {

  /** By the standards, and by the engine for what it adds to them; no two elements differ in the default of an attribute. */
  private static final Map<String, String> DEFAULTS = Map.ofEntries(
      Map.entry("camunda:calledElementBinding", "latest"), Map.entry("camunda:decisionRefBinding", "latest"),
      Map.entry("camunda:mapDecisionResult", "resultList"), Map.entry("camunda:isStartableInTasklist", "true"),
      Map.entry("camunda:asyncBefore", "false"), Map.entry("camunda:asyncAfter", "false"), Map.entry("camunda:exclusive", "true"),
      Map.entry("local", "false"), Map.entry("isInterrupting", "true"), Map.entry("cancelActivity", "true"),
      Map.entry("triggeredByEvent", "false"), Map.entry("isSequential", "false"), Map.entry("behavior", "All"),
      Map.entry("instantiate", "false"), Map.entry("eventGatewayType", "Exclusive"), Map.entry("parallelMultiple", "false"),
      Map.entry("isForCompensation", "false"), Map.entry("waitForCompletion", "true"), Map.entry("isCollection", "false"),
      Map.entry("cancelRemainingInstances", "true"), Map.entry("associationDirection", "None"), Map.entry("hitPolicy", "UNIQUE"),
      Map.entry("messageVisibleKind", "initiating"));

  /** The engine runs the same whatever they say. */
  private static final Set<String> UNREAD = Set.of("gatewayDirection", "implementation", "startQuantity", "completionQuantity", "isClosed",
      "processType", "textFormat", "preferredOrientation", "camunda:modelerTemplate", "camunda:modelerTemplateVersion",
      "camunda:diagramRelationId");

  private static final Set<String> HOLDERS = Set.of("bpmn:extensionElements", "dmn:extensionElements", "bpmn:documentation",
      "dmn:description", "bpmndi:BPMNLabel", "camunda:properties", "camunda:inputOutput");
  /** What they hold sets one thing each; only of two that set the same, the later counts, and what listens is called in turn. */
  private static final Set<String> UNORDERED = Set.of("bpmn:extensionElements", "camunda:properties");
  private static final Comparator<XmlNode> BY_WHAT_THEY_SET = Comparator.comparing(XmlNode::name)
      .thenComparing(setting -> setting.attribute("target")).thenComparing(setting -> setting.attribute("name"));
  private static final Set<String> MEASURES = Set.of("x", "y", "width", "height");
  private static final List<String> EDITORS_OWN = List.of("schemaVersion", "exporter");

  private Meaning() {}

  /** @return a copy of the diagram or table, without what is said by saying nothing and what nobody reads */
  public static XmlNode of(XmlNode root) {
    return copy(root, null);
  }

  /** @return a copy of the form, without what is said by saying nothing and which editor has saved it */
  public static JsonNode of(JsonNode form) {
    return copy(form).without(EDITORS_OWN);
  }

  /** @return the value of the attribute, which may be its default; empty where it says nothing and has none */
  public static String of(XmlNode element, String attribute) {
    return element.has(attribute) ? element.attribute(attribute) : unsaid(attribute);
  }

  /** @return what an attribute means that is not there; empty where it means nothing */
  public static String unsaid(String attribute) {
    return DEFAULTS.getOrDefault(attribute, "");
  }

  private static XmlNode copy(XmlNode node, XmlNode parent) {
    Map<String, String> said = new LinkedHashMap<>();
    node.attributes().forEach((name, value) -> {
      if (!isUnread(name) && !value.isBlank() && !value.equals(DEFAULTS.get(name))) {
        said.put(name, plain(name, value.strip()));
      }
    });
    XmlNode copy = new XmlNode(node.name(), parent, node.line(), node.column(), said, node.text());
    Stream<XmlNode> children = node.children().stream().filter(Meaning::saysSomething);
    (UNORDERED.contains(node.name()) ? children.sorted(BY_WHAT_THEY_SET) : children).forEach(child -> copy(child, copy));
    return copy;
  }

  private static boolean saysSomething(XmlNode node) {
    return !isUnread(node.name())
        && (!HOLDERS.contains(node.name()) || !node.text().isEmpty() || node.children().stream().anyMatch(Meaning::saysSomething));
  }

  private static boolean isUnread(String name) {
    return UNREAD.contains(name) || name.startsWith("xsi:") || RunningPart.isForeign(name);
  }

  private static String plain(String attribute, String value) {
    if (attribute.equals("name")) {
      return value.replaceAll("\\s+", " ");
    }
    return MEASURES.contains(attribute) ? number(value) : value;
  }

  private static String number(String value) {
    try {
      return new BigDecimal(value).stripTrailingZeros().toString();
    } catch (NumberFormatException noNumber) {
      return value;
    }
  }

  private static ObjectNode copy(JsonNode object) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    object.fields().forEachRemaining(field -> {
      JsonNode value = field.getValue();
      if (field.getKey().equals("components")) {
        ArrayNode components = copy.putArray("components");
        value.forEach(component -> components.add(component.isObject() ? copy(component).<JsonNode>without("id") : component));
      } else if (value.isObject()) {
        copy.set(field.getKey(), copy(value));
      } else {
        copy.set(field.getKey(), value);
      }
    });
    copy.removeIf(Meaning::saysNothing);
    return copy;
  }

  private static boolean saysNothing(JsonNode value) {
    return value.isNull() || value.isObject() && value.isEmpty() || value.isTextual() && value.asText().isEmpty()
        || value.isBoolean() && !value.booleanValue();
  }
}
