package eu.passerelle.model;

import java.util.Set;

/**
 * The time limits by the table in force, and as they are proposed: the same where the table does not change.
 *
 * @param changedKeys keys about which the proposed table says something else
 */
public record LimitsChange(TimeLimitSource inForce, TimeLimitSource proposed, Set<String> changedKeys) {

  /** Copies the set it is given. */
  public LimitsChange {
    changedKeys = Set.copyOf(changedKeys);
  }

  /** The table stays as it is. */
  public static LimitsChange none(TimeLimitSource limits) {
    return new LimitsChange(limits, limits, Set.of());
  }
}
