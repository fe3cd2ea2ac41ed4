package eu.passerelle.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which patterns a field of a form may have, and that none of them keeps anybody waiting. */
class LinearPatternTest {

  @ParameterizedTest
  @ValueSource(strings = {"^[A-Z]{2}$", "^\\+?[0-9][0-9 ()./-]{5,38}$", "^([a-z]{2}:(A1|A2|B1|B2|C1|C2))?$",
      "^[A-Z]{2,6}-[0-9]{4}-[0-9]{5}(;[A-Z]{2,6}-[0-9]{4}-[0-9]{5}){0,9}$", "^(a+)+$", "^(?:a|b)\\s\\d\\w\\.$", "a\\\\Apple", "{", "a{,3}"})
  void whatIsReadHereAndInABrowserIsTaken(String pattern) {
    assertThat(LinearPattern.problem(pattern)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
      (                                ; cannot be read
      (?=a)b                           ; Looking ahead or behind
      (?<!a)b                          ; Looking ahead or behind
      (a)\\1                           ; references to a group
      a{2000}                          ; more than a thousand times
      ((a{30}){30}){30}                ; repeats too often
      (((a{500}){500}){500}){500}      ; repeats too often
      (?i)a                            ; browsers read otherwise
      (?P<year>a)                      ; browsers read otherwise
      [[:alpha:]]                      ; browsers read otherwise
      \\Aa\\z                          ; browsers read otherwise
      \\p{L}+                          ; browsers read otherwise
      """)
  void whatIsNotIsRefusedWithASentence(String pattern, String sentence) {
    assertThat(LinearPattern.problem(pattern)).hasValueSatisfying(why -> assertThat(why).contains(sentence, pattern)
        .doesNotContain("regexp", "java")).as(pattern);
  }

  @Test
  void aLongTextThatAlmostFitsKeepsNobodyWaiting() {
    assertTimeout(Duration.ofSeconds(5),
        () -> assertThat(LinearPattern.ofField("^(a+)+$").orElseThrow().matcher("a".repeat(4000) + "!").find()).isFalse());
  }

  /** Forms that came in before may have one; the browser goes on checking it. */
  @Test
  void aFormFromBeforeMayHaveAPatternThatIsNotCheckedHere() {
    assertThat(LinearPattern.ofField("(?=a)a")).isEmpty();
  }
}
