package eu.passerelle.model;

import java.util.Optional;
import java.util.Set;

/** The time limits that steps run under. */
public interface TimeLimitSource {

  /** Id of the table. */
  String TABLE = "time-limits";

  /** Input of the table that names the time limit. */
  String KEY = "key";

  /** Under this name expressions of a diagram ask: {@code ${timeLimits.of(execution,'T_CONTRACT')}}. */
  String BEAN = "timeLimits";

  /** @return whether a table of this id holds time limits: those of all schemes, or the rows that one has of its own */
  static boolean isTable(String id) {
    return id.equals(TABLE) || id.endsWith("-" + TABLE);
  }

  /**
   * @param key key of the time-limits table, for example {@code T_CONTRACT}
   * @param scheme scheme id; may be null
   * @param country two-letter code of the country whose rules count; may be null
   * @return the ISO-8601 duration
   */
  Optional<String> period(String key, String scheme, String country);

  /** @return every key that has a row for some scheme and country, at this very moment */
  Set<String> keys();
}
