package eu.passerelle.engine;

import java.util.Set;

/** A call says which version it means, hands the number on, and calls something that exists. */
final class CallRule implements ModelRule {

  private static final String RULE = "call";

  private final ModelSet everything;

  CallRule(ModelSet everything) {
    this.everything = everything;
  }

  @Override
  public void check(XmlNode root, Findings findings) {
    root.tree("bpmn:callActivity").forEach(call -> {
      mustBeBound(call, "camunda:calledElementBinding", findings);
      if (ChosenCall.of(call).isEmpty()) {
        mustExist(call, call.attribute("calledElement"), everything.processes(), findings);
      }
      if (call.extensions("camunda:in").noneMatch(in -> in.has("businessKey"))) {
        findings.style(call, RULE, "The call " + call.called() + " does not hand on the case number as business key.");
      }
    });
    root.tree("bpmn:businessRuleTask").forEach(task -> {
      mustBeBound(task, "camunda:decisionRefBinding", findings);
      mustExist(task, task.attribute("camunda:decisionRef"), everything.decisions(), findings);
    });
  }

  private static void mustBeBound(XmlNode node, String binding, Findings findings) {
    if (!Set.of("latest", "deployment").contains(node.attribute(binding))) {
      findings.style(node, RULE, node.called() + " must state its binding: latest, or deployment for what lies in the same folder.");
    }
  }

  private static void mustExist(XmlNode node, String id, Set<String> known, Findings findings) {
    if (!known.contains(id)) {
      findings.style(node, RULE, node.called() + " refers to " + id + ", which does not exist.");
    }
  }
}
