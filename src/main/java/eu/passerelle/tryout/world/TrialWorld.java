package eu.passerelle.tryout.world;

import eu.passerelle.engine.access.StartGrants;
import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.model.FlowBundle;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The same application once more, with an engine and a database of its own that live in memory until it is closed. What happens in it
 * happens nowhere else: it has no pages, no schedule, no mail, and no other engine knows of it.
 */
public final class TrialWorld implements AutoCloseable {

  /** The profile that is active in such a world and nowhere else. */
  static final String PROFILE = "trial";

  private static final String SOURCE = "trial";

  private final ConfigurableApplicationContext context;

  TrialWorld(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** @return the engine that the flows in force and the proposed ones are deployed in; no job runs unless it is told to */
  public ProcessEngine engine() {
    return bean(ProcessEngine.class);
  }

  /** @return its database */
  public JdbcClient jdbc() {
    return bean(JdbcClient.class);
  }

  /** Puts flows over what is in force here, through the gate. */
  public void put(List<FlowBundle> proposed) {
    bean(FlowBundles.class).deployAll(proposed, SOURCE);
    bean(StartGrants.class).grant();
  }

  /** Puts in force here what is so in the live application, or was. */
  public void putBack(List<FlowBundle> former) {
    bean(FlowBundles.class).copyAll(former, SOURCE);
  }

  /** @return this world's own part of the application */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public <T> Collection<T> beans(Class<T> type) {
    return context.getBeansOfType(type).values();
  }

  /** Ends the world and everything in it. */
  @Override
  public void close() {
    context.close();
  }
}
