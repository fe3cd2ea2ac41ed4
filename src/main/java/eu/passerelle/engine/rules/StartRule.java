package eu.passerelle.engine.rules;

import eu.passerelle.model.Bpmn;
import eu.passerelle.model.XmlNode;
import java.util.Map;

/**
 * A flow is begun by a person or by another flow. What begins by itself has no case and no scheme, so its work would be nobody's; and the
 * message that it begins by is meant for a case of somebody else.
 */
final class StartRule implements ModelRule {

  private static final String RULE = "start";
  private static final Map<String, String> BY_ITSELF = Map.of(
      "message", "each time the message %s is sent, also when it is meant for a case of another flow",
      "signal", "each time any flow of any scheme throws the signal %s",
      "timer", "each time its timer is due",
      "conditional", "each time its condition holds");

  @Override
  public void check(XmlNode root, Findings findings) {
    root.children("bpmn:process").forEach(process -> process.children("bpmn:startEvent").stream()
        .filter(start -> BY_ITSELF.containsKey(Bpmn.kindOf(start)))
        .forEach(start -> findings.error(start, RULE, "The flow would begin at " + start.called() + " "
            + BY_ITSELF.get(Bpmn.kindOf(start)).formatted(what(start, root)).replace("  ", " ")
            + ", and without a case nobody gets its work. In the Modeler, change it into a plain start event, which a person or another"
            + " flow starts; wait for " + awaited(Bpmn.kindOf(start)) + " in the flow of the case it concerns.")));
    root.tree("bpmn:signalEventDefinition").filter(signal -> !signal.parent().is("bpmn:startEvent") || !isOfProcess(signal.parent()))
        .forEach(signal -> findings.style(signal.parent(), RULE, "The signal " + what(signal.parent(), root) + " of "
            + signal.parent().called() + " reaches every case of every scheme that waits for it. Use a message to reach one case."));
  }

  private static boolean isOfProcess(XmlNode start) {
    return start.parent().is("bpmn:process");
  }

  private static String awaited(String kind) {
    return switch (kind) {
      case "message", "signal" -> "the " + kind;
      case "timer" -> "the time";
      default -> "the condition";
    };
  }

  /** @return the name of the message or signal that the event is about */
  private static String what(XmlNode event, XmlNode root) {
    return event.children().stream().map(definition -> definition.attribute("messageRef") + definition.attribute("signalRef"))
        .filter(id -> !id.isEmpty()).findFirst().flatMap(root::find).map(XmlNode::called).orElse("");
  }
}
