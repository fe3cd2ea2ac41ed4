package eu.passerelle.engine.rules;

import eu.passerelle.model.XmlNode;

/** Every process and every decision says how long its history is kept. */
final class TtlRule implements ModelRule {

  @Override
  public void check(XmlNode root, Findings findings) {
    root.tree().filter(node -> node.is("bpmn:process") || node.is("dmn:decision"))
        .filter(node -> !node.attribute("camunda:historyTimeToLive").matches("P?\\d+D?"))
        .forEach(node -> findings.error(node, "history-time-to-live", "Say how long the history of " + node.called()
            + " is kept: camunda:historyTimeToLive in days, for example P1826D."));
  }
}
