package eu.passerelle.engine;

import java.util.Set;

/** The words that a diagram says to the case overview come from closed lists, and stand where they are read. */
final class PropertyRule implements ModelRule {

  private static final String RULE = "property";
  private static final Set<String> NAMES = Set.of("stage", "timeLimit", "noTimeLimit", "outcome", "lossReason", "action",
      "opportunityState", "milestone", "kind", "calls");
  private static final Set<String> OUTCOMES = Set.of("completed", "lost", "withdrawn", "handed-over");
  private static final Set<String> KINDS = Set.of("opportunity", "programme");

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
      mustBeOneOf(node, name, "milestone", value, Milestones.all(), findings);
      mustBeOneOf(node, name, "kind", value, KINDS, findings);
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
    if (name.equals("milestone") && !canReachSomething(node)) {
      findings.style(node, RULE, "A milestone belongs to an activity, an end event or a blank event on the way: " + node.called() + ".");
    }
    if (name.equals("kind") && !node.is("bpmn:process")) {
      findings.style(node, RULE, "The kind is said of a process as a whole, not of " + node.called() + ".");
    }
    if (name.equals("calls") && !node.is("bpmn:callActivity")) {
      findings.style(node, RULE, "The property calls belongs to a call activity: " + node.called() + ".");
    }
    if (name.equals("action") && !message) {
      findings.style(node, RULE, "An action needs a message that it sends: " + node.called() + ".");
    }
  }

  private static boolean canReachSomething(XmlNode node) {
    return Bpmn.isFlowNode(node) && (!Bpmn.isEvent(node) || node.is("bpmn:endEvent")
        || node.is("bpmn:intermediateThrowEvent") && Bpmn.kindOf(node).isEmpty()) && !Bpmn.isGateway(node);
  }
}
