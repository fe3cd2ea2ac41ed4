package eu.passerelle.engine.rules;

import eu.passerelle.model.Bpmn;
import eu.passerelle.model.ChosenCall;
import eu.passerelle.model.ModelSet;
import eu.passerelle.model.XmlNode;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.util.StringUtils;

/** What a step refers to is named plainly, bound on purpose, and there. */
final class ReferenceRule implements ModelRule {

  private static final String RULE = "reference";
  private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final String DEPLOYMENT = "deployment";

  private final ModelSet together;

  /** @param together what is deployed together with the model */
  ReferenceRule(ModelSet together) {
    this.together = together;
  }

  @Override
  public void check(XmlNode root, Findings findings) {
    root.tree().forEach(node -> {
      checkForm(node, findings);
      checkName(node, "message", root, findings);
      checkName(node, "signal", root, findings);
      checkDecision(node, findings);
      checkCall(node, findings);
      checkVariable(node, "camunda:resultVariable", findings);
      checkVariable(node, "camunda:elementVariable", findings);
    });
  }

  private static void checkName(XmlNode node, String kind, XmlNode root, Findings findings) {
    String ref = node.attribute(kind + "Ref");
    XmlNode step = Bpmn.stepOf(node);
    if (!ref.isEmpty() && root.children("bpmn:" + kind).stream().anyMatch(named -> named.id().equals(ref) && !named.has("name"))) {
      findings.error(step, RULE, "The " + kind + " of " + step.called() + " has no name. In the Modeler, select it and write one under "
          + StringUtils.capitalize(kind) + ", Name.");
    }
  }

  private void checkForm(XmlNode node, Findings findings) {
    if (!node.has("camunda:formRef")) {
      if (node.is("bpmn:userTask")) {
        findings.error(node, "task-form", "The task " + node.called() + " has no form, so nobody could answer it. Give it a Camunda Form.");
      }
      return;
    }
    String form = node.attribute("camunda:formRef");
    if (!DEPLOYMENT.equals(node.attribute("camunda:formRefBinding"))) {
      findings.error(node, RULE,
          "The form " + form + " of " + node.called() + " must have the binding deployment, so that open tasks keep their form.");
    } else {
      mustBeThere(node, "form", form, together.forms(), findings);
    }
  }

  private void checkDecision(XmlNode node, Findings findings) {
    if (!node.is("bpmn:businessRuleTask")) {
      return;
    }
    if (!isPlain(node, "camunda:decisionRef", findings)) {
      return;
    }
    if (DEPLOYMENT.equals(node.attribute("camunda:decisionRefBinding"))) {
      mustBeThere(node, "decision", node.attribute("camunda:decisionRef"), together.decisions(), findings);
    }
  }

  private void checkCall(XmlNode node, Findings findings) {
    if (!node.is("bpmn:callActivity") || ChosenCall.of(node).isPresent() || !isPlain(node, "calledElement", findings)) {
      return;
    }
    if (DEPLOYMENT.equals(node.attribute("camunda:calledElementBinding"))) {
      mustBeThere(node, "process", node.attribute("calledElement"), together.processes(), findings);
    }
  }

  private static void mustBeThere(XmlNode node, String kind, String id, Set<String> there, Findings findings) {
    if (!there.contains(id)) {
      findings.error(node, RULE, "The " + kind + " " + id + " of " + node.called()
          + " is not among the files. Add it to the deployment; in the Modeler, tick it as an additional file.");
    }
  }

  private static boolean isPlain(XmlNode node, String attribute, Findings findings) {
    boolean plain = PLAIN_ID.matcher(node.attribute(attribute)).matches();
    if (!plain) {
      findings.error(node, RULE, node.called() + " must name what it runs by a plain id in " + attribute + ".");
    }
    return plain;
  }

  private static void checkVariable(XmlNode node, String attribute, Findings findings) {
    if (node.has(attribute) && !VARIABLE.matcher(node.attribute(attribute)).matches()) {
      findings.error(node, RULE, "The " + attribute + " of " + node.called() + " must be the plain name of a variable.");
    }
  }
}
