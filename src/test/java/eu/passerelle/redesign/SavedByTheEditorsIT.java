package eu.passerelle.redesign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.deployment.ModelChecks;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.ModelFile;
import eu.passerelle.redesign.comparison.AsWritten;
import eu.passerelle.redesign.comparison.DifferenceWords;
import eu.passerelle.redesign.comparison.FlowComparison;
import eu.passerelle.redesign.proposal.ModelerFolder;
import eu.passerelle.redesign.proposal.Proposal;
import eu.passerelle.redesign.proposal.ProposalIntake;
import eu.passerelle.redesign.proposal.Proposals;
import eu.passerelle.testing.Editors;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;

/** Every flow of the folder for the Modeler is opened in the Modeler's own editors, with its tables and forms, saved, and deployed. */
@FlowTest
@TestInstance(Lifecycle.PER_CLASS)
class SavedByTheEditorsIT {

  private static final String TEMPLATES = ".camunda/element-templates/passerelle.json";
  private static final DifferenceWords WORDS = new AsWritten();

  @Autowired private ModelerFolder folder;
  @Autowired private FlowBundles flows;
  @Autowired private ModelChecks checks;
  @Autowired private ProposalIntake intake;
  @Autowired private Proposals proposals;
  @Autowired private Flow flow;

  private Editors editors;
  /** The files of each flow as they lie in the folder, by the flow's id. */
  private final Map<String, List<ModelFile>> opened = new TreeMap<>();
  private final Map<String, List<ModelFile>> saved = new TreeMap<>();

  @BeforeAll
  void saveThemAll() throws IOException, InterruptedException {
    editors = new Editors(read());
    opened.forEach((id, files) -> saved.put(id, files.stream().map(editors::saved).toList()));
  }

  @AfterAll
  void close() {
    if (editors != null) {
      editors.close();
    }
  }

  @Test
  void theCorpusIsWhole() {
    assertThat(saved.values().stream().flatMap(List::stream).map(ModelFile::ending).filter("bpmn"::equals)).hasSizeGreaterThan(100);
    assertThat(saved).containsOnlyKeys(opened.keySet());
  }

  @Test
  void theGateTakesThemAndHasNothingToSay() {
    List<FlowBundle> all = saved.entrySet().stream().map(entry -> bundle(entry.getKey(), entry.getValue())).toList();

    assertThat(checks.check(all)).isEmpty();
  }

  @Test
  void nothingChangesAndNoProposalIsMade() {
    List<Proposal> open = proposals.openOf("ruta");
    List<String> changes = saved.entrySet().stream().flatMap(entry -> changes(entry.getKey(), entry.getValue())).toList();

    assertThat(changes).isEmpty();
    flow.as("ruta", () -> saved.forEach((id, files) -> assertThatThrownBy(() -> intake.deployed(id, files)).as(id)
        .isInstanceOf(BadUserRequestException.class).hasMessage(
            "Nothing changes: these files say what is in force already. There is nothing to propose.")));
    assertThat(proposals.openOf("ruta")).isEqualTo(open);
  }

  /** What a person would read, with the files that were not saved as they are in force. */
  private Stream<String> changes(String id, List<ModelFile> files) {
    FlowBundle before = flows.inForce(id).orElseThrow();
    return FlowComparison.between(before, bundle(id, files), WORDS).stream().map(change -> change.kind() + " " + change.sentence());
  }

  private FlowBundle bundle(String id, List<ModelFile> files) {
    FlowBundle before = flows.inForce(id).orElseThrow();
    List<ModelFile> all = new ArrayList<>(files);
    before.files().stream().filter(file -> files.stream().noneMatch(other -> other.name().equals(file.name()))).forEach(all::add);
    return new FlowBundle(id, before.deploymentId(), all);
  }

  /** @return the templates that lie beside the diagrams */
  private String read() throws IOException {
    String templates = null;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    folder.writeTo(out);
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String id = entry.getName().substring(0, entry.getName().indexOf('/'));
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        if (entry.getName().equals(TEMPLATES)) {
          templates = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        } else if (!id.startsWith(SmallFlow.PREFIX)) {
          // tests that share the application put flows of their own in force
          opened.computeIfAbsent(id, none -> new ArrayList<>()).add(new ModelFile(null, name, zip.readAllBytes()));
        }
      }
    }
    return templates;
  }
}
