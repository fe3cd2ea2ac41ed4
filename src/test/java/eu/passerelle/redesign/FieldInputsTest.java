package eu.passerelle.redesign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.deployment.ModelChecks;
import eu.passerelle.engine.rules.Finding;
import eu.passerelle.engine.rules.Finding.Severity;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.ModelFile;
import eu.passerelle.testing.FlowTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** Small drawings, forms and tables like those of other administrations, each with one thing that led to a wrong answer once. */
@FlowTest
class FieldInputsTest {

  private static final String REMARK = "field-remark.form";
  private static final String PEOPLE = "field-choose-people.form";

  @Autowired private ModelChecks checks;
  @Autowired private FlowBundles flows;

  @Test
  void thePatternOfAllIsTaken() {
    assertThat(errors(bundle("base.bpmn", REMARK))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
      label-of-300-characters.bpmn     | userTask_noteRemark | has 300 characters, 255 are the most. Shorten it.
      process-id-of-70-characters.bpmn |                     | has 70 characters, 64 are the most. Shorten it.
      for-each-of-a-checklist.bpmn     | userTask_noteRemark | In the Modeler, under Multi-instance, write ${people.elements()} as the collection.
      """)
  void isRefusedOnItsElementWithAWayOut(String file, String element, String sentence) {
    List<Finding> errors = errors(bundle(file, REMARK, PEOPLE));

    assertThat(errors).singleElement().satisfies(error -> {
      assertThat(error.message()).contains(sentence);
      assertThat(element == null || element.equals(error.elementId())).isTrue();
    });
    assertThat(catchThrowableOfType(ParseException.class, () -> flows.deploy(bundle(file, REMARK, PEOPLE), "test")))
        .hasMessageContaining(sentence);
  }

  @Test
  void aSingleAnswerIsNoList() {
    FlowBundle single = changed(bundle("for-each-of-a-checklist.bpmn", REMARK, PEOPLE), PEOPLE, form -> form.replace("checklist", "radio"));

    assertThat(errors(single)).extracting(Finding::message)
        .containsExactly(
            "“Note remark” is done for each of ‘people’, which is a single answer. Ask for it with a checklist or a tag list.");
  }

  @Test
  void whatComesFromElsewhereMayBeAListAndIsOnlyAdvised() {
    FlowBundle elsewhere = changed(bundle("for-each-of-a-checklist.bpmn", REMARK, PEOPLE), "for-each-of-a-checklist.bpmn",
        diagram -> diagram.replace("${people}", "guests"));

    assertThat(errors(elsewhere)).isEmpty();
    assertThat(checks.check(List.of(elsewhere))).extracting(Finding::message)
        .anyMatch(sentence -> sentence.contains("${guests.elements()}"));
  }

  @Test
  void theElementsOfAChecklistAreTaken() {
    assertThat(errors(changed(bundle("for-each-of-a-checklist.bpmn", REMARK, PEOPLE), "for-each-of-a-checklist.bpmn",
        diagram -> diagram.replace("${people}", "${people.elements()}")))).isEmpty();
  }

  private List<Finding> errors(FlowBundle bundle) {
    return checks.check(List.of(bundle)).stream().filter(finding -> finding.severity() == Severity.ERROR).toList();
  }

  private static FlowBundle changed(FlowBundle bundle, String name, UnaryOperator<String> change) {
    return new FlowBundle(bundle.flow(), null, bundle.files().stream().map(file -> file.name().equals(name) ? new ModelFile(null, name,
        change.apply(new String(file.content(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)) : file).toList());
  }

  private static FlowBundle bundle(String diagram, String... forms) {
    return new FlowBundle("field", null, Stream.concat(Stream.of(diagram), Stream.of(forms)).map(FieldInputsTest::file).toList());
  }

  private static ModelFile file(String name) {
    try {
      return new ModelFile(null, name, new ClassPathResource("field/" + name).getContentAsByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
