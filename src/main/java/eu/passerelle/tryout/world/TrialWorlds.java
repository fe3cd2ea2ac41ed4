package eu.passerelle.tryout.world;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import eu.passerelle.engine.deployment.FlowVersions;
import eu.passerelle.model.FlowBundle;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** Opens trial worlds: the reference data and the flows in force come from here, the proposed flows are put over them. */
@Component
public class TrialWorlds {

  private static final int CONNECTIONS = 4;

  /** What may not be as the environment of the live application has it. */
  private static final Map<String, String> SETTINGS = Map.of(
      "spring.profiles.active", TrialWorld.PROFILE,
      "spring.main.lazy-initialization", "true",
      "spring.main.banner-mode", "off",
      "spring.jmx.enabled", "false",
      "camunda.bpm.job-execution.enabled", "false",
      "camunda.bpm.webapp.enabled", "false",
      // a case that fails there is what the try-out is for: its report tells, not the log of the live application
      "camunda.bpm.generic-properties.properties.enable-cmd-exception-logging", "false",
      "passerelle.deploy-flows", "false");

  private final ApplicationContext live;
  private final FlowVersions flows;
  private final ReferenceData reference;

  TrialWorlds(ApplicationContext live, FlowVersions flows, ReferenceData reference) {
    this.live = live;
    this.flows = flows;
    this.reference = reference;
  }

  /**
   * @param proposed what is put over the flows in force
   * @return a world that the caller closes
   * @throws org.camunda.bpm.engine.ParseException when a flow does not pass the gate
   */
  public TrialWorld open(List<FlowBundle> proposed) {
    List<FlowBundle> inForce = flows.bundlesInForce();
    TrialWorld world = new TrialWorld(begin());
    try {
      reference.copyTo(world);
      world.putBack(inForce);
      world.put(proposed);
      return world;
    } catch (RuntimeException failed) {
      world.close();
      throw failed;
    }
  }

  private ConfigurableApplicationContext begin() {
    String name = "trial" + UUID.randomUUID().toString().replace("-", "");
    SpringApplication application = new SpringApplicationBuilder(application()).web(WebApplicationType.NONE)
        .registerShutdownHook(false).logStartupInfo(false)
        .initializers(context -> ((GenericApplicationContext) context).registerBean("dataSource", DataSource.class, () -> database(name)))
        .application();
    // the log belongs to the live application
    application
        .setListeners(application.getListeners().stream().filter(listener -> !(listener instanceof LoggingApplicationListener)).toList());
    return application.run(Stream.concat(SETTINGS.entrySet().stream().map(setting -> "--" + setting.getKey() + "=" + setting.getValue()),
        Stream.of("--camunda.bpm.process-engine-name=" + name)).toArray(String[]::new));
  }

  /**
   * Whatever database the live one is and the environment names, this one is in memory, as long as a connection to it is open. A journey
   * asks the same some hundred statements again and again: each is read once.
   */
  private static DataSource database(String name) {
    HikariConfig settings = new HikariConfig();
    settings.setJdbcUrl("jdbc:h2:mem:" + name + ";QUERY_CACHE_SIZE=256");
    settings.setPoolName(name);
    settings.setMaximumPoolSize(CONNECTIONS);
    settings.setMinimumIdle(CONNECTIONS);
    settings.setMaxLifetime(0);
    return new HikariDataSource(settings);
  }

  private Class<?> application() {
    return ClassUtils.getUserClass(live.getBeansWithAnnotation(SpringBootApplication.class).values().iterator().next());
  }
}
