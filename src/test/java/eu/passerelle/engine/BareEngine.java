package eu.passerelle.engine;

import eu.passerelle.engine.Literal.Kind;
import eu.passerelle.engine.guard.ModelBeans;
import eu.passerelle.model.TimeLimitSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;

/** An engine in memory without Spring, for tests that want to see one plugin at work and nothing else. */
public final class BareEngine {

  private BareEngine() {}

  public static ProcessEngine with(ProcessEnginePlugin... plugins) {
    return on("jdbc:h2:mem:" + UUID.randomUUID(), plugins);
  }

  public static ProcessEngine on(String database, ProcessEnginePlugin... plugins) {
    var configuration = new QuickEngine();
    List<ProcessEnginePlugin> all = new ArrayList<>(List.of(plugins));
    all.add(new SpinProcessEnginePlugin());
    configuration.setJdbcUrl(database);
    if (database.startsWith("jdbc:postgresql:")) {
      configuration.setJdbcDriver("org.postgresql.Driver");
      configuration.setJdbcUsername("postgres");
      configuration.setJdbcPassword("");
      configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
    }
    configuration.setProcessEngineName(UUID.randomUUID().toString());
    configuration.setProcessEnginePlugins(all);
    configuration.setHistory("full");
    configuration.setHistoryTimeToLive("P1D");
    configuration.setJobExecutorActivate(false);
    return configuration.buildProcessEngine();
  }

  /** The beans of the tests: a catalogue of two steps, and the time limits. */
  public static ModelBeans beans() {
    @Catalogued(name = "Tell", does = "Tells.", says = {@Literal(value = "role", label = "Role", kind = Kind.ROLE),
        @Literal(value = "line", label = "Line", kind = Kind.LINE), @Literal(value = "text", label = "Text", kind = Kind.TEXT)})
    class TellDelegate implements JavaDelegate {

      @Override
      public void execute(DelegateExecution execution) {
        execution.setVariable("told", execution.getVariableLocal("text"));
      }
    }

    JavaDelegate record = execution -> execution.setVariable("recorded", true);
    Map<String, Object> open = Map.of("recordDelegate", record, "tellDelegate", new TellDelegate(), TimeLimitSource.BEAN, new TwoWeeks());
    return name -> Optional.ofNullable(open.get(name));
  }

  /** A time limit that never changes. */
  public static class TwoWeeks {

    public String of(Object execution, String key) {
      return "P14D";
    }
  }
}
