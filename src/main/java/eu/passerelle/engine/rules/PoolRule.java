package eu.passerelle.engine.rules;

import eu.passerelle.model.RunningPart;
import eu.passerelle.model.XmlNode;

/** Of the pools that a file draws, one runs. */
final class PoolRule implements ModelRule {

  @Override
  public void check(XmlNode root, Findings findings) {
    root.children("bpmn:process").stream().filter(RunningPart::runs).skip(1)
        .forEach(process -> findings.error(process, "pool", "A file runs one flow, and " + process.called()
            + " would be another. In the Modeler, select its pool and untick Executable; or draw it in a file of its own."));
  }
}
