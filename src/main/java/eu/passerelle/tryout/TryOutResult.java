package eu.passerelle.tryout;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a try-out found: numbers of cases, steps and sentences; nothing that anybody answered. */
public record TryOutResult(MadeUp madeUp, Replay replay, Live live) {

  /** A result of an earlier release tells nothing of live cases. */
  public TryOutResult {
    live = live == null ? new Live(List.of(), 0, 0, 0) : live;
  }

  /**
   * What became of the made-up cases.
   *
   * @param cases how many began
   * @param tasks how many tasks were completed
   * @param flows what they passed of each changed flow
   * @param stuck where one could not go on
   * @param incidents what failed by itself, without a form
   * @param remark why there was nothing to try, or not all of it; null when there is nothing to say
   */
  public record MadeUp(int cases, int tasks, List<FlowTried> flows, List<Stuck> stuck, List<Stuck> incidents, String remark) {}

  /**
   * A changed flow.
   *
   * @param passed the steps that a case has passed, most often first
   * @param missed the steps that none has passed
   * @param ends the ends that were reached
   */
  public record FlowTried(String flow, String name, List<Step> passed, List<Step> missed, List<Step> ends) {

    /** @return whether no case has come to some step or end */
    boolean misses() {
      return !missed.isEmpty() || ends.stream().anyMatch(end -> end.times() == 0);
    }

    /** @return how often each element was passed that was, as {@code id=times}, parted by blanks */
    public String counts() {
      return Stream.concat(passed.stream(), ends.stream()).filter(step -> step.times() > 0).map(step -> step.id() + "=" + step.times())
          .collect(Collectors.joining(" "));
    }

    /** @return ids of the steps and ends that no case has come to, parted by blanks */
    public String missedIds() {
      return Stream.concat(missed.stream(), ends.stream().filter(end -> end.times() == 0)).map(Step::id).collect(Collectors.joining(" "));
    }
  }

  /** An element of a diagram, and how often it was passed. */
  public record Step(String id, String name, int times) {}

  /**
   * Where a case could not go on.
   *
   * @param caseNumber number of a real case, or for a made-up case what it is called here
   */
  public record Stuck(String caseNumber, String flow, String stepId, String stepName, String sentence) {}

  /**
   * What became of made-up cases that were made to stand where live ones stand, and moved as these would be.
   *
   * @param groups one for each group of live cases that stand alike
   * @param leftOut how many more groups there are, with fewer cases
   * @param staying how many live cases stay on their version
   * @param undecided how many live cases stay because nobody has decided about them yet
   */
  public record Live(List<Group> groups, int leftOut, int staying, int undecided) {

    /** @return whether no live case is concerned */
    public boolean isEmpty() {
      return groups.isEmpty() && leftOut == 0 && staying == 0 && undecided == 0;
    }
  }

  /**
   * Live cases that stand alike, and what became of the made-up one.
   *
   * @param flow what people call the flow that they stand in
   * @param stands names of the steps that they stand at
   * @param cases how many they are
   * @param decided what was done about steps that they had never had; may be empty
   * @param without what they go without, in sentences
   * @param passed names of the steps that it was done with after the move, in their order
   * @param ends names of the ends of the flow that it came to
   * @param outcome how its whole case ended: completed, lost, withdrawn or handed-over; null when it is not over, or was no case
   * @param lossReason why the case was lost; null when it was not
   * @param stuck where it could not go on
   * @param remark why it was not tried; null when it was
   */
  public record Group(String flow, int version, List<String> stands, int cases, String decided, List<String> without,
      List<String> passed, List<String> ends, String outcome, String lossReason, List<Stuck> stuck, String remark) {

    /** @return whether these cases would be lost */
    public boolean isLost() {
      return "lost".equals(outcome) || "withdrawn".equals(outcome);
    }
  }

  /**
   * What became of finished instances of the changed flows.
   *
   * @param replayed how many were run again
   * @param same how many went the way they had gone
   * @param remark why there was nothing to replay, or not all of it; null when there is nothing to say
   */
  public record Replay(int replayed, int same, List<OtherWay> otherWay, List<Stuck> stuck, String remark) {}

  /**
   * A finished instance that would have gone another way.
   *
   * @param partedAfter name of the last step that it shares with what happened; null when they part at the start
   * @param then the step that followed then
   * @param now the step that follows now
   * @param endThen how it ended then
   * @param endNow how it would end now
   * @param answersThatDiffer names of what it would hand back with another value
   */
  public record OtherWay(String caseNumber, String flow, String partedAfter, String then, String now, String endThen, String endNow,
      List<String> answersThatDiffer) {}
}
