package eu.passerelle.engine.rules;

import eu.passerelle.model.Bpmn;
import eu.passerelle.model.XmlNode;
import java.util.List;
import java.util.regex.Pattern;

/** A gateway asks one question with one answer a flow; nothing splits or joins without a gateway. */
final class GatewayRule implements ModelRule {

  private static final String QUESTION = "gateway-question";
  private static final String ROUTING = "routing";
  private static final Pattern CONDITION = Pattern.compile("\\$\\{\\s*(!?\\s*\\w+|\\w+\\s*[!=]=\\s*'[\\w-]+')\\s*}");

  @Override
  public void check(XmlNode root, Findings findings) {
    Bpmn.nodesOfAllLevels(root).forEach(node -> {
      if (Bpmn.isQuestion(node)) {
        checkQuestion(node, findings);
      } else {
        Bpmn.flowsFrom(node).stream()
            .filter(flow -> flow.hasChild("bpmn:conditionExpression") || node.attribute("default").equals(flow.id()))
            .forEach(flow -> findings.style(flow, QUESTION,
                "Only a gateway that asks a question has conditions and a default: " + node.called() + "."));
      }
      checkRouting(node, findings);
    });
  }

  private static void checkQuestion(XmlNode gateway, Findings findings) {
    if (!gateway.attribute("name").strip().endsWith("?")) {
      findings.style(gateway, QUESTION, "The label of the gateway " + gateway.called() + " must be a question.");
    }
    if (!gateway.has("default")) {
      findings.error(gateway, QUESTION, "The gateway " + gateway.called() + " needs a default flow: the happy answer.");
    }
    for (XmlNode flow : Bpmn.flowsFrom(gateway)) {
      checkAnswer(gateway, flow, findings);
    }
  }

  private static void checkAnswer(XmlNode gateway, XmlNode flow, Findings findings) {
    boolean isDefault = flow.id().equals(gateway.attribute("default"));
    String condition = flow.child("bpmn:conditionExpression").map(XmlNode::text).orElse("");
    if (!flow.has("name")) {
      findings.style(flow, QUESTION, "A flow out of " + gateway.called() + " has no answer as its label.");
    }
    if (isDefault != condition.isEmpty()) {
      findings.error(flow, QUESTION, isDefault ? "The default flow of " + gateway.called() + " has a condition."
          : "A flow out of " + gateway.called() + " that is not the default has no condition.");
    }
    if (!condition.isEmpty() && !CONDITION.matcher(condition).matches()) {
      findings.style(flow, "condition",
          "The condition " + condition + " must be one boolean or one comparison with a fixed answer. Decide more in a table.");
    }
  }

  private static void checkRouting(XmlNode node, Findings findings) {
    int in = Bpmn.flowsTo(node).size();
    int out = Bpmn.flowsFrom(node).size();
    if (List.of("bpmn:inclusiveGateway", "bpmn:complexGateway").contains(node.name())) {
      findings.style(node, ROUTING, "Inclusive and complex gateways are not used: " + node.called() + ".");
    }
    if (Bpmn.isGateway(node)) {
      if (in > 1 && out > 1) {
        findings.style(node, ROUTING, "The gateway " + node.called() + " joins and splits at once.");
      }
      if (in < 2 && out < 2) {
        findings.style(node, ROUTING, "The gateway " + node.called() + " neither joins nor splits.");
      }
      return;
    }
    if (out > 1) {
      findings.style(node, ROUTING, "Several flows leave " + node.called() + ". Split with a gateway.");
    }
    if (in > 1) {
      findings.style(node, ROUTING, "Several flows enter " + node.called() + ". Join with a gateway.");
    }
  }
}
