package eu.passerelle.engine;

/** A process is no bigger than people and the engine can bear. */
final class SizeRule implements ModelRule {

  static final int MOST_NODES = 200;

  @Override
  public void check(XmlNode root, Findings findings) {
    root.tree("bpmn:process").forEach(process -> {
      long nodes = process.tree().filter(Bpmn::isFlowNode).count();
      if (nodes > MOST_NODES) {
        findings.error(process, "size", "The process " + process.called() + " has " + nodes + " elements, " + MOST_NODES
            + " are allowed. Move a stretch of it into a called process.");
      }
    });
  }
}
