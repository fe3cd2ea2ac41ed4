package eu.passerelle.redesign.proposal;

import eu.passerelle.engine.Literal;
import eu.passerelle.engine.RoleDirectory;
import eu.passerelle.engine.guard.Catalogue;
import eu.passerelle.model.Milestones;
import eu.passerelle.model.Stages;
import eu.passerelle.model.TimeLimitSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What the Modeler offers beside BPMN: a step with its time limit and form, each delegate, each block that can be called. Made of what this
 * house has at the moment it is asked, so it cannot lag behind.
 */
@Component
class ElementTemplates {

  /** The template that steps of a stakeholder have. */
  static final String STEP = "passerelle.step";

  private static final String SCHEMA = "https://unpkg.com/@camunda/element-templates-json-schema/resources/schema.json";
  private static final List<String> OUTCOMES = List.of("completed", "lost", "withdrawn", "handed-over");
  /** Beside what their templates ask for these elements need nothing. */
  private static final Set<String> WHOLLY_ASKED_FOR = Set.of("bpmn:ServiceTask", "bpmn:CallActivity");
  private static final Map<String, String> GROUPS = groups();
  private static final String CASE_NUMBER = "#{execution.processBusinessKey}";

  private final Catalogue catalogue;
  private final Blocks blocks;
  private final TimeLimitSource timeLimits;
  private final RoleDirectory roles;

  ElementTemplates(Catalogue catalogue, Blocks blocks, TimeLimitSource timeLimits, RoleDirectory roles) {
    this.catalogue = catalogue;
    this.blocks = blocks;
    this.timeLimits = timeLimits;
    this.roles = roles;
  }

  /** @return the templates, as the Modeler reads them from a JSON file */
  List<Map<String, Object>> all() {
    return Stream.of(Stream.of(step(), end(), action()), catalogue.entries().stream().map(this::delegate),
        blocks.inForce().stream().map(ElementTemplates::block)).flatMap(templates -> templates).toList();
  }

  private Map<String, Object> step() {
    return template(STEP, "Step of a stakeholder", "A task with a form and a time limit; the lane says whose it is.", "bpmn:UserTask",
        within("task", text("Form", "Id of the form, for example record-visit. Deploy the form together with the diagram.",
            property("camunda:formRef"))),
        hidden("deployment", property("camunda:formRefBinding")),
        within("task", choice("Time limit", "Key of the table of time limits; the due date comes from it.",
            timeLimits.keys().stream().sorted().toList(), extension("timeLimit"))),
        within("task", text("Or why there is none", "", extension("noTimeLimit"))),
        within("task", text("Not by", "Name of the variable that holds the user id of who may not do this.", extension("notBy"))),
        stage(), milestone());
  }

  private static Map<String, Object> end() {
    return template("passerelle.end", "End of a case", "How the case has ended. Only main diagrams say so.", "bpmn:EndEvent",
        within("journey", choice("Outcome", "", OUTCOMES, extension("outcome"))),
        within("journey",
            text("Loss reason", "From the closed list; empty when a form or a table has asked for it.", extension("lossReason"))),
        milestone());
  }

  private static Map<String, Object> action() {
    return template("passerelle.action", "Something a person may report",
        "A message that a button on the case page sends; the lane says who may press it.",
        List.of("bpmn:StartEvent", "bpmn:IntermediateCatchEvent", "bpmn:BoundaryEvent", "bpmn:ReceiveTask"), List.of(
            within("task", text("Sentence on the button", "For example: Record that the candidate withdraws", extension("action")))));
  }

  private Map<String, Object> delegate(Catalogue.Entry entry) {
    List<Map<String, Object>> properties = new ArrayList<>();
    properties.add(hidden("${" + entry.bean() + "}", property("camunda:delegateExpression")));
    entry.takes()
        .forEach(input -> properties.add(within("inputs", text(input, "", Map.of("type", "camunda:inputParameter", "name", input)))));
    entry.says().forEach(literal -> properties.add(within("inputs", said(literal))));
    properties.add(stage());
    String gives = entry.gives().isEmpty() ? "" : " Gives " + String.join(", ", entry.gives()) + ".";
    return template("passerelle.delegate." + entry.bean(), entry.name(), entry.does() + gives, List.of("bpmn:ServiceTask"), properties);
  }

  private Map<String, Object> said(Literal literal) {
    Map<String, String> input = Map.of("type", "camunda:inputParameter", "name", literal.value());
    Map<String, Object> property = literal.kind() == Literal.Kind.ROLE ? role(literal.label(), input)
        : text(literal.label(),
            "Plain words, at most " + literal.kind().longest() + " characters. Everybody at the organisation reads them.", input);
    if (literal.kind() == Literal.Kind.TEXT) {
      property.put("type", "Text");
    }
    property.put("constraints", Map.of("notEmpty", true, "maxLength", literal.kind().longest()));
    return property;
  }

  private Map<String, Object> role(String label, Map<String, String> binding) {
    Map<String, Object> property = text(label, "", binding);
    property.put("type", "Dropdown");
    property.put("choices", roles.keys().stream().map(key -> Map.of("name", roles.labelOf(key), "value", key)).toList());
    return property;
  }

  private static Map<String, Object> block(Blocks.Block block) {
    List<Map<String, Object>> properties = new ArrayList<>();
    properties.add(hidden(block.id(), property("calledElement")));
    properties.add(hidden("latest", property("camunda:calledElementBinding")));
    properties.add(hidden(CASE_NUMBER, Map.of("type", "camunda:in:businessKey")));
    block.takes().forEach(fact -> properties.add(within("handed", given(fact, Map.of("type", "camunda:in", "target", fact)))));
    block.gives().forEach(answer -> properties.add(within("taken", given(answer, Map.of("type", "camunda:out", "source", answer)))));
    properties.add(stage());
    properties.add(milestone());
    return template("passerelle.block." + block.id(), "Call: " + block.name(),
        "Takes and gives back what its page in the documentation says.",
        List.of("bpmn:CallActivity"), properties);
  }

  private static Map<String, Object> stage() {
    return within("journey", choice("Stage that opens here", "", Stages.ALL, extension("stage")));
  }

  private static Map<String, Object> milestone() {
    return within("journey", choice("Milestone reached here", "", Milestones.all(), extension("milestone")));
  }

  @SafeVarargs
  private static Map<String, Object> template(String id, String name, String description, String element,
      Map<String, Object>... properties) {
    return template(id, name, description, List.of(element), List.of(properties));
  }

  private static Map<String, Object> template(String id, String name, String description, List<String> elements,
      List<Map<String, Object>> properties) {
    Map<String, Object> template = new LinkedHashMap<>();
    template.put("$schema", SCHEMA);
    template.put("name", name);
    template.put("id", id);
    template.put("description", description);
    template.put("appliesTo", elements);
    template.put("entriesVisible", elements.stream().noneMatch(WHOLLY_ASKED_FOR::contains));
    Set<Object> used = properties.stream().map(property -> property.get("group")).filter(Objects::nonNull).collect(Collectors.toSet());
    template.put("groups", GROUPS.entrySet().stream().filter(group -> used.contains(group.getKey()))
        .map(group -> Map.of("id", group.getKey(), "label", group.getValue())).toList());
    template.put("properties", properties);
    return template;
  }

  private static Map<String, String> groups() {
    Map<String, String> groups = new LinkedHashMap<>();
    groups.put("task", "Task");
    groups.put("inputs", "What it is told");
    groups.put("handed", "Handed to the block");
    groups.put("taken", "Taken back from the block");
    groups.put("journey", "Journey");
    return groups;
  }

  private static Map<String, Object> within(String group, Map<String, Object> property) {
    property.put("group", group);
    return property;
  }

  private static Map<String, Object> hidden(String value, Map<String, String> binding) {
    Map<String, Object> property = new LinkedHashMap<>();
    property.put("type", "Hidden");
    property.put("value", value);
    property.put("binding", binding);
    return property;
  }

  private static Map<String, Object> text(String label, String description, Map<String, String> binding) {
    Map<String, Object> property = new LinkedHashMap<>();
    property.put("label", label);
    if (!description.isEmpty()) {
      property.put("description", description);
    }
    property.put("type", "String");
    property.put("binding", binding);
    return property;
  }

  private static Map<String, Object> given(String variable, Map<String, String> binding) {
    Map<String, Object> property = text(variable, "", binding);
    property.put("value", variable);
    return property;
  }

  private static Map<String, Object> choice(String label, String description, Collection<String> words, Map<String, String> binding) {
    Map<String, Object> property = text(label, description, binding);
    property.put("type", "Dropdown");
    property.put("choices", Stream.concat(Stream.of(""), words.stream())
        .map(word -> Map.of("name", word.isEmpty() ? "(none)" : word, "value", word)).collect(Collectors.toList()));
    return property;
  }

  private static Map<String, String> property(String name) {
    return Map.of("type", "property", "name", name);
  }

  private static Map<String, String> extension(String name) {
    return Map.of("type", "camunda:property", "name", name);
  }
}
