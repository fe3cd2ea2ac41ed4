package eu.passerelle.redesign;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engine.FlowBundle;
import eu.passerelle.engine.FlowBundles;
import eu.passerelle.engine.ModelChecks;
import eu.passerelle.engine.ModelFile;
import eu.passerelle.testing.FlowTest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The Modeler's own editor has saved {@code test/resources/modeler}: the flow as it came out of the folder, a step renamed and given another
 * time limit, and a new step, a block and a mail put in between with our templates.
 */
@FlowTest
class SavedByTheModelerTest {

  private static final String FLOW = "coding-workshop";

  @Autowired
  private FlowBundles flows;
  @Autowired
  private ModelChecks checks;

  @Test
  void whatTheTemplatesMakeOfADiagramIsTakenWithoutAWord() throws IOException {
    assertThat(checks.check(List.of(saved()))).isEmpty();
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
