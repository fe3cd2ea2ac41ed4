package eu.passerelle.redesign.trials;

import eu.passerelle.tryout.TryOut;
import eu.passerelle.tryout.TryOutResult.FlowTried;
import eu.passerelle.tryout.TryOutResult.Group;
import eu.passerelle.tryout.TryOutResult.Live;
import eu.passerelle.tryout.TryOutResult.MadeUp;
import eu.passerelle.tryout.TryOutResult.Replay;
import eu.passerelle.tryout.TryOutResult.Step;
import eu.passerelle.tryout.TryOutResult.Stuck;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sums up what a try-out has shown, one sentence a line, for those who judge the change: of all schemes, so no real case by its number. */
final class TryOutWords {

  private static final int NAMED = 10;
  /** The engine keeps texts of 4,000 characters. */
  private static final int LONGEST = 3900;

  private TryOutWords() {}

  static String of(TryOut tried) {
    List<String> sentences = new ArrayList<>();
    sentences.add(tried.problem());
    if (tried.result() != null) {
      madeUp(tried.result().madeUp(), sentences);
      live(tried.result().live(), sentences);
      replay(tried.result().replay(), sentences);
    }
    return bounded(sentences.stream().filter(Objects::nonNull).collect(Collectors.joining("\n")));
  }

  private static String bounded(String words) {
    return words.length() <= LONGEST ? words
        : words.substring(0, words.lastIndexOf('\n', LONGEST) + 1) + "The page of the try-out tells the rest.";
  }

  private static void madeUp(MadeUp madeUp, List<String> sentences) {
    sentences.add(madeUp.remark());
    if (madeUp.cases() > 0) {
      sentences.add("Made-up cases: %d, tasks completed: %d, %s.".formatted(madeUp.cases(), madeUp.tasks(),
          madeUp.stuck().isEmpty() && madeUp.incidents().isEmpty() ? "no case got stuck" : madeUp.stuck().size() + madeUp.incidents().size()
              + " got stuck"));
    }
    madeUp.stuck().stream().limit(NAMED).forEach(stuck -> sentences.add(stuck(stuck)));
    madeUp.incidents().stream().limit(NAMED).forEach(failed -> sentences.add(stuck(failed)));
    madeUp.flows().forEach(flow -> sentences.add(passed(flow)));
  }

  private static String passed(FlowTried flow) {
    String missed = flow.missed().isEmpty() ? "every step was passed" : "nobody passed " + names(flow.missed(), Step::name);
    return "%s: ends reached: %s; %s.".formatted(flow.name(), names(flow.ends(), end -> end.name() + " (" + end.times() + ")"), missed);
  }

  private static void live(Live live, List<String> sentences) {
    live.groups().stream().limit(NAMED).forEach(group -> sentences.add("Live cases at %s (%s, version %d): %d; %s.".formatted(
        String.join("; ", group.stands()), group.flow(), group.version(), group.cases(), went(group))));
    int untold = Math.max(0, live.groups().size() - NAMED) + live.leftOut();
    if (untold > 0) {
      sentences.add("Further groups of live cases that stand alike: %d.".formatted(untold));
    }
    if (live.staying() + live.undecided() > 0) {
      sentences.add("Live cases that stay on their version: %d, of which %d have to be decided about.".formatted(
          live.staying() + live.undecided(), live.undecided()));
    }
  }

  private static String went(Group group) {
    String end = group.outcome() != null ? "the whole case " + group.outcome() : "to the end of the flow";
    return group.remark() != null ? "none made-up came to stand so"
        : !group.stuck().isEmpty() ? "a made-up one got stuck " + at(group.stuck().get(0))
        : "a made-up one went on: " + end + (group.lossReason() == null ? "" : ", " + group.lossReason().replace('-', ' '));
  }

  private static void replay(Replay replay, List<String> sentences) {
    sentences.add(replay.remark());
    if (replay.replayed() > 0) {
      sentences
          .add("Finished cases run again: %d; %d go the same way, %d would have gone another, %d cannot be run to their end.".formatted(
              replay.replayed(), replay.same(), replay.otherWay().size(), replay.stuck().size()));
    }
    replay.stuck().stream().limit(NAMED).forEach(stuck -> sentences.add("A finished case " + at(stuck)));
  }

  private static String stuck(Stuck stuck) {
    return stuck.caseNumber() + " " + at(stuck);
  }

  private static String at(Stuck stuck) {
    return "at " + (stuck.stepName() == null ? stuck.flow() : stuck.stepName()) + ": " + stuck.sentence();
  }

  private static <T> String names(List<T> all, Function<T, String> name) {
    String some = all.stream().limit(NAMED).map(name).collect(Collectors.joining(", "));
    return all.size() > NAMED ? some + " and " + (all.size() - NAMED) + " more" : some;
  }
}
