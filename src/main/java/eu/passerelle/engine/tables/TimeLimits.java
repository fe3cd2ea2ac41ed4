package eu.passerelle.engine.tables;

import eu.passerelle.model.BundleFacts;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.LimitsChange;
import eu.passerelle.model.TimeLimit;
import eu.passerelle.model.TimeLimitSource;
import eu.passerelle.model.XmlNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/**
 * The time limits of all schemes, from the decision table {@code time-limits}. A flow asks
 * {@code ${timeLimits.of(execution,'T_CONTRACT')}}. The newest version of the table counts.
 */
@Component(TimeLimitSource.BEAN)
@NamedInterface
public class TimeLimits implements TimeLimitSource {

  private final Tables tables;

  public TimeLimits(Tables tables) {
    this.tables = tables;
  }

  /**
   * @param execution gives scheme and destination
   * @param key key of the time limit
   * @return the ISO-8601 period
   */
  public String of(DelegateExecution execution, String key) {
    return ask(this, execution, key);
  }

  /** As {@link #of}, by other time limits than those in force. */
  public static String ask(TimeLimitSource limits, DelegateExecution execution, String key) {
    String scheme = text(execution, "scheme");
    String country = text(execution, "destination");
    return limits.period(key, scheme, country)
        .orElseThrow(() -> new ProcessEngineException("The table of time limits has no row for ‘" + key
            + "’ (scheme: " + scheme + ", country: " + country + ")."));
  }

  @Override
  public Optional<String> period(String key, String scheme, String country) {
    return find(key, scheme, country).map(TimeLimit::period).filter(period -> !period.isEmpty());
  }

  @Override
  public Set<String> keys() {
    tables.refresh();
    return tables.words(TABLE, KEY);
  }

  /** @return period, source and meaning of silence, if the table has a row that fits */
  public Optional<TimeLimit> find(String key, String scheme, String country) {
    return tables.firstRow(TABLE, question(key, scheme, country))
        .map(row -> new TimeLimit(text(row, "period"), text(row, "source"), text(row, "silence"), text(row, "asOf")));
  }

  /**
   * @param before the flows that are replaced, as they were in force
   * @param after the same as they are proposed, and new ones
   * @return the time limits that all of them together make; what they do not hold stays as it is in force
   */
  public LimitsChange change(Collection<FlowBundle> before, Collection<FlowBundle> after) {
    Map<String, LimitTable> were = LimitTable.in(before);
    Map<String, LimitTable> are = LimitTable.in(after);
    Set<String> tables = new HashSet<>(were.keySet());
    tables.addAll(are.keySet());
    return tables.isEmpty() ? LimitsChange.none(this)
        : new LimitsChange(new ProposedTimeLimits(tables, were, this), new ProposedTimeLimits(tables, are, this),
            tables.stream().flatMap(id -> LimitTable.keysThatDiffer(were.get(id), are.get(id)).stream()).collect(Collectors.toSet()));
  }

  /** @return whether a flow holds a table of time limits */
  public static boolean areIn(FlowBundle bundle) {
    return BundleFacts.decisions(bundle).map(XmlNode::id).anyMatch(TimeLimitSource::isTable);
  }

  /** @return the period that one table in force answers */
  Optional<String> answer(String table, Map<String, Object> question) {
    return tables.rows(table, question).stream().findFirst().map(row -> text(row, "period")).filter(period -> !period.isEmpty());
  }

  static Map<String, Object> question(String key, String scheme, String country) {
    Map<String, Object> question = new HashMap<>();
    question.put(KEY, key);
    question.put("scheme", scheme);
    question.put("country", country);
    return question;
  }

  private static String text(Map<String, Object> row, String output) {
    Object value = row.get(output);
    return value == null ? "" : value.toString();
  }

  private static String text(DelegateExecution execution, String variable) {
    return execution.getVariable(variable) instanceof String value ? value : null;
  }
}
