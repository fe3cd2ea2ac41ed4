package eu.passerelle.engine.deployment;

import java.util.List;
import org.springframework.core.io.Resource;

/**
 * What belongs to one process or decision on the class path: its diagram, its tables and its forms.
 *
 * @param id name of the folder, and of the deployment made from it
 */
public record ProcessFolder(String id, List<Resource> files) {

  boolean hasDiagram() {
    return files.stream().anyMatch(file -> file.getFilename().endsWith(".bpmn"));
  }
}
