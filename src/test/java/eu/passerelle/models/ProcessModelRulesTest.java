package eu.passerelle.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every diagram keeps to the style guide; each failure names file, element and rule. */
class ProcessModelRulesTest {

  @TestFactory
  Stream<DynamicTest> everyDiagramKeepsToTheRules() {
    return House.files().stream().filter(file -> file.name().endsWith(".bpmn")).map(file -> DynamicTest.dynamicTest(file.name(), () ->
        assertThat(House.findings().stream().filter(finding -> finding.file().equals(file.name()))).isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> everyFormIsShownAndKeepsToTheRules() {
    return House.files().stream().filter(file -> file.name().endsWith(".form")).map(file -> DynamicTest.dynamicTest(file.name(), () ->
        assertThat(House.findings().stream().filter(finding -> finding.file().equals(file.name()))).isEmpty()));
  }

  @Test
  void noTwoFilesShareAName() {
    assertThat(House.files().stream().map(file -> file.name())).doesNotHaveDuplicates();
  }
}
