package eu.passerelle.engine.moving;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.springframework.stereotype.Component;

/** Works out how instances get from one version to another. Between two versions that are deployed the way is always the same. */
@Component
class MovePlans {

  private final ProcessEngineConfigurationImpl configuration;
  private final StepGraphs graphs;
  private final Map<Way, MovePlan> known = StepGraphs.someOf();

  MovePlans(ProcessEngine engine, StepGraphs graphs) {
    configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    this.graphs = graphs;
  }

  /** @return the version as the engine has read it */
  ProcessDefinitionEntity deployed(String definitionId) {
    return configuration.getDeploymentCache().findDeployedProcessDefinitionById(definitionId);
  }

  /** @param target a version that is deployed */
  MovePlan to(ProcessDefinitionEntity target, String sourceId, Map<String, String> mapping) {
    Way way = new Way(sourceId, target.getId(), Map.copyOf(mapping));
    MovePlan plan = known.get(way);
    if (plan == null) {
      plan = to(target, graphs.of(target), sourceId, mapping);
      known.put(way, plan);
    }
    return plan;
  }

  /** @param graph of the target, which is proposed only */
  MovePlan to(ProcessDefinitionEntity target, StepGraph graph, String sourceId, Map<String, String> mapping) {
    ProcessDefinitionEntity source = deployed(sourceId);
    return new MovePlan(configuration, source, target, mapping, graphs.of(source), graph);
  }

  private record Way(String source, String target, Map<String, String> mapping) {}
}
