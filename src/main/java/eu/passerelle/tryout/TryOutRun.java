package eu.passerelle.tryout;

import eu.passerelle.tryout.TryOut.TryOutState;
import eu.passerelle.tryout.TryOutResult.Live;
import eu.passerelle.tryout.TryOutResult.MadeUp;
import eu.passerelle.tryout.TryOutResult.Replay;
import eu.passerelle.tryout.world.TrialWorld;
import eu.passerelle.tryout.world.TrialWorlds;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** One try-out from the opening of its world to its result. */
@Component
class TryOutRun {

  private static final Logger LOG = LoggerFactory.getLogger(TryOutRun.class);
  private static final Replay NO_REPLAY = new Replay(0, 0, List.of(), List.of(), "No finished case was replayed.");

  private final TrialWorlds worlds;
  private final ObjectProvider<Replaying> replaying;
  private final TryOutTable table;

  TryOutRun(TrialWorlds worlds, ObjectProvider<Replaying> replaying, TryOutTable table) {
    this.worlds = worlds;
    this.replaying = replaying;
    this.table = table;
  }

  void run(String id, TryOutRequest request, Progress progress) {
    try {
      TryOutResult result = tryOut(request, progress);
      note(request.label(), result);
      boolean stopped = progress.stopped() != null;
      table.end(id, stopped ? TryOutState.STOPPED : TryOutState.DONE, progress.stopped(), result, progress);
    } catch (ParseException refused) {
      table.end(id, TryOutState.FAILED, "The flows could not be put in force to be tried. " + refused.getMessage(), null, progress);
    } catch (RuntimeException | Error failed) {
      LOG.error("The try-out {} failed", id, failed);
      table.end(id, TryOutState.FAILED, "The try-out failed; the log of the server says why.", null, progress);
    }
  }

  /** One line for each place where cases got stuck; why they did is in the result, as it may quote what somebody answered. */
  private static void note(String label, TryOutResult result) {
    Stream.of(result.madeUp().stuck(), result.madeUp().incidents(), result.replay().stuck(),
        result.live().groups().stream().flatMap(group -> group.stuck().stream()).toList()).flatMap(List::stream)
        .collect(Collectors.groupingBy(stuck -> stuck.stepId() == null ? stuck.flow() : stuck.flow() + ", " + stuck.stepId(), TreeMap::new,
            Collectors.counting()))
        .forEach((place, times) -> LOG.info("Try-out of {}: {} stuck at {}", label, times, place));
  }

  private TryOutResult tryOut(TryOutRequest request, Progress progress) {
    MadeUp madeUp;
    Replay replayed = NO_REPLAY;
    try (TrialWorld world = worlds.open(request.proposed())) {
      madeUp = new MadeUpCases(world, request, progress).run();
      Replaying replay = replaying.getIfAvailable();
      if (replay != null && progress.goesOn()) {
        replayed = replay.replay(world, request, progress);
      }
    }
    return new TryOutResult(madeUp, replayed, likeLive(request, progress));
  }

  /** In a world of its own, where no other case has gone before: how many those are must not tell in how these go. */
  private Live likeLive(TryOutRequest request, Progress progress) {
    if (request.live().following().isEmpty() || !progress.goesOn()) {
      return new Live(List.of(), request.live().following().size() + request.live().leftOut(), request.live().staying(),
          request.live().undecided());
    }
    try (TrialWorld world = worlds.open(List.of())) {
      return new LikeLiveCases(world, request, progress).run();
    }
  }
}
