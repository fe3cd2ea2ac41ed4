package eu.passerelle.engine.rules;

import eu.passerelle.model.RunningPart;
import eu.passerelle.model.XmlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/** The elements and attributes that a model may consist of; whatever the list does not name is refused, and one word is told of once. */
final class Vocabulary implements ModelRule {

  private static final String A_DELEGATE = "Use a service task with camunda:delegateExpression and a delegate of the catalogue.";
  private static final String THE_LANE = "Remove it: the lane says who works on the task.";
  private static final String A_FORM = "Use a Camunda Form: camunda:formRef with binding deployment.";
  private static final int MOST_OTHERS = 5;
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
      Map.entry("camunda:followUpDate", "Set the property timeLimit to a key of the time-limits table."),
      Map.entry("camunda:initiator", "Empty the field Initiator of the start event: the house notes who starts a flow."),
      Map.entry("bpmn:standardLoopCharacteristics", "Nothing repeats by it: lead a flow back through a gateway that asks a question."),
      Map.entry("isForCompensation", "Draw what undoes the step as a step of its own."),
      Map.entry("bpmn:transaction", "Use a subprocess."), Map.entry("bpmn:adHocSubProcess", "Use a subprocess."),
      Map.entry("variables", A_FLOW), Map.entry("bpmn:complexGateway", "Use exclusive or parallel gateways."),
      Map.entry("language", "Write the condition as an expression such as ${passed}."),
      Map.entry("dmn:import", "Put the decision into its own file."),
      Map.entry("bpmn:import", "Call the other process with a call activity."));

  private static final String ANYWHERE = "*";

  private final Map<String, Set<String>> words = read();

  /** What stands within something that is refused is refused with it. */
  @Override
  public void check(XmlNode root, Findings findings) {
    Map<String, List<XmlNode>> refused = new LinkedHashMap<>();
    check(root, refused);
    refused.forEach((word, nodes) -> findings.error(nodes.get(0), "vocabulary",
        nodes.get(0).name().equals(word) ? elementSentence(nodes) : attributeSentence(word, nodes)));
  }

  private void check(XmlNode node, Map<String, List<XmlNode>> refused) {
    Set<String> attributes = words.get(node.name());
    if (attributes == null) {
      refused.computeIfAbsent(node.name(), first -> new ArrayList<>()).add(node);
      return;
    }
    node.attributes().forEach((attribute, value) -> {
      if (!attributes.contains(attribute) && !attributes.contains(attribute + "=" + value) && !words.get(ANYWHERE).contains(attribute)) {
        refused.computeIfAbsent(attribute, first -> new ArrayList<>()).add(node);
      }
    });
    node.children().forEach(child -> check(child, refused));
  }

  private static String elementSentence(List<XmlNode> nodes) {
    XmlNode node = nodes.get(0);
    if (RunningPart.isForeign(node.name())) {
      return "The element " + node.kind() + " in " + owner(node) + " is of another tool and stands where the engine would read it."
          + " Take it out in that tool, or draw the step anew in the Modeler." + others(nodes);
    }
    return "The element " + node.name() + " is not allowed here. " + INSTEAD.getOrDefault(node.name(),
        "In the Modeler, select " + owner(node) + " and delete it, or draw it as something else.") + others(nodes);
  }

  private static String attributeSentence(String attribute, List<XmlNode> nodes) {
    return "The attribute " + attribute + " of " + owner(nodes.get(0)) + " is not allowed here. "
        + INSTEAD.getOrDefault(attribute, "In the Modeler, select the element and empty the field.") + others(nodes);
  }

  private static String others(List<XmlNode> nodes) {
    List<String> others = nodes.stream().skip(1).map(Vocabulary::owner).distinct().toList();
    return others.isEmpty() ? "" : " So it is with " + others.stream().limit(MOST_OTHERS).collect(Collectors.joining(", "))
        + (others.size() > MOST_OTHERS ? " and " + (others.size() - MOST_OTHERS) + " more." : ".");
  }

  /** The element itself when people know it by its label or id, else with the next one around it that they know. */
  private static String owner(XmlNode node) {
    XmlNode known = node;
    while (!known.has("id") && known.parent() != null) {
      known = known.parent();
    }
    return known == node || RunningPart.isForeign(node.name()) ? known.called() : node.name() + " in " + known.called();
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
