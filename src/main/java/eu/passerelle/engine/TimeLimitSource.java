package eu.passerelle.engine;

import java.util.Optional;
import java.util.Set;

/** The time limits that steps run under. */
public interface TimeLimitSource {

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
