package eu.passerelle.tryout;

import eu.passerelle.model.FlowBundle;
import java.util.List;

/**
 * What is to be tried.
 *
 * @param label what the result is found by: the number of the proposal
 * @param startedBy user id
 * @param proposed the flows that are put over those in force
 * @param schemes ids of the schemes whose journeys reach them; made-up cases begin there
 * @param madeUp how many made-up cases
 * @param replayed how many finished instances are replayed at most
 * @param live the live cases as which more made-up cases are to stand
 */
public record TryOutRequest(String label, String startedBy, List<FlowBundle> proposed, List<String> schemes, int madeUp, int replayed,
    LiveCases live) {

  private static final int MADE_UP = 12;
  private static final int REPLAYED = 200;

  /** Copies the lists it is given. */
  public TryOutRequest {
    proposed = List.copyOf(proposed);
    schemes = List.copyOf(schemes);
  }

  /** Where no live case is concerned. */
  public TryOutRequest(String label, String startedBy, List<FlowBundle> proposed, List<String> schemes, int madeUp, int replayed) {
    this(label, startedBy, proposed, schemes, madeUp, replayed, LiveCases.NONE);
  }

  /** As many cases as are usual. */
  public static TryOutRequest of(String label, String startedBy, List<FlowBundle> proposed, List<String> schemes, LiveCases live) {
    return new TryOutRequest(label, startedBy, proposed, schemes, MADE_UP, REPLAYED, live);
  }
}
