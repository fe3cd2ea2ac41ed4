package eu.passerelle.engine.tables;

import eu.passerelle.model.TimeLimitSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The time limits as they take effect where some tables are others than those in force: the rows of a scheme before those of all. */
final class ProposedTimeLimits implements TimeLimitSource {

  private final Set<String> replaced;
  private final Map<String, LimitTable> tables;
  private final TimeLimits inForce;

  /**
   * @param replaced ids of the tables that are others than in force
   * @param tables those of them that there are
   */
  ProposedTimeLimits(Set<String> replaced, Map<String, LimitTable> tables, TimeLimits inForce) {
    this.replaced = replaced;
    this.tables = tables;
    this.inForce = inForce;
  }

  @Override
  public Optional<String> period(String key, String scheme, String country) {
    Map<String, Object> question = TimeLimits.question(key, scheme, country);
    Optional<String> own = scheme == null ? Optional.empty() : answer(Tables.own(scheme, TABLE), question);
    return own.or(() -> answer(TABLE, question));
  }

  private Optional<String> answer(String table, Map<String, Object> question) {
    return replaced.contains(table) ? Optional.ofNullable(tables.get(table)).flatMap(found -> found.period(question))
        : inForce.answer(table, question);
  }

  @Override
  public Set<String> keys() {
    Set<String> keys = replaced.contains(TABLE) ? new HashSet<>() : new HashSet<>(inForce.keys());
    tables.values().forEach(table -> keys.addAll(table.keys()));
    return keys;
  }
}
