package eu.passerelle.engine.moving;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.passerelle.engine.graph.StepGraph;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Duration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.springframework.stereotype.Component;

/** Works out how instances get from one version to another. Between two versions that are deployed the way is always the same. */
@Component
class MovePlans implements MeterBinder {

  private static final int KEPT = 100;
  private static final Duration UNUSED = Duration.ofHours(1);

  private final ProcessEngineConfigurationImpl configuration;
  private final StepGraphs graphs;
  private final Cache<Way, MovePlan> known = Caffeine.newBuilder().maximumSize(KEPT).expireAfterAccess(UNUSED).recordStats().build();

  MovePlans(ProcessEngine engine, StepGraphs graphs) {
    configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    this.graphs = graphs;
  }

  /** @return the version as the engine has read it */
  ProcessDefinitionEntity deployed(String definitionId) {
    return configuration.getDeploymentCache().findDeployedProcessDefinitionById(definitionId);
  }

  /** @param target a version that is deployed */
  MovePlan to(ProcessDefinitionEntity target, String sourceId, MoveOrders orders) {
    Way way = new Way(sourceId, target.getId(), orders);
    MovePlan plan = known.getIfPresent(way);
    if (plan == null) {
      plan = to(target, graphs.of(target), sourceId, orders);
      known.put(way, plan);
    }
    return plan;
  }

  /** @param graph of the target, which is proposed only */
  MovePlan to(ProcessDefinitionEntity target, StepGraph graph, String sourceId, MoveOrders orders) {
    ProcessDefinitionEntity source = deployed(sourceId);
    return new MovePlan(configuration, source, target, orders, graphs.of(source), graph);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    CaffeineCacheMetrics.monitor(registry, known, "move-plans");
  }

  private record Way(String source, String target, MoveOrders orders) {}
}
