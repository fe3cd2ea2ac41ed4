package eu.passerelle.engine.replay;

import eu.passerelle.model.Bpmn;
import eu.passerelle.model.BundleFacts;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.FormDefinition;
import eu.passerelle.model.FormField;
import eu.passerelle.model.FormReader;
import eu.passerelle.model.ModelFile;
import eu.passerelle.model.XmlNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a diagram says that tells, of all that an instance wrote down, what came from outside and what the diagram computed itself. */
final class RecordedFlow {

  private static final Set<String> OUTSIDE = Set.of("message", "timer", "signal");
  private static final Set<String> WORKERS = Set.of("camunda:delegateExpression", "camunda:expression", "camunda:type", "camunda:class");

  private final Map<String, XmlNode> nodes = new HashMap<>();
  private final Map<String, XmlNode> definitions = new HashMap<>();
  private final Map<String, Map<String, String>> forms = new HashMap<>();

  private RecordedFlow() {}

  static RecordedFlow of(FlowBundle bundle) {
    RecordedFlow flow = new RecordedFlow();
    for (ModelFile file : bundle.files()) {
      if ("bpmn".equals(file.ending())) {
        XmlNode root = BundleFacts.xml(file.content());
        root.tree().filter(node -> Bpmn.isFlowNode(node) && node.has("id")).forEach(node -> flow.nodes.put(node.id(), node));
        root.children().forEach(node -> flow.definitions.put(node.id(), node));
      } else if ("form".equals(file.ending())) {
        FormDefinition form = FormReader.read(file.content());
        flow.forms.put(form.id(), form.fields().stream().filter(field -> !field.closed())
            .collect(Collectors.toMap(FormField::key, FormField::toString, (one, other) -> one)));
      }
    }
    return flow;
  }

  Optional<XmlNode> node(String element) {
    return Optional.ofNullable(nodes.get(element));
  }

  boolean is(String element, String kind) {
    return node(element).filter(node -> node.is(kind)).isPresent();
  }

  /** @return whether something outside the diagram does the work there, while the instance waits for it */
  boolean isWork(String element) {
    return node(element).filter(node -> !node.is("bpmn:businessRuleTask") || !node.has("camunda:decisionRef"))
        .filter(node -> Stream.concat(Stream.of(node), node.children().stream()).anyMatch(one -> WORKERS.stream().anyMatch(one::has)))
        .isPresent();
  }

  /** @return whether an event waits there that comes from outside */
  boolean isEventFromOutside(String element) {
    return node(element).filter(node -> node.is("bpmn:receiveTask") || Bpmn.isEvent(node) && OUTSIDE.contains(Bpmn.kindOf(node))
        && (!node.is("bpmn:startEvent") || Bpmn.isEventSubprocess(node.parent()))
        && !node.is("bpmn:intermediateThrowEvent") && !node.is("bpmn:endEvent")).isPresent();
  }

  boolean startsBesides(String element) {
    return node(element).filter(node -> node.is("bpmn:startEvent") && Bpmn.isEventSubprocess(node.parent())).isPresent();
  }

  boolean catchesError(String element) {
    return node(element).filter(node -> "error".equals(Bpmn.kindOf(node)) && !node.is("bpmn:endEvent")).isPresent();
  }

  /** @return whether an escalation stays within the process, because an event of its own takes it */
  boolean catchesEscalation(String code) {
    return nodes.values().stream().filter(node -> node.is("bpmn:boundaryEvent") || node.is("bpmn:startEvent"))
        .filter(node -> "escalation".equals(Bpmn.kindOf(node))).map(node -> code(node.id()))
        .anyMatch(caught -> caught.isEmpty() || caught.equals(code));
  }

  /** @return the step that a boundary event hangs at; empty for everything else */
  String host(String element) {
    return node(element).map(node -> node.attribute("attachedToRef")).orElse("");
  }

  /** @return whether a boundary event ends the step that it hangs at */
  boolean cutsShort(String element) {
    return node(element).filter(node -> !"false".equals(node.attribute("cancelActivity"))).isPresent();
  }

  /** @return code of the error or the escalation that an event throws or catches; empty where it catches all */
  String code(String element) {
    return node(element).stream().flatMap(node -> node.children().stream()).map(this::code).filter(code -> !code.isEmpty()).findFirst()
        .orElse("");
  }

  private String code(XmlNode definition) {
    XmlNode error = definitions.get(definition.attribute("errorRef"));
    XmlNode escalation = definitions.get(definition.attribute("escalationRef"));
    return error != null ? error.attribute("errorCode") : escalation != null ? escalation.attribute("escalationCode") : "";
  }

  Set<String> inputs(String element) {
    return mapped(element, "camunda:inputParameter");
  }

  Set<String> outputs(String element) {
    return mapped(element, "camunda:outputParameter");
  }

  private Set<String> mapped(String element, String what) {
    return names(element, node -> node.extensions("camunda:inputOutput").flatMap(mapping -> mapping.children(what).stream())
        .map(parameter -> parameter.attribute("name")));
  }

  /** @return names of what a call takes back */
  Set<String> takenBack(String element) {
    return names(element, node -> node.extensions("camunda:out").map(out -> out.attribute("target")));
  }

  private Set<String> names(String element, Function<XmlNode, Stream<String>> read) {
    return node(element).stream().flatMap(read).collect(Collectors.toCollection(HashSet::new));
  }

  /** @return by key, the fields that a task asks; empty when the diagram brings no form for it */
  Optional<Map<String, String>> asked(String element) {
    return node(element).map(node -> forms.get(node.attribute("camunda:formRef")));
  }
}
