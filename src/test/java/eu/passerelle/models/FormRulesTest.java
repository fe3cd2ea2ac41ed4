package eu.passerelle.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.passerelle.engine.rules.FormRules;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form of the house keeps the rules, and the rules find what is wrong with others. */
class FormRulesTest {

  private static final Path FORMS = Path.of("forms");
  private static final Set<String> LOSS_REASONS = Set.of("lossReason", "offerLossReason", "leavingReason");

  private static final String GOOD = """
      {"id": "record-decision", "type": "default", "schemaVersion": 16, "executionPlatform": "Camunda Platform",
       "executionPlatformVersion": "7.24.0", "components": [
        {"type": "text", "id": "text_1", "text": "About {{givenName}}."},
        {"type": "textfield", "id": "field_caseNumber", "key": "caseNumber", "label": "Case", "readonly": true,
         "properties": {"personal": "none"}},
        {"type": "radio", "id": "field_passed", "key": "passed", "label": "Passed", "validate": {"required": true},
         "values": [{"label": "Yes", "value": true}, {"label": "No", "value": false}], "properties": {"personal": "none"}},
        {"type": "select", "id": "field_lossReason", "key": "lossReason", "label": "Why", "conditional": {"hide": "=passed != false"},
         "values": [{"label": "Test failed", "value": "test-failed"}], "properties": {"personal": "sensitive"}},
        {"type": "textarea", "id": "field_remark", "key": "remark", "label": "Remark", "validate": {"maxLength": 2000},
         "properties": {"personal": "sensitive"}}]}
      """;

  @TestFactory
  Stream<DynamicTest> everyFormKeepsTheRules() throws IOException {
    try (Stream<Path> files = Files.exists(FORMS) ? Files.walk(FORMS) : Stream.empty()) {
      return files.filter(file -> file.toString().endsWith(".form")).sorted().toList().stream()
          .map(file -> DynamicTest.dynamicTest(file.toString(), () -> assertThat(FormRules.check(file.toString(), bytes(file))).isEmpty()));
    }
  }

  /** A reason that a person reads in a form is called the same on the case page and in reports. */
  @TestFactory
  Stream<DynamicTest> aLossReasonHasOneName() throws IOException {
    var names = new Properties();
    try (Reader messages = Files.newBufferedReader(Path.of("src/main/resources/messages.properties"))) {
      names.load(messages);
    }
    try (Stream<Path> files = Files.walk(FORMS)) {
      return files.filter(file -> file.toString().endsWith(".form")).sorted().toList().stream()
          .map(file -> DynamicTest.dynamicTest(file.toString(), () -> lossReasons(file)
              .forEach(
                  reason -> assertThat(reason.get("label").asText()).isEqualTo(names.get("lossReason." + reason.get("value").asText())))));
    }
  }

  private static Stream<JsonNode> lossReasons(Path form) throws IOException {
    return StreamSupport.stream(new ObjectMapper().readTree(form.toFile()).get("components").spliterator(), false)
        .filter(field -> LOSS_REASONS.contains(field.path("key").asText()))
        .flatMap(field -> StreamSupport.stream(field.get("values").spliterator(), false));
  }

  @Test
  void aGoodFormHasNoFindings() {
    assertThat(FormRules.check("forms/x/record-decision.form", GOOD.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      "id": "record-decision"        | "id": "recordDecision"             | not in words like
      "id": "record-decision"        | "id": "record-decisions"           | is not its file name
      7.24.0                         | 8.6.0                              | not made for Camunda Platform 7. In the Modeler, open the form
      "executionPlatformVersion": "7.24.0", | ``                          | click the platform at the bottom left
      "type": "textarea"             | "type": "filepicker"               | not one of those a form may have
      "type": "textarea"             | "type": "html"                     | not one of those a form may have
      About {{givenName}}.           | <b>About</b>                       | holds HTML
      "key": "remark"                | "key": "remark_text"               | not a variable name
      "id": "field_remark"           | "id": "field_text"                 | not ‘field_remark’
      "label": "Remark"              | "label": ""                        | has no label
      "label": "Passed"              | "label": "Passed", "defaultValue": true | has a default answer
      "sensitive"                    | "secret"                           | does not say whether it is personal
      {"maxLength": 2000}            | {}                                 | no maximum length
      {"maxLength": 2000}            | {"maxLength": 4001}                | no maximum length
      "readonly": true               | "readonly": false                  | given by the server
      "test-failed"                  | "too-old"                          | is no loss reason
      "value": false                 | "value": true                      | there twice
      "field_lossReason"             | "field_passed"                     | is there twice
      "=passed != false"             | "=passed != ("                     | cannot be read
      {"maxLength": 2000}            | {"maxLength": 2000, "pattern": "("} | cannot be read. Looking ahead
      {"maxLength": 2000}            | {"maxLength": 2000, "pattern": "(?=a)b"} | Looking ahead or behind, references to a group
      {"maxLength": 2000}            | {"maxLength": 2000, "pattern": "((a{99}){99}){99}"} | repeats too often what repeats already
      "=passed != false"             | "=count(for i in 1..30000000 return i) > 1" | it counts through 30,000,000 values; 10,000 are the most
      "=passed != false"             | "=some i in 1..200, j in 1..200 satisfies i > j" | it counts through 40,000 values
      "=passed != false"             | "=matches(remark, \\"(?=a)b\\")" | Looking ahead or behind
      "validate": {"required": true}, | "valuesKey": "organisations",     | exactly one place
      "text": "About                 | "key": "about", "text": "About     | has a key, but asks nothing
      """)
  void aBreachIsNamed(String good, String bad, String finding) {
    assertThat(GOOD).contains(good);

    assertThat(FormRules.check("record-decision.form", GOOD.replace(good, bad).getBytes(StandardCharsets.UTF_8)))
        .anyMatch(sentence -> sentence.contains(finding));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7.15.0", "7.23.0", "7.24.3"})
  void aFormForAnyPlatformSevenIsTaken(String version) {
    assertThat(FormRules.check("record-decision.form", GOOD.replace("7.24.0", version).getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void whatIsNoFormIsSaidSo() {
    assertThat(FormRules.check("a.form", "{\"id\":".getBytes(StandardCharsets.UTF_8))).singleElement().asString().contains("not JSON");
    assertThat(FormRules.check("a.form", "[]".getBytes(StandardCharsets.UTF_8))).containsExactly("The file holds no form.");
    assertThat(FormRules.check("a.form", new byte[0])).isNotEmpty();
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
