package eu.passerelle.engine.tables;

import eu.passerelle.model.TimeLimit;
import eu.passerelle.model.TimeLimitSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    String scheme = text(execution, "scheme");
    String country = text(execution, "destination");
    return period(key, scheme, country).orElseThrow(() -> new ProcessEngineException("The table of time limits has no row for ‘" + key
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
    Map<String, Object> question = new HashMap<>();
    question.put(KEY, key);
    question.put("scheme", scheme);
    question.put("country", country);
    return tables.firstRow(TABLE, question)
        .map(row -> new TimeLimit(text(row, "period"), text(row, "source"), text(row, "silence"), text(row, "asOf")));
  }

  private static String text(Map<String, Object> row, String output) {
    Object value = row.get(output);
    return value == null ? "" : value.toString();
  }

  private static String text(DelegateExecution execution, String variable) {
    return execution.getVariable(variable) instanceof String value ? value : null;
  }
}
