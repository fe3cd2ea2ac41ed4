package eu.passerelle.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every decision table says in words why each row is there, and answers always. */
class DecisionRulesTest {

  @TestFactory
  Stream<DynamicTest> everyTableKeepsToTheRules() {
    return House.files().stream().filter(file -> file.name().endsWith(".dmn")).map(file -> DynamicTest.dynamicTest(file.name(),
        () -> assertThat(House.findings().stream().filter(finding -> finding.file().equals(file.name()))).isEmpty()));
  }
}
