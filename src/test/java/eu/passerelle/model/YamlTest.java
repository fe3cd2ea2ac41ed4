package eu.passerelle.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlTest {

  @Test
  void aListOfWordsKeepsItsOrderAndNobodyAddsToIt() {
    assertThat(Yaml.words("milestones.yaml")).startsWith("preselected", "selected", "trained");
    assertThatThrownBy(() -> Yaml.words("milestones.yaml").add("more")).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void whatStandsInQuotesIsText() {
    assertThat(Yaml.read("made-up-answers.yaml", new TypeReference<Map<String, Object>>() {})).containsEntry("fieldOfStudy", "0613")
        .containsEntry("birthDate", "2001-05-17");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> Yaml.words("nowhere.yaml")).isInstanceOf(UncheckedIOException.class).hasMessageContaining("nowhere.yaml");
  }
}
