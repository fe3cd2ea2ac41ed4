package eu.passerelle.engine.moving;

import eu.passerelle.model.Bpmn;
import eu.passerelle.model.BundleFacts;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.FormField;
import eu.passerelle.model.FormReader;
import eu.passerelle.model.TimeLimitKeys;
import eu.passerelle.model.XmlNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A process as it is drawn, with its forms: which way it goes from each step, what a step reads and what it answers. */
final class StepGraph {

  private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
  private static final Pattern TEXT = Pattern.compile("'[^']*'|\"[^\"]*\"");
  private static final Pattern NAME = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*");

  private final XmlNode process;
  private final Map<String, Set<String>> gifts;
  private final Map<String, XmlNode> nodes = new LinkedHashMap<>();
  private final Map<String, Set<String>> forms = new HashMap<>();
  private final Map<XmlNode, Set<String>> read = new ConcurrentHashMap<>();
  private final Map<XmlNode, Set<String>> answered = new ConcurrentHashMap<>();

  private StepGraph(XmlNode process, Map<String, Set<String>> gifts) {
    this.process = process;
    this.gifts = gifts;
    process.tree().filter(node -> Bpmn.isFlowNode(node) && node.has("id")).forEach(node -> nodes.put(node.id(), node));
  }

  /**
   * @param gifts names of the variables that each delegate gives, by its name
   * @return the process of this id, from the bundle that it is in
   */
  static StepGraph of(FlowBundle bundle, String processId, Map<String, Set<String>> gifts) {
    StepGraph graph =
        new StepGraph(bundle.files().stream().filter(file -> "bpmn".equals(file.ending())).map(file -> BundleFacts.xml(file.content()))
            .flatMap(root -> root.tree("bpmn:process")).filter(process -> process.id().equals(processId)).findFirst().orElseThrow(), gifts);
    bundle.files().stream().filter(file -> "form".equals(file.ending())).map(file -> FormReader.read(file.content()))
        .forEach(form -> graph.forms.put(form.id(), form.fields().stream().filter(field -> !field.closed()).map(FormField::key)
            .collect(Collectors.toSet())));
    return graph;
  }

  XmlNode process() {
    return process;
  }

  /** @return null for what is no step of the process */
  XmlNode node(String id) {
    return nodes.get(id);
  }

  Stream<XmlNode> nodes() {
    return nodes.values().stream();
  }

  XmlNode target(XmlNode flow) {
    return nodes.get(flow.attribute("targetRef"));
  }

  /** @return the events at the edge of a step that take the case away from it */
  Stream<XmlNode> interruptions(XmlNode step) {
    return step.parent().children("bpmn:boundaryEvent").stream()
        .filter(event -> event.attribute("attachedToRef").equals(step.id()) && !"false".equals(event.attribute("cancelActivity")));
  }

  /** @return where a subprocess begins */
  Stream<XmlNode> beginnings(XmlNode scope) {
    return scope.children("bpmn:startEvent").stream();
  }

  /** @return names of the variables that any step answers */
  Set<String> answers() {
    return nodes().flatMap(node -> answers(node).stream()).collect(Collectors.toCollection(TreeSet::new));
  }

  /** @return names of the variables that are there once the step is done */
  Set<String> answers(XmlNode step) {
    return answered.computeIfAbsent(step, this::answersOf);
  }

  private Set<String> answersOf(XmlNode step) {
    Set<String> answers = new HashSet<>(forms.getOrDefault(step.attribute("camunda:formRef"), Set.of()));
    step.extensions("camunda:inputOutput").flatMap(mapping -> mapping.children("camunda:outputParameter").stream())
        .forEach(output -> answers.add(output.attribute("name")));
    step.extensions("camunda:out").forEach(out -> answers.add(out.attribute("target")));
    answers.add(step.attribute("camunda:resultVariable"));
    names(step.attribute("camunda:delegateExpression")).forEach(delegate -> answers.addAll(gifts.getOrDefault(delegate, Set.of())));
    answers.remove("");
    return answers;
  }

  /** @return names in the expressions of a step, a flow or an event; not of what stands inside it */
  Set<String> reads(XmlNode element) {
    return read.computeIfAbsent(element, StepGraph::readsOf);
  }

  private static Set<String> readsOf(XmlNode element) {
    Set<String> names = new HashSet<>();
    read(element, names);
    return names;
  }

  private static void read(XmlNode element, Set<String> names) {
    names(element.text(), names);
    element.attributes().values().forEach(value -> names(value, names));
    for (XmlNode child : element.children()) {
      if (!Bpmn.isFlowNode(child) && !child.is("bpmn:sequenceFlow")) {
        read(child, names);
      }
    }
  }

  private static Set<String> names(String text) {
    Set<String> names = new HashSet<>();
    names(text, names);
    return names;
  }

  private static void names(String text, Set<String> names) {
    Matcher expressions = EXPRESSION.matcher(text);
    while (expressions.find()) {
      Matcher found = NAME.matcher(TEXT.matcher(expressions.group(1)).replaceAll("''"));
      while (found.find()) {
        names.add(found.group());
      }
    }
  }

  /** @return keys of the time limits that a step or a timer stands under */
  List<String> limits(String element) {
    XmlNode node = node(element);
    return node == null ? List.of() : TimeLimitKeys.of(node);
  }

  static boolean isForSeveral(XmlNode step) {
    return step.hasChild("bpmn:multiInstanceLoopCharacteristics");
  }

  List<XmlNode> flowsFrom(XmlNode node) {
    return Bpmn.flowsFrom(node);
  }
}
