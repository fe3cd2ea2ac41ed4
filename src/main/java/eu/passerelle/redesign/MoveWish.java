package eu.passerelle.redesign;

import java.util.List;

/**
 * Which live cases follow a new version: all, some, or none. Those that cannot follow stay in any case.
 *
 * @param numbers of the cases, when only some follow
 */
record MoveWish(Which which, List<String> numbers) {

  /** How many follow. */
  enum Which { ALL, SOME, NONE }

  MoveWish {
    numbers = List.copyOf(numbers);
  }

  static MoveWish all() {
    return new MoveWish(Which.ALL, List.of());
  }

  static MoveWish some(List<String> numbers) {
    return new MoveWish(Which.SOME, numbers);
  }

  static MoveWish none() {
    return new MoveWish(Which.NONE, List.of());
  }

  boolean covers(String caseNumber) {
    return which == Which.ALL || which == Which.SOME && numbers.contains(caseNumber);
  }
}
