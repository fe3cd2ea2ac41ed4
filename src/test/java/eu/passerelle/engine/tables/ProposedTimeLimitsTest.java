package eu.passerelle.engine.tables;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.ModelFile;
import eu.passerelle.model.TimeLimitSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The table of the house beside one that somebody proposes. */
class ProposedTimeLimitsTest {

  private static final String PERIOD_OF_INTERVIEW = "(<outputEntry id=\"rule_interview_out1\"[^>]*>\\s*<text>)[^<]*";

  @Test
  void aChangedRowIsFoundAmongAllOthersAtOnce() throws IOException {
    String table = Files.readString(Path.of("processes/time-limits/time-limits.dmn"));
    LimitTable proposed = read("time-limits", table.replaceFirst(PERIOD_OF_INTERVIEW, "$1\"P35D\""));
    LimitTable inForce = read("time-limits", table);

    long start = System.nanoTime();
    Set<String> changed = LimitTable.keysThatDiffer(proposed, inForce);

    assertThat(changed).containsExactly("T_INTERVIEW");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void aRowThatIsFilledInConcernsItsOwnKeyOnly() throws IOException {
    String table = Files.readString(Path.of("processes/time-limits/time-limits.dmn"));

    assertThat(LimitTable.keysThatDiffer(read("time-limits", table),
        read("time-limits", table.replaceFirst(PERIOD_OF_INTERVIEW, "$1null")))).containsExactly("T_INTERVIEW");
  }

  @Test
  void theRowsOfASchemeComeBeforeThoseOfAllAndOnlyForItself() throws IOException {
    String table = Files.readString(Path.of("processes/time-limits/time-limits.dmn"));
    String own = table.replace("id=\"time-limits\"", "id=\"match-time-limits\"").replaceFirst(PERIOD_OF_INTERVIEW, "$1\"P3D\"");
    TimeLimitSource limits = new ProposedTimeLimits(Set.of("time-limits", "match-time-limits", "thamm-time-limits"),
        Map.of("time-limits", read("time-limits", table), "match-time-limits", read("match-time-limits", own)), null);

    assertThat(limits.period("T_INTERVIEW", "match", "BE")).contains("P3D");
    assertThat(limits.period("T_INTERVIEW", "thamm", "DE")).isPresent().isNotEqualTo(limits.period("T_INTERVIEW", "match", "BE"));
  }

  private static LimitTable read(String id, String table) {
    ModelFile file = new ModelFile("time-limits", id + ".dmn", table.getBytes(StandardCharsets.UTF_8));
    return LimitTable.in(List.of(new FlowBundle(id, null, List.of(file)))).get(id);
  }
}
