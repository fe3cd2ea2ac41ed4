package eu.passerelle.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The time limits of all schemes, from the decision table {@code time-limits}. A flow asks
 * {@code ${timeLimits.of(execution,'T_CONTRACT')}}. The newest version of the table counts; it is looked for every ten seconds.
 */
@Component("timeLimits")
public class TimeLimits implements TimeLimitSource {

  static final String DECISION = "time-limits";

  private static final long FRESH_FOR = Duration.ofSeconds(10).toNanos();

  private final ObjectProvider<ProcessEngine> engine;

  private volatile Loaded loaded;

  TimeLimits(ObjectProvider<ProcessEngine> engine) {
    this.engine = engine;
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
    refresh();
    TimeLimitTable table = current().table();
    return table == null ? Set.of() : table.keys();
  }

  /** @return period, source and meaning of silence, if the table has a row that fits */
  public Optional<TimeLimit> find(String key, String scheme, String country) {
    return Optional.ofNullable(current().table()).flatMap(table -> table.find(key, scheme, country));
  }

  /** Looks for a newer version at the next question: something has been deployed. */
  void refresh() {
    Loaded known = loaded;
    if (known != null) {
      loaded = new Loaded(known.definitionId(), known.table(), System.nanoTime() - FRESH_FOR);
    }
  }

  private Loaded current() {
    Loaded known = loaded;
    if (known != null && System.nanoTime() - known.at() < FRESH_FOR) {
      return known;
    }
    var configuration = (ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration();
    Loaded newest = configuration.getCommandExecutorTxRequired().execute(context -> newest(context, known));
    loaded = newest;
    return newest;
  }

  private static Loaded newest(CommandContext context, Loaded known) {
    var definition = context.getDecisionDefinitionManager().findLatestDecisionDefinitionByKey(DECISION);
    long now = System.nanoTime();
    if (definition == null) {
      return new Loaded(null, null, now);
    }
    if (known != null && definition.getId().equals(known.definitionId())) {
      return new Loaded(known.definitionId(), known.table(), now);
    }
    byte[] model = context.getResourceManager()
        .findResourceByDeploymentIdAndResourceName(definition.getDeploymentId(), definition.getResourceName()).getBytes();
    return new Loaded(definition.getId(), new TimeLimitTable(DECISION, model), now);
  }

  private static String text(DelegateExecution execution, String variable) {
    return execution.getVariable(variable) instanceof String value ? value : null;
  }

  private record Loaded(String definitionId, TimeLimitTable table, long at) {}
}
