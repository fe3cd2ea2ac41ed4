package eu.passerelle.redesign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.deployment.ModelChecks;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.ModelFile;
import eu.passerelle.testing.FlowTest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The Modeler's own editor has saved {@code test/resources/modeler}: the flow as it came out of the folder, a step renamed and given another
 * time limit, and a new step, a block and a mail put in between with our templates; and a form that is asked for one thing more.
 */
@FlowTest
class SavedByTheModelerTest {

  private static final String FLOW = "coding-workshop";

  @Autowired private FlowBundles flows;
  @Autowired private ModelChecks checks;

  @Test
  void whatTheTemplatesMakeOfADiagramIsTakenWithoutAWord() throws IOException {
    assertThat(checks.check(List.of(saved()))).isEmpty();
  }

  /** The editor of forms makes up ids and writes its own newest schema into every file, whatever the form is made for. */
  @Test
  void aFieldThatWasAddedInTheModelerIsTakenWithoutAWord() throws IOException {
    FlowBundle asked = flows.inForce("interview-candidate").orElseThrow();
    FlowBundle changed = with(asked, "assess-interview.form");

    assertThatNoException().isThrownBy(() -> checks.requireReadable(changed.files()));
    assertThat(checks.check(List.of(changed))).isEmpty();
  }

  private FlowBundle with(FlowBundle flow, String form) throws IOException {
    List<ModelFile> files = new ArrayList<>(flow.files());
    files.removeIf(file -> file.name().equals(form));
    try (InputStream file = getClass().getResourceAsStream("/modeler/" + form)) {
      files.add(new ModelFile(flow.flow(), form, file.readAllBytes()));
    }
    return new FlowBundle(flow.flow(), flow.deploymentId(), files);
  }

  private FlowBundle saved() throws IOException {
    List<ModelFile> files = new ArrayList<>(flows.inForce(FLOW).orElseThrow().files());
    for (String name : List.of(FLOW + ".bpmn", "note-travel-plans.form")) {
      try (InputStream file = getClass().getResourceAsStream("/modeler/" + name)) {
        files.removeIf(other -> other.name().equals(name));
        files.add(new ModelFile(FLOW, name, file.readAllBytes()));
      }
    }
    return new FlowBundle(FLOW, null, files);
  }
}
