package eu.passerelle.engine.moving;

import java.util.List;
import java.util.Set;

/**
 * An instance does not go on where it arrives, but takes up what it has never had.
 *
 * @param leaves ids of the steps which it leaves for that
 * @param asked ids of the steps that it has one after the other, without what the diagram draws behind each
 * @param then id of the step with which it goes on afterwards, as the diagram says
 */
record Detour(Set<String> leaves, List<String> asked, String then) {

  /** @return id of the step that it begins with */
  String first() {
    return asked.isEmpty() ? then : asked.get(0);
  }
}
