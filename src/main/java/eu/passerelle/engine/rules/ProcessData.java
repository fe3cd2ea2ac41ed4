package eu.passerelle.engine.rules;

import eu.passerelle.model.FormDefinition;
import eu.passerelle.model.XmlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The values that a process works with, as far as its diagram tells: which ones its steps answer, and which ones they ask for. */
public final class ProcessData {

  private static final Set<String> GIVEN = Stream.concat(FormRules.ALWAYS_THERE.stream(),
      Stream.of("unplayedRole", "loopCounter", "nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances"))
      .collect(Collectors.toSet());
  private static final Pattern CONDITION = Pattern.compile("\\$\\{\\s*!?\\s*(\\w+)(?:\\s*[!=]=\\s*'([\\w-]+)')?\\s*}");
  /** Attributes of a step that name a variable. */
  static final List<String> NAMING = List.of("camunda:resultVariable", "camunda:elementVariable", "camunda:errorCodeVariable",
      "camunda:errorMessageVariable", "camunda:escalationCodeVariable");

  private final XmlNode process;
  private final Map<String, FormDefinition> forms;
  private final Set<String> drawn = new HashSet<>();
  private final Map<String, Set<String>> options = new HashMap<>();
  private final List<Need> needs = new ArrayList<>();

  /** @param forms those that come with the diagram, by id */
  public ProcessData(XmlNode process, Map<String, FormDefinition> forms) {
    this.process = process;
    this.forms = forms;
    process.tree().forEach(this::read);
  }

  /** @return what the process asks for, and where */
  public List<Need> needs() {
    return needs;
  }

  /** @return whether some step answers this, or the server always does */
  public boolean answers(String name) {
    return GIVEN.contains(name) || drawn.contains(name) || options.containsKey(name);
  }

  /** @return whether only forms of the process answer this, by a list of answers that has no such one */
  boolean neverAnswers(String name, String value) {
    return options.containsKey(name) && !drawn.contains(name) && !options.get(name).isEmpty() && !options.get(name).contains(value);
  }

  /** @return whether the diagram names all that gives values: a delegate, a message and who starts an instance may bring others */
  public boolean tellsAll() {
    return process.properties().get("kind") == null && process.tree().noneMatch(node -> node.has("camunda:delegateExpression")
        || node.is("bpmn:messageEventDefinition") || node.is("bpmn:receiveTask") || node.is("bpmn:startEvent")
            && node.has("camunda:formRef"));
  }

  private void read(XmlNode node) {
    if (node.is("camunda:out")) {
      drawn.add(node.attribute("target"));
    } else if (node.is("camunda:inputParameter") || node.is("camunda:outputParameter")) {
      drawn.add(node.attribute("name"));
    } else if (node.is("bpmn:conditionExpression")) {
      Matcher condition = CONDITION.matcher(node.text());
      if (condition.matches()) {
        needs.add(new Need(node.parent(), condition.group(1), condition.group(2), null));
      }
    }
    NAMING.forEach(attribute -> drawn.add(node.attribute(attribute)));
    FormDefinition form = forms.get(node.attribute("camunda:formRef"));
    if (form != null) {
      read(node, form);
    }
  }

  private void read(XmlNode node, FormDefinition form) {
    form.fields().stream().filter(field -> !field.closed()).forEach(field -> options.merge(field.key(),
        field.choices().fixed().stream().map(choice -> String.valueOf(choice.value())).collect(Collectors.toSet()), ProcessData::both));
    form.shown().forEach(name -> needs.add(new Need(node, name, null, form.id())));
  }

  /** A field without a list takes any answer. */
  private static Set<String> both(Set<String> some, Set<String> more) {
    return some.isEmpty() || more.isEmpty() ? Set.of() : Stream.concat(some.stream(), more.stream()).collect(Collectors.toSet());
  }

  /**
   * Something that has to be known.
   *
   * @param node the step that shows the form, or the flow that has the condition
   * @param value what it is compared with; may be null
   * @param form id of the form that shows it; null for a condition
   */
  public record Need(XmlNode node, String name, String value, String form) {

    String sentence() {
      if (form == null) {
        return "The condition of the flow " + node.called() + " asks for ‘" + name + "’, which nothing in this diagram answers.";
      }
      return "The form %s of %s shows ‘%s’, which nothing in this diagram answers and no caller hands in.".formatted(form, node.called(),
          name);
    }
  }
}
