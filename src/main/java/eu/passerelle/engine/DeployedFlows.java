package eu.passerelle.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ProcessDefinitionImpl;
import org.springframework.stereotype.Component;

@Component
class DeployedFlows implements FlowCatalogue {

  private static final String PROPERTY = "passerelle.flow";

  private final ProcessEngineConfigurationImpl configuration;

  DeployedFlows(ProcessEngine engine) {
    configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
  }

  @Override
  public Flow flowOf(String processDefinitionId) {
    return configuration.getCommandExecutorTxRequired().execute(
        context -> of(configuration.getDeploymentCache().findDeployedProcessDefinitionById(processDefinitionId)));
  }

  static Flow of(ProcessDefinitionImpl definition) {
    return (Flow) definition.getProperty(PROPERTY);
  }

  /** @return null for a process that says nothing, or that was parsed without the wiring of flows */
  static String kindOf(ProcessDefinitionImpl definition) {
    Flow flow = of(definition);
    return flow == null ? null : flow.kind();
  }

  static void keep(ProcessDefinitionImpl definition, Flow flow) {
    definition.setProperty(PROPERTY, flow);
  }
}
