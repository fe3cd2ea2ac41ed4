package eu.passerelle.redesign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.deployment.FlowVersions;
import eu.passerelle.engine.deployment.ModelChecks;
import eu.passerelle.model.Bpmn;
import eu.passerelle.model.BundleFacts;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.ModelFile;
import eu.passerelle.model.XmlNode;
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
import eu.passerelle.testing.Zip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
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
  @Autowired private FlowVersions versions;
  @Autowired private FlowBundles flows;
  @Autowired private ModelChecks checks;
  @Autowired private ProposalIntake intake;
  @Autowired private Proposals proposals;
  @Autowired private Flow flow;

  private Editors editors;
  /** The files of each flow, by its id. */
  private final Map<String, List<ModelFile>> saved = new TreeMap<>();

  @BeforeAll
  void saveThemAll() throws IOException, InterruptedException {
    var out = new ByteArrayOutputStream();
    folder.writeTo(out);
    Map<String, byte[]> files = Zip.files(out.toByteArray());
    editors = new Editors(new String(files.remove(TEMPLATES), StandardCharsets.UTF_8));
    files.forEach((path, content) -> {
      String id = path.substring(0, path.indexOf('/'));
      // tests that share the application put flows of their own in force
      if (!id.startsWith(SmallFlow.PREFIX)) {
        ModelFile file = new ModelFile(null, path.substring(path.lastIndexOf('/') + 1), content);
        saved.computeIfAbsent(id, none -> new ArrayList<>()).add(editors.saved(file));
      }
    });
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
    assertThat(saved.keySet()).containsAll(versions.inForce().stream().filter(version -> version.release())
        .map(version -> flows.of(version.deploymentId()).flow()).toList());
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

  @Test
  void stepsThatAreRenamedAreRenamedAndNothingElse() {
    saved.forEach((id, files) -> {
      Map<String, String> names = new HashMap<>();
      List<String> told = new ArrayList<>();
      List<ModelFile> now = files.stream().map(file -> {
        steps(file).forEach(step -> {
          names.put(step.id(), step.attribute("name") + " anew");
          told.add("STEP_RENAMED %s is now called %s anew”.".formatted(step.called(), step.called().replace("”", "")));
        });
        return file.ending().equals("bpmn") ? editors.renamed(file, names) : file;
      }).toList();

      assertThat(changes(id, now)).as(id).containsExactlyInAnyOrderElementsOf(told);
    });
  }

  /** What a person would read. */
  private Stream<String> changes(String id, List<ModelFile> files) {
    FlowBundle before = flows.inForce(id).orElseThrow();
    return FlowComparison.between(before, bundle(id, files), WORDS).stream().map(change -> change.kind() + " " + change.sentence());
  }

  private static List<XmlNode> steps(ModelFile file) {
    return !file.ending().equals("bpmn") ? List.of()
        : Bpmn.nodesOfAllLevels(BundleFacts.xml(file.content())).filter(Bpmn::isWork).filter(step -> step.has("name")).toList();
  }

  private FlowBundle bundle(String id, List<ModelFile> files) {
    return new FlowBundle(id, flows.inForce(id).orElseThrow().deploymentId(), files);
  }
}
