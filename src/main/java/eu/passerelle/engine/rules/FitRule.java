package eu.passerelle.engine.rules;

import eu.passerelle.model.Bpmn;
import eu.passerelle.model.XmlNode;
import java.util.Set;

/** What the engine and our own rows keep of a model fits into their columns; else the database would notice when the first case comes by. */
final class FitRule implements ModelRule {

  static final String RULE = "fit";
  /** Most columns of names, labels and ids. */
  static final int COLUMN = 255;
  /** Our rows know a flow by the id of its process or table. */
  static final int FLOW_ID = 64;
  /** The engine puts a mark of its own behind the id of a step that is done for each. */
  static final int STEP_ID = COLUMN - "#multiInstanceBody".length();

  private static final int TAG = 64;
  private static final int CLAUSE_ID = 64;
  private static final int TEXT = 4000;
  /** The engine keeps a time with its kind before it. */
  private static final int TIME = COLUMN - "DURATION: ".length();

  private static final Set<String> FLOWS = Set.of("bpmn:process", "dmn:decision");
  private static final Set<String> CLAUSES = Set.of("dmn:input", "dmn:output", "dmn:rule");
  private static final Set<String> NAMED = Set.of("bpmn:process", "bpmn:message", "bpmn:signal", "dmn:definitions", "dmn:decision");
  private static final Set<String> TIMES = Set.of("bpmn:timeDuration", "bpmn:timeDate", "bpmn:timeCycle");
  private static final Set<String> PARAMETERS = Set.of("camunda:inputParameter", "camunda:outputParameter", "dmn:output");

  @Override
  public void check(XmlNode root, Findings findings) {
    root.tree().forEach(node -> {
      must(node, "id", node.id(), FLOWS.contains(node.name()) ? FLOW_ID : CLAUSES.contains(node.name()) ? CLAUSE_ID : STEP_ID, findings);
      checkNames(node, findings);
      checkVariables(node, findings);
      must(node, "version tag", node.attribute("camunda:versionTag"), TAG, findings);
      if (TIMES.contains(node.name())) {
        must(node, "time", node.text(), TIME, findings);
      }
      if (node.is("bpmn:documentation") && node.parent().is("bpmn:userTask")) {
        must(node.parent(), "documentation", node.text(), TEXT, findings);
      }
    });
  }

  private static void checkNames(XmlNode node, Findings findings) {
    if (Bpmn.isFlowNode(node)) {
      must(node, "label", node.attribute("name"), COLUMN, findings);
    } else if (NAMED.contains(node.name())) {
      must(node, "name", node.attribute("name"), COLUMN, findings);
    } else if (CLAUSES.contains(node.name())) {
      must(node, "label", node.attribute("label"), COLUMN, findings);
    }
  }

  private static void checkVariables(XmlNode node, Findings findings) {
    ProcessData.NAMING.forEach(attribute -> variable(node, node.attribute(attribute), findings));
    if (PARAMETERS.contains(node.name())) {
      variable(node, node.attribute("name"), findings);
    }
    if (node.is("camunda:in") || node.is("camunda:out")) {
      variable(node, node.attribute("target"), findings);
    }
  }

  private static void variable(XmlNode node, String name, Findings findings) {
    must(node, "name of a variable", name, COLUMN, findings);
  }

  private static void must(XmlNode node, String what, String text, int most, Findings findings) {
    if (text.length() > most) {
      findings.error(node, RULE, sentence(what, Bpmn.stepOf(node), text, most));
    }
  }

  private static String sentence(String what, XmlNode step, String text, int most) {
    return "The " + what + " “" + Words.shortened(text) + "”" + (step.has("name") && !step.attribute("name").equals(text)
        ? " of " + Words.shortened(step.called()) : "") + " has " + text.length() + " characters, " + most + " are the most. Shorten it.";
  }
}
