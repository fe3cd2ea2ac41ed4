package eu.passerelle.engine.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.passerelle.model.FormNames;
import eu.passerelle.testing.TasklistViewer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Browser and server read FEEL with two engines. What the person sees on the form is what the server lets the person write: each condition
 * of each form is judged by both, for every answer that it names, for another one, and for none.
 */
class FeelContractIT extends TasklistViewer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern TRUTH = Pattern.compile("\\b(true|false)\\b");
  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

  @TestFactory
  Stream<DynamicTest> whatIsHiddenInTheBrowserIsHiddenOnTheServer() throws IOException {
    return conditions().stream().map(condition -> DynamicTest.dynamicTest(condition, () -> {
      for (Map<String, Object> answers : answersTo(condition)) {
        assertThat(tasklist.failure(form(condition), answers)).isNull();
        boolean shown = tasklist.text().contains("to be seen");
        assertThat(Feel.holds(condition.substring(1), answers)).as("hidden on the server, for %s", answers).isEqualTo(!shown);
      }
    }));
  }

  private static Set<String> conditions() throws IOException {
    var conditions = new TreeSet<String>();
    try (Stream<Path> files = Files.walk(Path.of("forms"))) {
      files.filter(file -> file.toString().endsWith(".form")).forEach(file -> {
        try {
          JSON.readTree(file.toFile()).path("components").forEach(component -> {
            String hide = component.path("conditional").path("hide").asText();
            if (!hide.isEmpty()) {
              conditions.add(hide);
            }
          });
        } catch (IOException unreadable) {
          throw new UncheckedIOException(unreadable);
        }
      });
    }
    assertThat(conditions).hasSizeGreaterThan(20);
    return conditions;
  }

  /** Every combination of what the condition's names may be; an answer of another type is refused before anything is judged. */
  private static List<Map<String, Object>> answersTo(String condition) {
    List<Object> values = new ArrayList<>();
    values.add(null);
    if (TRUTH.matcher(condition).find()) {
      values.addAll(List.of(true, false));
    }
    List<String> texts = TEXT.matcher(condition).results().map(text -> text.group(1)).toList();
    if (!texts.isEmpty()) {
      values.add("another answer");
      values.addAll(texts);
    }
    List<Map<String, Object>> all = new ArrayList<>(List.of(Map.of()));
    for (String name : FormNames.inExpression(condition.substring(1))) {
      List<Map<String, Object>> more = new ArrayList<>();
      all.forEach(answers -> values.forEach(value -> {
        Map<String, Object> with = new HashMap<>(answers);
        if (value != null) {
          with.put(name, value);
        }
        more.add(with);
      }));
      all = more;
    }
    return all;
  }

  private static String form(String condition) throws JsonProcessingException {
    return JSON.writeValueAsString(Map.of("id", "feel", "type", "default", "schemaVersion", 16, "components",
        List.of(Map.of("type", "text", "id", "text_1", "text", "to be seen", "conditional", Map.of("hide", condition)))));
  }
}
