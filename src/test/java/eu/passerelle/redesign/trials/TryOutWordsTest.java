package eu.passerelle.redesign.trials;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.tryout.TryOut;
import eu.passerelle.tryout.TryOut.TryOutState;
import eu.passerelle.tryout.TryOutResult;
import eu.passerelle.tryout.TryOutResult.Group;
import eu.passerelle.tryout.TryOutResult.Live;
import eu.passerelle.tryout.TryOutResult.MadeUp;
import eu.passerelle.tryout.TryOutResult.Replay;
import eu.passerelle.tryout.TryOutResult.Stuck;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who judges a change reads in a few sentences what the try-out has shown, also of what would become of live cases. */
class TryOutWordsTest {

  @Test
  void tellsForEachGroupOfLiveCasesHowTheyWouldGoOn() {
    String words = TryOutWords.of(tried(new Live(List.of(
        group(218, "Schedule interview", "lost", "expired", List.of()),
        group(3, "Assess interview", "completed", null, List.of()),
        group(2, "Await papers", null, null,
            List.of(new Stuck("", "interview", "step", "Decide", "No condition holds, and no way leads on.")))),
        4, 9, 5)));
    assertThat(words).contains(
        "Live cases at Schedule interview (First interview, version 7): 218; a made-up one went on: the whole case lost, expired.",
        "Live cases at Assess interview (First interview, version 7): 3; a made-up one went on: the whole case completed.",
        "2; a made-up one got stuck at Decide: No condition holds, and no way leads on.",
        "Further groups of live cases that stand alike: 4.",
        "Live cases that stay on their version: 14, of which 5 have to be decided about.");
  }

  @Test
  void saysNothingOfLiveCasesWhereThereAreNone() {
    assertThat(TryOutWords.of(tried(null))).doesNotContain("Live cases", "live cases");
  }

  @Test
  void isNoLongerThanTheEngineKeepsATextAndSaysWhereTheRestIs() {
    String words =
        TryOutWords.of(tried(new Live(Stream.generate(() -> group(1, "Await " + "papers ".repeat(80), "completed", null, List.of()))
            .limit(20).toList(), 0, 0, 0)));

    assertThat(words).hasSizeLessThan(4000).endsWith("completed.\nThe page of the try-out tells the rest.");
  }

  private static Group group(int cases, String stands, String outcome, String lossReason, List<Stuck> stuck) {
    return new Group("First interview", 7, List.of(stands), cases, "", List.of(), List.of(), List.of(), outcome, lossReason, stuck, null);
  }

  private static TryOut tried(Live live) {
    return new TryOut("1", "P-1", TryOutState.DONE, "ruta", Instant.EPOCH, Instant.EPOCH, 1, 1, null, null,
        new TryOutResult(new MadeUp(0, 0, List.of(), List.of(), List.of(), null), new Replay(0, 0, List.of(), List.of(), null), live));
  }
}
