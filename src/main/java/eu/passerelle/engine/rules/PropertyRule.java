package eu.passerelle.engine.rules;

import eu.passerelle.model.Bpmn;
import eu.passerelle.model.XmlNode;
import java.util.Set;

/** A property has a name that something reads, and stands where it is read. */
final class PropertyRule implements ModelRule {

  private static final String RULE = "property";
  private static final Set<String> NAMES = Set.of("stage", "timeLimit", "noTimeLimit", "outcome", "lossReason", "action",
      "opportunityState", "milestone", "kind", "calls", "notBy");

  @Override
  public void check(XmlNode root, Findings findings) {
    root.tree().forEach(node -> node.properties().forEach((name, value) -> {
      if (!NAMES.contains(name)) {
        findings.style(node, RULE, "Nothing reads the property " + name + " of " + node.called() + ". Known are "
            + String.join(", ", NAMES.stream().sorted().toList()) + ".");
      }
      checkPlace(node, name, findings);
    }));
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
    if (name.equals("notBy") && !node.is("bpmn:userTask")) {
      findings.style(node, RULE, "A second person is asked for at a user task, not at " + node.called() + ".");
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
