package eu.passerelle.engine.rules;

import eu.passerelle.model.XmlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;

/** The elements and attributes that a model may consist of; whatever the list does not name is refused. */
final class Vocabulary implements ModelRule {

  private static final String A_DELEGATE = "Use a service task with camunda:delegateExpression and a delegate of the catalogue.";
  private static final String THE_LANE = "Remove it: the lane says who works on the task.";
  private static final String A_FORM = "Use a Camunda Form: camunda:formRef with binding deployment.";
  private static final String A_FLOW = "Name the variables that go in and out one by one.";

  private static final Map<String, String> INSTEAD = Map.ofEntries(
      Map.entry("bpmn:scriptTask", A_DELEGATE), Map.entry("camunda:script", A_DELEGATE), Map.entry("camunda:class", A_DELEGATE),
      Map.entry("camunda:expression", A_DELEGATE), Map.entry("camunda:connector", A_DELEGATE), Map.entry("camunda:type", A_DELEGATE),
      Map.entry("camunda:topic", A_DELEGATE), Map.entry("camunda:field", "Give the value as an input parameter."),
      Map.entry("camunda:taskListener", "Draw what happens as a step of its own."),
      Map.entry("camunda:formKey", A_FORM), Map.entry("camunda:formData", A_FORM), Map.entry("camunda:formHandlerClass", A_FORM),
      Map.entry("camunda:dueDate", "Set the property timeLimit to a key of the time-limits table."),
      Map.entry("camunda:owner", THE_LANE), Map.entry("camunda:candidateStarterGroups", THE_LANE),
      Map.entry("camunda:candidateStarterUsers", THE_LANE),
      Map.entry("variables", A_FLOW), Map.entry("bpmn:complexGateway", "Use exclusive or parallel gateways."),
      Map.entry("language", "Write the condition as an expression such as ${passed}."),
      Map.entry("dmn:import", "Put the decision into its own file."),
      Map.entry("bpmn:import", "Call the other process with a call activity."));

  private final Map<String, Set<String>> words = read();

  @Override
  public void check(XmlNode root, Findings findings) {
    root.tree().forEach(node -> checkWord(node, findings));
  }

  private void checkWord(XmlNode node, Findings findings) {
    Set<String> attributes = words.get(node.name());
    if (attributes == null) {
      findings.error(node, "vocabulary", "The element " + node.name() + " is not allowed here." + instead(node.name()));
      return;
    }
    node.attributes().forEach((attribute, value) -> {
      if (!attributes.contains(attribute) && !attributes.contains(attribute + "=" + value)) {
        findings.error(node, "vocabulary",
            "The attribute " + attribute + " of " + owner(node) + " is not allowed here." + instead(attribute));
      }
    });
  }

  /** The element itself when people know it by its label or id, else with the next one around it that they know. */
  private static String owner(XmlNode node) {
    XmlNode known = node;
    while (!known.has("id") && known.parent() != null) {
      known = known.parent();
    }
    return known == node ? node.called() : node.name() + " in " + known.called();
  }

  private static String instead(String word) {
    String hint = INSTEAD.get(word);
    return hint == null ? "" : " " + hint;
  }

  private static Map<String, Set<String>> read() {
    try {
      Map<String, Set<String>> words = new HashMap<>();
      new ClassPathResource("model-vocabulary.txt").getContentAsString(StandardCharsets.UTF_8).lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.strip().split("\\s+"))
          .forEach(line -> words.put(line[0], Set.copyOf(Arrays.asList(line).subList(1, line.length))));
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
