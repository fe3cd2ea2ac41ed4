package eu.passerelle.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The pages and drawings under {@code docs/processes} say what the diagrams say. After a change of a diagram write them anew:
 * {@code ./mvnw verify -Dtest=ProcessPagesTest,DelegateCatalogueTest -Dit.test=ProcessDrawingsIT -Ddocs.write=true}.
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

  @Test
  void theIndexListsEveryProcess() throws IOException {
    var index = new StringBuilder(
        "# Processes\n\nOne page a process, written from its diagram. A scheme has one main diagram; the others are blocks it calls.\n\n"
            + "| Process | What happens |\n|---|---|\n");
    for (ProcessPage page : ProcessPage.all()) {
      index.append(page.row());
    }
    var file = ProcessPage.PAGES.resolve("README.md");
    if (Boolean.getBoolean("docs.write")) {
      Files.createDirectories(ProcessPage.PAGES);
      Files.writeString(file, index);
    }
    assertThat(file).as("write it with -Ddocs.write=true").exists().hasContent(index.toString());
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
