package eu.passerelle.tryout;

import java.util.List;

/**
 * The live cases that a proposal concerns.
 *
 * @param following a made-up case is to stand as each of these do
 * @param leftOut how many more groups there are, with fewer cases
 * @param staying how many cases stay on their version
 * @param undecided how many cases stay because nobody has decided about them yet
 * @param newDueDates whether due dates and timers follow a changed time limit
 */
public record LiveCases(List<LiveGroup> following, int leftOut, int staying, int undecided, boolean newDueDates) {

  /** No live case is concerned. */
  public static final LiveCases NONE = new LiveCases(List.of(), 0, 0, 0, false);

  /** Copies the list it is given. */
  public LiveCases {
    following = List.copyOf(following);
  }
}
