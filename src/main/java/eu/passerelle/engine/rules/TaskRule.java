package eu.passerelle.engine.rules;

import eu.passerelle.model.TimeLimitKeys;
import eu.passerelle.model.TimeLimitSource;
import eu.passerelle.model.XmlNode;
import java.util.Map;
import java.util.stream.Stream;

/** A person's task says what to do, and its time limit or the reason for none; a technical step says how it is tried again. */
final class TaskRule implements ModelRule {

  @Override
  public void check(XmlNode root, Findings findings) {
    root.tree("bpmn:userTask").forEach(task -> checkUserTask(task, findings));
    root.tree().filter(node -> "true".equals(node.attribute("camunda:asyncBefore")) && !node.is("bpmn:multiInstanceLoopCharacteristics"))
        .filter(node -> node.extensions("camunda:failedJobRetryTimeCycle").findAny().isEmpty())
        .forEach(node -> findings.style(node, "retry",
            node.called() + " starts in the background and needs a retry cycle, for example R3/PT5M."));
    root.tree().forEach(node -> Stream.concat(Stream.of(node.text()), node.attributes().values().stream())
        .filter(text -> text.contains(TimeLimitSource.BEAN) && TimeLimitKeys.asked(text).isEmpty())
        .forEach(text -> findings.style(node, "time-limit", "Write a time limit as ${timeLimits.of(execution,'T_KEY')}.")));
  }

  private static void checkUserTask(XmlNode task, Findings findings) {
    if (task.child("bpmn:documentation").map(XmlNode::text).orElse("").isBlank()) {
      findings.style(task, "task-documentation",
          "The task " + task.called() + " does not tell its person what to do. Write it into the documentation.");
    }
    Map<String, String> properties = task.properties();
    if (properties.containsKey("timeLimit") == properties.containsKey("noTimeLimit")) {
      findings.error(task, "time-limit", "The task " + task.called() + " needs the property timeLimit, or noTimeLimit with the reason.");
    }
  }
}
