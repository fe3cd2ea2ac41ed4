package eu.passerelle.engine.moving;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.graph.StepGraph;
import eu.passerelle.engine.guard.Catalogue;
import eu.passerelle.model.FlowBundle;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Duration;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.springframework.stereotype.Component;

/** Reads the graphs of processes that are proposed or deployed. What is deployed never changes: it is read once. */
@Component
class StepGraphs implements MeterBinder {

  private static final int KEPT = 100;
  private static final Duration UNUSED = Duration.ofHours(1);

  private final FlowBundles flows;
  private final Catalogue catalogue;
  private final Cache<String, StepGraph> deployed =
      Caffeine.newBuilder().maximumSize(KEPT).expireAfterAccess(UNUSED).recordStats().build();

  StepGraphs(FlowBundles flows, Catalogue catalogue) {
    this.flows = flows;
    this.catalogue = catalogue;
  }

  /** @return the graph of a process that is deployed */
  StepGraph of(ProcessDefinitionEntity definition) {
    StepGraph known = deployed.getIfPresent(definition.getId());
    if (known == null) {
      known = of(definition, flows.of(definition.getDeploymentId()));
      deployed.put(definition.getId(), known);
    }
    return known;
  }

  /** @return the graph of a process as the files of its flow draw it */
  StepGraph of(ProcessDefinitionEntity definition, FlowBundle bundle) {
    return StepGraph.of(bundle, definition.getKey(), catalogue.gifts());
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    CaffeineCacheMetrics.monitor(registry, deployed, "step-graphs");
  }
}
