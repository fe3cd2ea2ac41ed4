package eu.passerelle.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The pages and drawings under {@code docs/processes} say what the diagrams say. After a change of a diagram write them anew:
 * {@code ./mvnw verify -Dit.test=ProcessDrawingsIT -Dtest=ProcessPagesTest -Ddocs.write=true}.
 */
class ProcessPagesTest {

  @TestFactory
  Stream<DynamicTest> eachPageTellsItsDiagram() throws IOException {
    return ProcessPage.all().stream().map(page -> DynamicTest.dynamicTest(page.id(), () -> {
      if (Boolean.getBoolean("docs.write")) {
        Files.createDirectories(ProcessPage.PAGES);
        Files.writeString(page.file(), page.text());
      }
      assertThat(page.file()).as("page of " + page.id() + "; write it with -Ddocs.write=true").exists().hasContent(page.text());
    }));
  }

  @TestFactory
  Stream<DynamicTest> eachDrawingShowsItsDiagram() throws IOException {
    return ProcessPage.all().stream().map(page -> DynamicTest.dynamicTest(page.id(), () -> {
      if (!Boolean.getBoolean("docs.write")) {
        assertThat(page.drawing()).as("drawing of " + page.id()).exists().content().contains("drawn from " + page.fingerprint());
      }
    }));
  }
}
