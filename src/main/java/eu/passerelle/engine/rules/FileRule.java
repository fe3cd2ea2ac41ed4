package eu.passerelle.engine.rules;

import eu.passerelle.model.ModelFile;
import eu.passerelle.model.XmlNode;
import java.util.List;

/** One pool and one executable process per file; folder, file and process have one name. */
final class FileRule implements ModelRule {

  private static final String RULE = "file";

  private final ModelFile file;

  FileRule(ModelFile file) {
    this.file = file;
  }

  @Override
  public void check(XmlNode root, Findings findings) {
    List<XmlNode> processes = root.children("bpmn:process");
    if (processes.size() != 1) {
      findings.style(root, RULE, "A file holds one process, this one has " + processes.size() + ".");
      return;
    }
    XmlNode process = processes.get(0);
    if (!process.id().equals(file.stem()) || !process.id().equals(file.folder())) {
      findings.style(process, RULE,
          "Process id, file and folder must be equal: " + process.id() + ", " + file.stem() + ", " + file.folder() + ".");
    }
    if (!"true".equals(process.attribute("isExecutable"))) {
      findings.error(process, RULE, "The flow " + process.called() + " would not run: tick Executable in its properties.");
    }
    if (!process.has("name")) {
      findings.style(process, RULE, "The flow " + process.id() + " has no name. In the Modeler, select its pool and write it under Process"
          + " name; without a pool, click beside the drawing and write it under Name.");
      return;
    }
    List<XmlNode> pools = root.tree("bpmn:participant").filter(pool -> pool.has("processRef")).toList();
    if (pools.size() != 1 || !pools.get(0).attribute("name").equals(process.attribute("name"))) {
      findings.style(process, RULE, "Draw one pool that is named like the process: " + process.called() + ".");
    }
  }
}
