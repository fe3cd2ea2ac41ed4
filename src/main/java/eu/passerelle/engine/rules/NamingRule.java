package eu.passerelle.engine.rules;

import eu.passerelle.model.Bpmn;
import eu.passerelle.model.XmlNode;
import java.util.Map;
import java.util.regex.Pattern;

/** Ids that people, tests and reports can read, and that stay when a label changes. */
public final class NamingRule implements ModelRule {

  private static final String RULE = "id";
  private static final Pattern PROCESS = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern FLOW = Pattern.compile("flow_[a-z][A-Za-z0-9_]*");
  private static final Pattern OF_THE_MODELER = Pattern.compile("StartEvent_1|(Activity|StartEvent|Event|Gateway|Flow|Lane|Message|Signal"
      + "|Error|Escalation|DecisionRule)_[0-9a-z]{7}");
  private static final Pattern EVENT_NAME = Pattern.compile("(Message|Signal|Error|Escalation)_[A-Z][A-Za-z0-9]*");
  private static final Map<String, String> PREFIXES = Map.ofEntries(
      Map.entry("bpmn:startEvent", "startEvent"), Map.entry("bpmn:endEvent", "endEvent"), Map.entry("bpmn:boundaryEvent", "event"),
      Map.entry("bpmn:intermediateCatchEvent", "event"), Map.entry("bpmn:intermediateThrowEvent", "event"),
      Map.entry("bpmn:exclusiveGateway", "gateway"), Map.entry("bpmn:parallelGateway", "gateway"),
      Map.entry("bpmn:eventBasedGateway", "gateway"),
      Map.entry("bpmn:userTask", "userTask"), Map.entry("bpmn:serviceTask", "serviceTask"), Map.entry("bpmn:sendTask", "sendTask"),
      Map.entry("bpmn:receiveTask", "receiveTask"), Map.entry("bpmn:manualTask", "manualTask"),
      Map.entry("bpmn:businessRuleTask", "businessRuleTask"),
      Map.entry("bpmn:callActivity", "callActivity"), Map.entry("bpmn:subProcess", "subProcess"));

  @Override
  public void check(XmlNode root, Findings findings) {
    root.children("bpmn:process").forEach(process -> must(process, PROCESS, "words in small letters with hyphens. In the Modeler, write it"
        + " under General, ID, or, when the flow has a pool, under Process ID of the pool", findings));
    root.tree("bpmn:sequenceFlow").forEach(flow -> must(flow, FLOW, "flow_ and what it says", findings));
    root.children().stream().filter(node -> node.name().matches("bpmn:(message|signal|error|escalation)"))
        .forEach(node -> must(node, EVENT_NAME, "for example Message_OfferMade", findings));
    Bpmn.nodesOfAllLevels(root).filter(node -> PREFIXES.containsKey(node.name())).forEach(node -> {
      String prefix = PREFIXES.get(node.name()) + "_";
      must(node, Pattern.compile(prefix + "[a-z][A-Za-z0-9]*"), prefix + " and its words", findings);
    });
    Bpmn.nodesOfAllLevels(root).filter(node -> node.is("bpmn:exclusiveGateway") && !Bpmn.isQuestion(node) && !node.id().endsWith("Join"))
        .forEach(node -> findings.style(node, RULE, "The id of a gateway that only joins ends in Join: " + node.id() + "."));
  }

  /** @return whether it tells of an id that the Modeler has made up, which says nothing about whoever drew the element */
  public static boolean blamesTheModeler(Finding finding) {
    return (finding.rule().equals(RULE) || finding.message().startsWith("The id ")) && finding.severity() == Finding.Severity.STYLE
        && finding.elementId() != null && OF_THE_MODELER.matcher(finding.elementId()).matches();
  }

  private static void must(XmlNode node, Pattern pattern, String example, Findings findings) {
    if (!pattern.matcher(node.id()).matches()) {
      findings.style(node, RULE, "The id " + node.id() + " must be " + example + ".");
    }
  }
}
