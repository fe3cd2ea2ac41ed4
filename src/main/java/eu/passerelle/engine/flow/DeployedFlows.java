package eu.passerelle.engine.flow;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ProcessDefinitionImpl;
import org.springframework.stereotype.Component;

@Component
public class DeployedFlows implements FlowCatalogue {

  private static final String PROPERTY = "passerelle.flow";

  private final ProcessEngineConfigurationImpl configuration;

  public DeployedFlows(ProcessEngine engine) {
    configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
  }

  @Override
  public Flow flowOf(String processDefinitionId) {
    return configuration.getCommandExecutorTxRequired().execute(
        context -> of(configuration.getDeploymentCache().findDeployedProcessDefinitionById(processDefinitionId)));
  }

  public static Flow of(ProcessDefinitionImpl definition) {
    return (Flow) definition.getProperty(PROPERTY);
  }

  /** @return null for a process that says nothing, or that was parsed without the wiring of flows */
  public static String kindOf(ProcessDefinitionImpl definition) {
    Flow flow = of(definition);
    return flow == null ? null : flow.kind();
  }

  public static void keep(ProcessDefinitionImpl definition, Flow flow) {
    definition.setProperty(PROPERTY, flow);
  }
}
