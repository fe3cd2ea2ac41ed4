package eu.passerelle.engine.rules;

import eu.passerelle.model.ChosenCall;
import eu.passerelle.model.KnownModels;
import eu.passerelle.model.Meaning;
import eu.passerelle.model.XmlNode;
import java.util.Set;
import java.util.function.Predicate;

/** A call says which version it means, hands the number on, and calls something that exists. */
final class CallRule implements ModelRule {

  private static final String RULE = "call";

  private final KnownModels known;

  CallRule(KnownModels known) {
    this.known = known;
  }

  @Override
  public void check(XmlNode root, Findings findings) {
    root.tree("bpmn:callActivity").forEach(call -> {
      mustBeBound(call, "camunda:calledElementBinding", findings);
      if (ChosenCall.of(call).isEmpty()) {
        mustExist(call, call.attribute("calledElement"), known::hasProcess, findings);
      }
      if (call.extensions("camunda:in").noneMatch(in -> in.has("businessKey"))) {
        findings.style(call, RULE, "The call " + call.called() + " does not hand on the case number as business key.");
      }
    });
    root.tree("bpmn:businessRuleTask").forEach(task -> {
      mustBeBound(task, "camunda:decisionRefBinding", findings);
      mustExist(task, task.attribute("camunda:decisionRef"), known::hasDecision, findings);
    });
  }

  private static void mustBeBound(XmlNode node, String binding, Findings findings) {
    if (!Set.of("latest", "deployment").contains(Meaning.of(node, binding))) {
      findings.style(node, RULE, node.called() + " must have the binding latest, or deployment for what lies in the same folder.");
    }
  }

  private static void mustExist(XmlNode node, String id, Predicate<String> there, Findings findings) {
    if (!there.test(id)) {
      findings.error(node, RULE, node.called() + " refers to " + id + ", which does not exist.");
    }
  }
}
