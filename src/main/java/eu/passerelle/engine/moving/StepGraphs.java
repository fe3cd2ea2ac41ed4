package eu.passerelle.engine.moving;

import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.guard.Catalogue;
import eu.passerelle.model.FlowBundle;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.springframework.stereotype.Component;

/** Reads the graphs of processes that are proposed or deployed. What is deployed never changes: it is read once. */
@Component
class StepGraphs {

  private static final int KEPT = 100;

  private final FlowBundles flows;
  private final Catalogue catalogue;
  private final Map<String, StepGraph> deployed = someOf();

  StepGraphs(FlowBundles flows, Catalogue catalogue) {
    this.flows = flows;
    this.catalogue = catalogue;
  }

  /** @return the graph of a process that is deployed */
  StepGraph of(ProcessDefinitionEntity definition) {
    StepGraph graph = deployed.get(definition.getId());
    if (graph == null) {
      graph = of(definition, flows.of(definition.getDeploymentId()));
      deployed.put(definition.getId(), graph);
    }
    return graph;
  }

  /** @return the graph of a process as the files of its flow draw it */
  StepGraph of(ProcessDefinitionEntity definition, FlowBundle bundle) {
    return StepGraph.of(bundle, definition.getKey(), catalogue.gifts());
  }

  /** Keeps what was used last. */
  static <K, V> Map<K, V> someOf() {
    return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > KEPT;
      }
    });
  }
}
