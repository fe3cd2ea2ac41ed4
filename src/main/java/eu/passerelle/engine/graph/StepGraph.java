package eu.passerelle.engine.graph;

import eu.passerelle.model.Bpmn;
import eu.passerelle.model.BundleFacts;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.FormDefinition;
import eu.passerelle.model.FormField;
import eu.passerelle.model.FormNames;
import eu.passerelle.model.FormReader;
import eu.passerelle.model.TimeLimitKeys;
import eu.passerelle.model.XmlNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A process as it is drawn, with its forms: which way it goes from each step, what a step reads and what it answers. */
public final class StepGraph {

  private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
  private static final Pattern TEXT = Pattern.compile("'[^']*'|\"[^\"]*\"");
  private static final Pattern NAME = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*");

  private final XmlNode process;
  private final Map<String, Set<String>> gifts;
  private final Map<String, XmlNode> nodes = new LinkedHashMap<>();
  private final Map<String, FormDefinition> forms = new HashMap<>();
  private final Map<String, XmlNode> tables = new HashMap<>();
  private final Map<XmlNode, Set<String>> read = new ConcurrentHashMap<>();
  private final Map<XmlNode, Set<String>> answered = new ConcurrentHashMap<>();
  private Passage passage;

  private StepGraph(XmlNode process, Map<String, Set<String>> gifts) {
    this.process = process;
    this.gifts = gifts;
    process.tree().filter(node -> Bpmn.isFlowNode(node) && node.has("id")).forEach(node -> nodes.put(node.id(), node));
  }

  /**
   * @param gifts names of the variables that each delegate gives, by its name
   * @return the process of this id, from the bundle that it is in
   */
  public static StepGraph of(FlowBundle bundle, String processId, Map<String, Set<String>> gifts) {
    StepGraph graph =
        new StepGraph(bundle.files().stream().filter(file -> "bpmn".equals(file.ending())).map(file -> BundleFacts.xml(file.content()))
            .flatMap(root -> root.tree("bpmn:process")).filter(process -> process.id().equals(processId)).findFirst().orElseThrow(), gifts);
    bundle.files().stream().filter(file -> "form".equals(file.ending())).map(file -> FormReader.read(file.content()))
        .forEach(form -> graph.forms.put(form.id(), form));
    bundle.files().stream().filter(file -> "dmn".equals(file.ending())).map(file -> BundleFacts.xml(file.content()))
        .flatMap(root -> root.tree("dmn:decision")).forEach(table -> graph.tables.put(table.id(), table));
    return graph;
  }

  /** @return the process itself, around all of its steps */
  public XmlNode process() {
    return process;
  }

  /** @return what lies behind and before its steps */
  public synchronized Passage passage() {
    if (passage == null) {
      passage = new Passage(this);
    }
    return passage;
  }

  /** @return null for what is no step of the process */
  public XmlNode node(String id) {
    return nodes.get(id);
  }

  /** @return all that stands in the process, inside its subprocesses too */
  public Stream<XmlNode> nodes() {
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
  public Stream<XmlNode> beginnings(XmlNode scope) {
    return scope.children("bpmn:startEvent").stream();
  }

  /** @return all events at the edge of a step */
  Stream<XmlNode> edges(XmlNode step) {
    return step.parent().children("bpmn:boundaryEvent").stream().filter(event -> event.attribute("attachedToRef").equals(step.id()));
  }

  /** @return where a link leads */
  Stream<XmlNode> linkedTo(XmlNode thrown) {
    return linked(thrown, "bpmn:intermediateThrowEvent", "bpmn:intermediateCatchEvent");
  }

  /** @return from where a link comes */
  Stream<XmlNode> linkedFrom(XmlNode caught) {
    return linked(caught, "bpmn:intermediateCatchEvent", "bpmn:intermediateThrowEvent");
  }

  private static Stream<XmlNode> linked(XmlNode event, String kind, String other) {
    String name = linkOf(event);
    return name.isEmpty() || !event.is(kind) ? Stream.empty()
        : event.parent().children(other).stream().filter(end -> name.equals(linkOf(end)));
  }

  private static String linkOf(XmlNode event) {
    return event.child("bpmn:linkEventDefinition").map(link -> link.attribute("name")).orElse("");
  }

  /** @return where it goes on behind a step; when all inside a subprocess is done, the level around it goes on */
  Stream<XmlNode> onward(XmlNode node) {
    Stream<XmlNode> ways =
        flowsFrom(node).stream().map(this::target).filter(target -> target != null).flatMap(target -> Bpmn.isScope(target)
            ? Stream.concat(beginnings(target), interruptions(target)) : Stream.of(target));
    boolean leaves = flowsFrom(node).isEmpty() && node.parent() != process;
    return leaves ? Stream.concat(ways, onward(node.parent())) : ways;
  }

  private Optional<FormDefinition> formOf(XmlNode step) {
    return Optional.ofNullable(forms.get(step.attribute("camunda:formRef")));
  }

  /** @return what a person sees at a step and does not answer there, by the name of its variable as the form calls it */
  public Map<String, String> shows(XmlNode step) {
    Map<String, String> shown = new LinkedHashMap<>();
    formOf(step).ifPresent(form -> form.shown().forEach(name -> shown.put(name, form.fields().stream()
        .filter(field -> field.key().equals(name)).map(FormField::label).findFirst().orElse(name))));
    return withoutOwn(step, shown);
  }

  /** @return what the table of a step decides on, by the name of the variable as the column calls it */
  public Map<String, String> decidesOn(XmlNode step) {
    Map<String, String> columns = new LinkedHashMap<>();
    columnsOf(step.attribute("camunda:decisionRef"), columns, new HashSet<>());
    return withoutOwn(step, columns);
  }

  private void columnsOf(String decision, Map<String, String> columns, Set<String> seen) {
    XmlNode table = tables.get(decision);
    if (table == null || !seen.add(decision)) {
      return;
    }
    table.tree("dmn:input").forEach(column -> column.tree("dmn:inputExpression").flatMap(expression -> expression.tree("dmn:text"))
        .flatMap(text -> FormNames.inExpression(text.text()).stream()).forEach(
            name -> columns.putIfAbsent(name, column.has("label") ? column.attribute("label") : name)));
    table.tree("dmn:requiredDecision").forEach(needed -> columnsOf(needed.attribute("href").replaceFirst("^.*#", ""), columns, seen));
  }

  /** What the step is handed under a name of its own is there. */
  private static Map<String, String> withoutOwn(XmlNode step, Map<String, String> names) {
    step.extensions("camunda:inputOutput").flatMap(mapping -> mapping.children("camunda:inputParameter").stream())
        .forEach(input -> names.remove(input.attribute("name")));
    return names;
  }

  /** @return names of the variables that any step answers */
  public Set<String> answers() {
    return nodes().flatMap(node -> answers(node).stream()).collect(Collectors.toCollection(TreeSet::new));
  }

  /** @return names of the variables that are there once the step is done */
  public Set<String> answers(XmlNode step) {
    return answered.computeIfAbsent(step, this::answersOf);
  }

  private Set<String> answersOf(XmlNode step) {
    Set<String> answers = new HashSet<>();
    formOf(step).ifPresent(form -> form.fields().stream().filter(field -> !field.closed()).map(FormField::key).forEach(answers::add));
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
  public List<String> limits(String element) {
    XmlNode node = node(element);
    return node == null ? List.of() : TimeLimitKeys.of(node);
  }

  /** @return whether it is done for several, side by side or one after the other */
  public static boolean isForSeveral(XmlNode step) {
    return step.hasChild("bpmn:multiInstanceLoopCharacteristics");
  }

  List<XmlNode> flowsFrom(XmlNode node) {
    return Bpmn.flowsFrom(node);
  }
}
