package eu.passerelle.redesign.report;

import java.util.Collection;
import java.util.Set;

/**
 * Which live cases follow a new version: all, some, or none. Those that cannot follow stay in any case.
 *
 * @param numbers of the cases, when only some follow
 */
public record MoveWish(Which which, Set<String> numbers) {

  /** How many follow. */
  enum Which { ALL, SOME, NONE }

  public MoveWish {
    numbers = Set.copyOf(numbers);
  }

  public static MoveWish all() {
    return new MoveWish(Which.ALL, Set.of());
  }

  public static MoveWish some(Collection<String> numbers) {
    return new MoveWish(Which.SOME, Set.copyOf(numbers));
  }

  public static MoveWish none() {
    return new MoveWish(Which.NONE, Set.of());
  }

  public boolean covers(String caseNumber) {
    return which == Which.ALL || which == Which.SOME && caseNumber != null && numbers.contains(caseNumber);
  }
}
