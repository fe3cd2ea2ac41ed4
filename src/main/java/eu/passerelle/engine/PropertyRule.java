package eu.passerelle.engine;

import java.util.Set;

/** The words that a diagram says to the case overview come from closed lists, and stand where they are read. */
final class PropertyRule implements ModelRule {

  private static final String RULE = "property";
  private static final Set<String> NAMES = Set.of("stage", "timeLimit", "noTimeLimit", "outcome", "lossReason", "action",
      "opportunityState");
  private static final Set<String> OUTCOMES = Set.of("completed", "lost", "withdrawn");

  @Override
  public void check(XmlNode root, Findings findings) {
    root.tree().forEach(node -> node.properties().forEach((name, value) -> {
      if (!NAMES.contains(name)) {
        findings.style(node, RULE, "Nothing reads the property " + name + " of " + node.called() + ". Known are "
            + String.join(", ", NAMES.stream().sorted().toList()) + ".");
      }
      mustBeOneOf(node, name, "stage", value, Set.copyOf(Stages.ALL), findings);
      mustBeOneOf(node, name, "outcome", value, OUTCOMES, findings);
      mustBeOneOf(node, name, "lossReason", value, LossReasons.all(), findings);
      checkPlace(node, name, findings);
    }));
  }

  private static void mustBeOneOf(XmlNode node, String name, String wanted, String value, Set<String> list, Findings findings) {
    if (name.equals(wanted) && !list.contains(value)) {
      findings.style(node, RULE, "The " + name + " " + value + " of " + node.called() + " is not in the list.");
    }
  }

  private static void checkPlace(XmlNode node, String name, Findings findings) {
    boolean end = node.is("bpmn:endEvent");
    boolean message = "message".equals(Bpmn.kindOf(node)) || node.is("bpmn:receiveTask");
    if ((name.equals("outcome") || name.equals("lossReason")) && !end) {
      findings.style(node, RULE, "The property " + name + " belongs to an end event: " + node.called() + ".");
    }
    if (name.equals("action") && !message) {
      findings.style(node, RULE, "An action needs a message that it sends: " + node.called() + ".");
    }
  }
}
