package eu.passerelle.model;

import java.util.Arrays;
import java.util.List;

/**
 * A flow and all that is deployed together with it: its diagram, its own tables, its forms. A table that several flows share is a bundle of
 * its own.
 *
 * @param flow id of the process, or of the table that stands alone
 * @param deploymentId the deployment it is; null as long as it is none
 */
public record FlowBundle(String flow, String deploymentId, List<ModelFile> files) {

  /** Copies the list it is given. */
  public FlowBundle {
    files = List.copyOf(files);
  }

  /** @return whether it has a diagram; a table that stands alone has none */
  public boolean isDrawn() {
    return files.stream().anyMatch(file -> "bpmn".equals(file.ending()));
  }

  /** @return whether both consist of the same files, byte for byte */
  public boolean hasSameFiles(FlowBundle other) {
    return files.size() == other.files.size() && files.stream().allMatch(file -> other.files.stream()
        .anyMatch(theirs -> theirs.name().equals(file.name()) && Arrays.equals(theirs.content(), file.content())));
  }
}
