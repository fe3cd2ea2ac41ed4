package eu.passerelle.engine.rules;

import eu.passerelle.model.Bpmn;
import eu.passerelle.model.FormDefinition;
import eu.passerelle.model.FormField;
import eu.passerelle.model.XmlNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a step is done for each of is a list; the answers to a checklist are one only when they are asked for their elements. */
final class CollectionRule implements ModelRule {

  private static final String RULE = "collection";
  private static final Pattern VARIABLE = Pattern.compile("(?:[$#]\\{\\s*)?(\\w+)(\\.elements\\(\\))?\\s*}?");

  private final Map<String, FormDefinition> forms;

  /** @param forms those that come with the model, by id */
  CollectionRule(Map<String, FormDefinition> forms) {
    this.forms = forms;
  }

  @Override
  public void check(XmlNode root, Findings findings) {
    root.tree("bpmn:process").forEach(process -> process.tree("bpmn:multiInstanceLoopCharacteristics").forEach(loop -> {
      Matcher collection = VARIABLE.matcher(loop.attribute("camunda:collection").strip());
      if (collection.matches()) {
        check(Bpmn.stepOf(loop), collection.group(1), collection.group(2) != null, answers(process, collection.group(1)), findings);
      }
    }));
  }

  private static void check(XmlNode step, String name, boolean asksForElements, List<FormField> answers, Findings findings) {
    String what = step.called() + " is done for each of ‘" + name + "’";
    if (!answers.isEmpty() && answers.stream().noneMatch(FormField::choosesMany)) {
      findings.error(step, RULE, what + ", which is a single answer. Ask for it with a checklist or a tag list.");
    } else if (!asksForElements && !answers.isEmpty()) {
      findings.error(step, RULE, what + ", which is a checklist and cannot be gone through like that. " + way(name));
    } else if (!asksForElements) {
      findings.style(step, RULE, what + ". Should that be the answer to a checklist, it cannot be gone through like that. " + way(name));
    }
  }

  private static String way(String name) {
    return "In the Modeler, under Multi-instance, write ${" + name + ".elements()} as the collection.";
  }

  private List<FormField> answers(XmlNode process, String name) {
    return process.tree().map(node -> forms.get(node.attribute("camunda:formRef"))).filter(Objects::nonNull)
        .flatMap(form -> form.fields().stream()).filter(field -> !field.closed() && field.key().equals(name)).toList();
  }
}
