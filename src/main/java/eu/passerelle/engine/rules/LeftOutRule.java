package eu.passerelle.engine.rules;

import eu.passerelle.model.RunningPart;
import eu.passerelle.model.XmlNode;
import java.util.ArrayList;
import java.util.List;

/** Says once what a file keeps although nothing runs by it, so that nobody waits for it to happen. */
final class LeftOutRule implements ModelRule {

  private static final String RULE = "left-out";

  @Override
  public void check(XmlNode root, Findings findings) {
    List<String> said = new ArrayList<>();
    RunningPart.poolsBesideIt(root).map(process -> calledInDrawing(root, process))
        .forEach(pool -> said.add("The pool " + pool + " is only drawn: nothing in it runs."));
    if (RunningPart.holdsOthers(root)) {
      said.add("Another tool keeps something of its own in this file. It stays there and changes nothing here.");
    }
    if (!said.isEmpty()) {
      findings.style((String) null, RULE, String.join(" ", said));
    }
  }

  private static String calledInDrawing(XmlNode root, XmlNode process) {
    return root.tree("bpmn:participant").filter(pool -> pool.attribute("processRef").equals(process.id())).findFirst().orElse(process)
        .called();
  }
}
