package eu.passerelle.redesign;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.FlowTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A coordinator begins with the flows as they run now, in one folder. */
@FlowTest
class ModelerFolderTest {

  @Autowired
  private ModelerFolder folder;

  @Test
  void holdsEveryFlowWithItsFormsBesideItsDiagramAndTheTemplates() throws IOException {
    Map<String, byte[]> files = files();

    assertThat(files).containsKeys("travel/travel.bpmn", "time-limits/time-limits.dmn", ".camunda/element-templates/passerelle.json");
    assertThat(files.get("travel/travel.bpmn")).isEqualTo(Files.readAllBytes(Path.of("processes", "travel", "travel.bpmn")));
    assertThat(files.keySet()).anyMatch(name -> name.startsWith("travel/") && name.endsWith(".form"));
    assertThat(files.keySet()).noneMatch(name -> name.contains("..") || name.startsWith("/"));
  }

  private Map<String, byte[]> files() throws IOException {
    var out = new ByteArrayOutputStream();
    folder.writeTo(out);
    Map<String, byte[]> files = new HashMap<>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        assertThat(files.put(entry.getName(), zip.readAllBytes())).as("%s is there once", entry.getName()).isNull();
      }
    }
    return files;
  }
}
