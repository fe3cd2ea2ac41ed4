package eu.passerelle.engine.rules;

import eu.passerelle.model.Bpmn;
import eu.passerelle.model.TimeLimitKeys;
import eu.passerelle.model.XmlNode;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A step runs under a time limit that the table has; without the row there is no due date, and a timer stops the case. */
final class TimeLimitRule implements ModelRule {

  private final Supplier<Set<String>> keys;

  /** @param keys those of the tables that will count once the model is deployed; asked for only where a step stands under one */
  TimeLimitRule(Supplier<Set<String>> keys) {
    this.keys = keys;
  }

  @Override
  public void check(XmlNode root, Findings findings) {
    root.tree().forEach(node -> {
      Stream<String> ofTask = node.is("bpmn:userTask") ? TimeLimitKeys.ofTask(node).stream() : Stream.empty();
      Stream.concat(ofTask, TimeLimitKeys.inExpressionsOf(node)).forEach(key -> mustBeKnown(node, key, findings));
    });
  }

  private void mustBeKnown(XmlNode node, String key, Findings findings) {
    if (!keys.get().contains(key)) {
      findings.error(node, "time-limit", "The time limit " + key + " of " + Bpmn.stepOf(node).called()
          + " is not in the time-limits table. Take a key of the table, or deploy the table with a new row first.");
    }
  }
}
