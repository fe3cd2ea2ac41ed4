package eu.passerelle.testing;

import com.microsoft.playwright.Page;
import eu.passerelle.model.ModelFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The editors that the Modeler opens a diagram, a table or a form in, for Camunda 7, in a browser. */
public final class Editors implements AutoCloseable {

  private static final String OPEN_BPMN = """
      templates => {
        window.editor = new BpmnModeler({ container: '#canvas', exporter: { name: 'Camunda Modeler', version: '5.30.0' } });
        editor.get('elementTemplatesLoader').setTemplates(JSON.parse(templates));
      }""";
  private static final String BPMN = """
      async ([xml, names]) => {
        const { warnings } = await editor.importXML(xml);
        if (warnings.length) throw new Error(warnings.map(warning => warning.message).join('; '));
        for (const [step, name] of Object.entries(names)) {
          editor.get('modeling').updateProperties(editor.get('elementRegistry').get(step), { name });
        }
        return (await editor.saveXML({ format: true })).xml;
      }""";
  private static final String OPEN_DMN = """
      () => { window.editor = new DmnJS({ container: '#canvas', exporter: { name: 'Camunda Modeler', version: '5.30.0' } }); }""";
  private static final String DMN = """
      async ([xml]) => {
        await editor.importXML(xml);
        return (await editor.saveXML({ format: true })).xml;
      }""";
  private static final String OPEN_FORM = """
      () => {
        window.editor = new FormEditor.FormEditor({ container: document.querySelector('#canvas'),
          exporter: { name: 'Camunda Modeler', version: '5.30.0' } });
      }""";
  private static final String FORM = """
      async ([schema]) => {
        await editor.importSchema(JSON.parse(schema));
        return JSON.stringify(editor.saveSchema(), null, 2);
      }""";
  private static final Map<String, String> SAVE = Map.of("bpmn", BPMN, "dmn", DMN, "form", FORM);

  private final Chromium chromium;
  private final Map<String, Page> pages = new HashMap<>();

  /**
   * @param templates the element templates that lie beside the diagrams, as JSON
   * @throws org.opentest4j.TestAbortedException where the machine has no npm or no Chromium
   */
  public Editors(String templates) throws IOException, InterruptedException {
    Path packages = NpmPackages.install();
    chromium = Chromium.launch();
    pages.put("bpmn", page(packages.resolve("camunda-bpmn-js/dist/camunda-platform-modeler.production.min.js"), OPEN_BPMN, templates));
    pages.put("dmn", page(packages.resolve("dmn-js/dist/dmn-modeler.production.min.js"), OPEN_DMN, null));
    pages.put("form", page(packages.resolve("@bpmn-io/form-js/dist/form-editor.umd.js"), OPEN_FORM, null));
  }

  /** @return the file as its editor saves it when nobody has done anything */
  public ModelFile saved(ModelFile file) {
    return renamed(file, Map.of());
  }

  /**
   * @param names what steps of a diagram are called from now on, by their id
   * @return the file as its editor saves it when somebody has done this and nothing else
   */
  public ModelFile renamed(ModelFile file, Map<String, String> names) {
    Object saved = pages.get(file.ending()).evaluate(SAVE.get(file.ending()),
        List.of(new String(file.content(), StandardCharsets.UTF_8), names));
    return new ModelFile(file.folder(), file.name(), saved.toString().getBytes(StandardCharsets.UTF_8));
  }

  private Page page(Path script, String open, Object with) {
    Page page = chromium.newPage();
    page.setContent("<div id='canvas' style='width:1400px;height:900px'></div>");
    page.addScriptTag(new Page.AddScriptTagOptions().setPath(script));
    page.evaluate(open, with);
    return page;
  }

  @Override
  public void close() {
    chromium.close();
  }
}
