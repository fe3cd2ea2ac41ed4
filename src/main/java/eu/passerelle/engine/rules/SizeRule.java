package eu.passerelle.engine.rules;

import eu.passerelle.model.Bpmn;
import eu.passerelle.model.XmlNode;

/** A process is no bigger than people and the engine can bear. */
public final class SizeRule implements ModelRule {

  static final String RULE = "size";
  public static final int MOST_NODES = 200;
  static final int MOST_PARTS = 8000;
  static final int MOST_TIMES = 200;

  @Override
  public void check(XmlNode root, Findings findings) {
    long parts = root.tree().count();
    if (parts > MOST_PARTS) {
      findings.error(RULE, "The file has " + parts + " parts, " + MOST_PARTS + " are allowed.");
    }
    root.tree("bpmn:loopCardinality").filter(times -> times.text().matches("\\d+") && Double.parseDouble(times.text()) > MOST_TIMES)
        .forEach(times -> findings.error(times, RULE, Bpmn.stepOf(times).called() + " would be done " + times.text() + " times at once, "
            + MOST_TIMES + " are allowed."));
    root.tree("bpmn:process").forEach(process -> {
      long nodes = process.tree().filter(Bpmn::isFlowNode).count();
      if (nodes > MOST_NODES) {
        findings.error(process, RULE, "The process " + process.called() + " has " + nodes + " elements, " + MOST_NODES
            + " are allowed. Move a stretch of it into a called process.");
      }
    });
  }
}
