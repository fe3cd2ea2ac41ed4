package eu.passerelle.redesign.proposal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.model.ModelFile;
import eu.passerelle.redesign.SmallFlow;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import eu.passerelle.testing.Zip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A coordinator begins with the flows as they run now, in one folder. */
@FlowTest
class ModelerFolderTest {

  @Autowired private ModelerFolder folder;
  @Autowired private ProposalIntake intake;
  @Autowired private Flow flow;

  @Test
  void holdsEveryFlowWithItsFormsBesideItsDiagramAndTheTemplates() throws IOException {
    Map<String, byte[]> files = files();

    assertThat(files).containsKeys("travel/travel.bpmn", "time-limits/time-limits.dmn", ".camunda/element-templates/passerelle.json");
    assertThat(files.get("time-limits/time-limits.dmn"))
        .isEqualTo(Files.readAllBytes(Path.of("processes", "time-limits", "time-limits.dmn")));
    assertThat(files.keySet()).anyMatch(name -> name.startsWith("travel/") && name.endsWith(".form"));
    assertThat(files.keySet()).noneMatch(name -> name.contains("..") || name.startsWith("/"));
  }

  @Test
  void theStepsShowTheirTemplateAndAFileThatNobodyHasChangedIsStillTheSame() throws IOException {
    byte[] travel = files().get("travel/travel.bpmn");

    assertThat(Pattern.compile("<bpmn:userTask camunda:modelerTemplate=\"passerelle.step\" id=").matcher(new String(travel, UTF_8))
        .results().count())
        .isEqualTo(Pattern.compile("<bpmn:userTask").matcher(new String(travel, UTF_8)).results().count()).isPositive();
    flow.as("ruta", () -> assertThatThrownBy(() -> intake.deployed("travel", List.of(new ModelFile(null, "travel.bpmn", travel))))
        .hasMessageContaining("these files say what is in force already"));
  }

  @Test
  void everyFlowComesBackAsItWentOut() throws IOException {
    for (Map.Entry<String, byte[]> file : files().entrySet()) {
      String name = file.getKey().substring(file.getKey().lastIndexOf('/') + 1);
      Path shipped = Path.of("processes", name.replace(".bpmn", ""), name);
      // tests that share the application put flows of their own in force
      if (name.endsWith(".bpmn") && !name.startsWith(SmallFlow.PREFIX)) {
        byte[] back = StepMarks.without(List.of(new ModelFile(null, name, file.getValue()))).get(0).content();
        assertThat(new String(back, UTF_8)).as(name).isEqualTo(Files.readString(shipped));
      }
    }
  }

  @Test
  void aStepThatHasATemplateKeepsIt() {
    String diagram =
        """
        <bpmn:definitions xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
        <bpmn:userTask name="a > b" id='"' camunda:modelerTemplate="somebody.elses"/><bpmn:userTask name="a > b" id="c"/><bpmn:userTaskLike id="d"/>""";

    assertThat(new String(StepMarks.with(new ModelFile(null, "a.bpmn", diagram.getBytes(UTF_8))), UTF_8)).isEqualTo(
        diagram.replace("<bpmn:userTask name=\"a > b\" id=\"c\"",
            "<bpmn:userTask camunda:modelerTemplate=\"passerelle.step\" name=\"a > b\" id=\"c\""));
  }

  private Map<String, byte[]> files() throws IOException {
    var out = new ByteArrayOutputStream();
    folder.writeTo(out);
    return Zip.files(out.toByteArray());
  }
}
