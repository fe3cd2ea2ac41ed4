package eu.passerelle.engine.tables;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.ModelFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The table of the house beside one that somebody proposes. */
class ProposedTimeLimitsTest {

  private static final String PERIOD_OF_INTERVIEW = "(<outputEntry id=\"rule_interview_out1\"[^>]*>\\s*<text>)[^<]*";

  @Test
  void aChangedRowIsFoundAmongAllOthersAtOnce() throws IOException {
    String table = Files.readString(Path.of("processes/time-limits/time-limits.dmn"));
    ProposedTimeLimits proposed = read(table.replaceFirst(PERIOD_OF_INTERVIEW, "$1\"P35D\""));
    ProposedTimeLimits inForce = read(table);

    long start = System.nanoTime();
    Set<String> changed = proposed.keysThatDifferFrom(inForce);

    assertThat(changed).containsExactly("T_INTERVIEW");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void aRowThatIsFilledInConcernsItsOwnKeyOnly() throws IOException {
    String table = Files.readString(Path.of("processes/time-limits/time-limits.dmn"));

    assertThat(read(table).keysThatDifferFrom(read(table.replaceFirst(PERIOD_OF_INTERVIEW, "$1null")))).containsExactly("T_INTERVIEW");
  }

  private static ProposedTimeLimits read(String table) {
    ModelFile file = new ModelFile("time-limits", "time-limits.dmn", table.getBytes(StandardCharsets.UTF_8));
    return ProposedTimeLimits.in(new FlowBundle("time-limits", null, List.of(file))).orElseThrow();
  }
}
