package eu.passerelle.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A person's task says what to do, has a form and a time limit or the reason for none; a technical step says how it is tried again. */
final class TaskRule implements ModelRule {

  private static final Pattern KEY = Pattern.compile("'(T_\\w+)'");

  private final Set<String> timeLimits;

  TaskRule(Set<String> timeLimits) {
    this.timeLimits = timeLimits;
  }

  @Override
  public void check(XmlNode root, Findings findings) {
    root.tree("bpmn:userTask").forEach(task -> checkUserTask(task, findings));
    root.tree().filter(node -> "true".equals(node.attribute("camunda:asyncBefore")) && !node.is("bpmn:multiInstanceLoopCharacteristics"))
        .filter(node -> node.extensions("camunda:failedJobRetryTimeCycle").findAny().isEmpty())
        .forEach(node -> findings.style(node, "retry",
            node.called() + " starts in the background and needs a retry cycle, for example R3/PT5M."));
    root.tree().forEach(node -> Stream.concat(Stream.of(node.text()), node.attributes().values().stream())
        .filter(text -> text.contains("timeLimits")).forEach(text -> checkCall(node, text, findings)));
  }

  private void checkUserTask(XmlNode task, Findings findings) {
    if (task.child("bpmn:documentation").map(XmlNode::text).orElse("").isBlank()) {
      findings.style(task, "task-documentation",
          "The task " + task.called() + " does not tell its person what to do. Write it into the documentation.");
    }
    if (!task.has("camunda:formRef")) {
      findings.style(task, "task-form", "The task " + task.called() + " has no form.");
    }
    Map<String, String> properties = task.properties();
    if (properties.containsKey("timeLimit") == properties.containsKey("noTimeLimit")) {
      findings.style(task, "time-limit", "The task " + task.called() + " needs the property timeLimit, or noTimeLimit with the reason.");
    }
    if (properties.containsKey("timeLimit")) {
      mustBeKnown(task, properties.get("timeLimit"), findings);
    }
  }

  private void checkCall(XmlNode node, String text, Findings findings) {
    List<String> keys = KEY.matcher(text).results().map(key -> key.group(1)).toList();
    if (keys.isEmpty()) {
      findings.style(node, "time-limit", "Write a time limit as ${timeLimits.of(execution,'T_KEY')}.");
    }
    keys.forEach(key -> mustBeKnown(node, key, findings));
  }

  private void mustBeKnown(XmlNode node, String key, Findings findings) {
    if (!timeLimits.contains(key)) {
      findings.style(node, "time-limit", "The time limit " + key + " of " + node.called() + " is not in the time-limits table.");
    }
  }
}
