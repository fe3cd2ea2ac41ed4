package eu.passerelle.engine;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;

/** An engine of its own for one test class, with authorisations on and nothing of the features around it. */
public final class TestEngine {

  static {
    // no Spring Boot here that would set the levels
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
  }

  private TestEngine() {}

  public static ProcessEngine build(Consumer<ProcessEngineConfigurationImpl> change) {
    var configuration = new QuickEngine();
    configuration.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setProcessEngineName(UUID.randomUUID().toString());
    configuration.setJobExecutorActivate(false);
    configuration.setAuthorizationEnabled(true);
    configuration.setEnforceSpecificVariablePermission(true);
    configuration.setHistory("full");
    configuration.setHistoryTimeToLive("P3653D");
    configuration.setMetricsEnabled(false);
    configuration.getProcessEnginePlugins().add(new SpinProcessEnginePlugin());
    change.accept(configuration);
    return configuration.buildProcessEngine();
  }

  public static <T> ObjectProvider<T> provide(Class<T> type, List<? extends T> beans) {
    return late(List.copyOf(beans));
  }

  /** Gives what the list holds at the time of asking, as Spring does for beans that are not there yet. */
  public static <T> ObjectProvider<T> late(List<? extends T> beans) {
    return new ObjectProvider<>() {
      @Override
      public T getObject() {
        return beans.get(0);
      }

      @Override
      public Stream<T> stream() {
        return beans.stream().map(bean -> (T) bean);
      }

      @Override
      public Stream<T> orderedStream() {
        return stream();
      }
    };
  }
}
