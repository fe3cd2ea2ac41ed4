package eu.passerelle.redesign;

import java.util.Collection;
import java.util.Set;

/**
 * Which live cases follow a new version: all, some, or none. Those that cannot follow stay in any case.
 *
 * @param numbers of the cases, when only some follow
 */
record MoveWish(Which which, Set<String> numbers) {

  /** How many follow. */
  enum Which { ALL, SOME, NONE }

  MoveWish {
    numbers = Set.copyOf(numbers);
  }

  static MoveWish all() {
    return new MoveWish(Which.ALL, Set.of());
  }

  static MoveWish some(Collection<String> numbers) {
    return new MoveWish(Which.SOME, Set.copyOf(numbers));
  }

  static MoveWish none() {
    return new MoveWish(Which.NONE, Set.of());
  }

  boolean covers(String caseNumber) {
    return which == Which.ALL || which == Which.SOME && caseNumber != null && numbers.contains(caseNumber);
  }
}
