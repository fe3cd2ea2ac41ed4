package eu.passerelle.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormNamesTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      passed != false                               | passed
      decision != "declined secret"                 | decision
      not(list contains(topics, "law")) and x > 1   | list topics x
      candidate.name = null                         | candidate
      if a then b else null                         | a b
      string length(reason) > 3                     | reason string
      """)
  void anExpressionNamesWhatItReads(String feel, String names) {
    assertThat(FormNames.inExpression(feel)).containsExactlyInAnyOrder(names.split(" "));
  }

  @Test
  void aFormNamesItsKeysAndWhatItsTextsConditionsAndOptionsSpeakOf() {
    String form = """
        {"id": "x", "components": [
          {"type": "text", "id": "t", "text": "For **{{givenName}}**; never secret", "conditional": {"hide": "=a = 1"}},
          {"type": "text", "id": "u", "text": "=\\"Hello \\" + familyName"},
          {"type": "group", "id": "g", "components": [
            {"type": "select", "id": "s", "key": "employer", "label": "{{role}}", "valuesKey": "organisations.employer",
             "properties": {"note": "=secret"}}]}]}
        """;

    assertThat(FormReader.read(form.getBytes(StandardCharsets.UTF_8)).names())
        .containsExactlyInAnyOrder("givenName", "a", "familyName", "role", "employer", "organisations.employer");
  }
}
