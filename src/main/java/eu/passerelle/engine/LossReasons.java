package eu.passerelle.engine;

import java.util.Set;

/** The closed list of why somebody or something ended early. */
final class LossReasons {

  private static final Set<String> ALL = WordList.read("/loss-reasons.yaml");

  private LossReasons() {}

  static Set<String> all() {
    return ALL;
  }
}
