package eu.passerelle.testing;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/** The form viewer that Tasklist bundles, on an empty page: what it cannot import, Tasklist cannot show. */
public final class TasklistForms {

  private static final String WEBJAR = "/META-INF/resources/webjars/camunda/";

  private final Page page;

  /** Loads the viewer out of the web application's own scripts. */
  public TasklistForms(Page page) {
    this.page = page;
    page.setContent("<!doctype html><html lang='en'><body><div id='form'></div></body></html>");
    page.addScriptTag(new Page.AddScriptTagOptions().setContent(script("lib/runtime.js")));
    page.addScriptTag(new Page.AddScriptTagOptions().setContent(script("lib/deps.js")));
    page.evaluate("""
        id => {
          let require;
          self.webpackChunkcamunda_bpm_webapp.push([['form-contract'], {}, found => { require = found; }]);
          window.Form = require(id).Form;
        }""", viewer());
  }

  /** @return null when the form is shown, else what the viewer says is wrong */
  public String failure(String schema, Map<String, Object> data) {
    return (String) page.evaluate("""
        async ([schema, data]) => {
          document.getElementById('form').replaceChildren();
          try {
            window.form = new window.Form({ container: document.getElementById('form') });
            await window.form.importSchema(JSON.parse(schema), data);
            return null;
          } catch (failure) {
            return failure.message;
          }
        }""", java.util.List.of(schema, data));
  }

  /** @return the text that a person reads on the form shown last */
  public String text() {
    return page.locator("#form").innerText();
  }

  /** The page with the form that was shown last. */
  public Page page() {
    return page;
  }

  /** Tasklist's own script says in which module of the bundle the viewer is. */
  private static int viewer() {
    var module = Pattern.compile("\\((\\d+)\\)\\.Form\\b").matcher(script("app/tasklist/camunda-tasklist-bootstrap.js"));
    if (!module.find()) {
      throw new IllegalStateException("Tasklist's script names no form viewer");
    }
    return Integer.parseInt(module.group(1));
  }

  private static String script(String path) {
    try (InputStream file = TasklistForms.class.getResourceAsStream(WEBJAR + path)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
