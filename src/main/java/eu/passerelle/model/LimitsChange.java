package eu.passerelle.model;

import java.util.Set;

/**
 * The time limits as they take effect by the tables in force and by those proposed: the same where no table changes.
 *
 * @param changedKeys keys about which the proposed tables say something else
 */
public record LimitsChange(TimeLimitSource inForce, TimeLimitSource proposed, Set<String> changedKeys) {

  /** Copies the set it is given. */
  public LimitsChange {
    changedKeys = Set.copyOf(changedKeys);
  }

  /** @return whether a case of this scheme and country gets another period */
  public boolean concerns(String key, String scheme, String country) {
    return changedKeys.contains(key) && !inForce.period(key, scheme, country).equals(proposed.period(key, scheme, country));
  }

  /** The tables stay as they are. */
  public static LimitsChange none(TimeLimitSource limits) {
    return new LimitsChange(limits, limits, Set.of());
  }
}
