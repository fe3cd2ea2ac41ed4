package eu.passerelle.models;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.TasklistViewer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tasklist shows every form of the house: each is loaded by the very viewer that it bundles, in a browser. */
class FormContractIT extends TasklistViewer {

  @TestFactory
  Stream<DynamicTest> everyFormIsShown() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("forms"))) {
      return files.filter(file -> file.toString().endsWith(".form")).sorted().toList().stream()
          .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
            assertThat(tasklist.failure(Files.readString(file), Map.of("caseNumber", "DEX-2019-00042"))).isNull();
            assertThat(tasklist.text()).isNotBlank();
          }));
    }
  }

  @Test
  void aComponentThatTasklistDoesNotKnowFailsTheWholeForm() throws IOException {
    String form =
        Files.readString(Path.of("src/test/resources/models/engine/record-result.form")).replace("\"textarea\"", "\"filepicker\"");

    assertThat(tasklist.failure(form, Map.of())).contains("form field of type <filepicker> not supported");
  }

  @Test
  void optionsOfASourceAreShown() throws IOException {
    String form = Files.readString(Path.of("src/test/resources/models/engine/record-result.form"));
    var firms = List.of(Map.of("label", "Baltic Byte", "value", "baltic"), Map.of("label", "Amber Cloud", "value", "amber"));

    assertThat(tasklist.failure(form, Map.of("organisations.employer", firms, "employer", "amber"))).isNull();

    assertThat(tasklist.text()).contains("Amber Cloud");
  }
}
