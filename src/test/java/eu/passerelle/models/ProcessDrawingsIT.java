package eu.passerelle.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import eu.passerelle.testing.Chromium;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every diagram can be drawn by the viewer of the case page; with {@code -Ddocs.write=true} the drawings are written to the docs. */
class ProcessDrawingsIT {

  private static final String VIEWER = "/META-INF/resources/webjars/bpmn-js/8.0.0/dist/bpmn-viewer.production.min.js";

  private static Chromium chromium;
  private static Page page;

  @BeforeAll
  static void openViewer() throws IOException {
    chromium = Chromium.launch();
    page = chromium.newPage();
    page.setContent("<div id='canvas' style='width:800px;height:600px'></div>");
    try (var viewer = ProcessDrawingsIT.class.getResourceAsStream(VIEWER)) {
      page.addScriptTag(new Page.AddScriptTagOptions().setContent(new String(viewer.readAllBytes(), StandardCharsets.UTF_8)));
    }
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> theViewerDrawsEachDiagramWithoutAWarning() throws IOException {
    return ProcessPage.all().stream().map(process -> DynamicTest.dynamicTest(process.id(), () -> {
      var drawn = (List<?>) page.evaluate("""
          async xml => {
            const viewer = new BpmnJS({ container: '#canvas' });
            const { warnings } = await viewer.importXML(xml);
            const { svg } = await viewer.saveSVG();
            viewer.destroy();
            return [warnings.map(w => w.message).join('; '), svg];
          }""", Files.readString(process.diagram()));
      assertThat((String) drawn.get(0)).isEmpty();
      if (Boolean.getBoolean("docs.write")) {
        Files.createDirectories(process.drawing().getParent());
        Files.writeString(process.drawing(),
            ((String) drawn.get(1)).replaceFirst("<!-- created with[^>]*-->", "<!-- drawn from %s -->".formatted(process.fingerprint())));
      }
    }));
  }
}
