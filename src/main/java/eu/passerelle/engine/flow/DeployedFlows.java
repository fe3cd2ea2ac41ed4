package eu.passerelle.engine.flow;

import eu.passerelle.model.RunningPart;
import eu.passerelle.model.XmlNode;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ProcessDefinitionImpl;
import org.springframework.stereotype.Component;

/** Keeps what a diagram says, and the diagram itself once somebody asks for it, with the parsed process: as long as the engine keeps that. */
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

  @Override
  public XmlNode diagramOf(String processDefinitionId) {
    return configuration.getCommandExecutorTxRequired().execute(context -> {
      ProcessDefinitionEntity definition = configuration.getDeploymentCache().findDeployedProcessDefinitionById(processDefinitionId);
      var kept = (Kept) definition.getProperty(PROPERTY);
      if (kept.diagram == null) {
        kept.diagram = read(context, definition);
      }
      return kept.diagram;
    });
  }

  private static XmlNode read(CommandContext context, ProcessDefinitionEntity definition) {
    byte[] file = context.getResourceManager()
        .findResourceByDeploymentIdAndResourceName(definition.getDeploymentId(), definition.getResourceName()).getBytes();
    return RunningPart.readable(file).orElseGet(() -> new XmlNode("bpmn:definitions", null, 0, 0));
  }

  /** @return null for a process that was parsed without the wiring of flows */
  public static Flow of(ProcessDefinitionImpl definition) {
    var kept = (Kept) definition.getProperty(PROPERTY);
    return kept == null ? null : kept.flow;
  }

  /** @return null for a process that says nothing, or that was parsed without the wiring of flows */
  public static String kindOf(ProcessDefinitionImpl definition) {
    Flow flow = of(definition);
    return flow == null ? null : flow.kind();
  }

  public static void keep(ProcessDefinitionImpl definition, Flow flow) {
    definition.setProperty(PROPERTY, new Kept(flow));
  }

  private static final class Kept {

    private final Flow flow;
    private volatile XmlNode diagram;

    private Kept(Flow flow) {
      this.flow = flow;
    }
  }
}
