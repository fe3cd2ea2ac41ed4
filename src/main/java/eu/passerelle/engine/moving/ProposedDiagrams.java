package eu.passerelle.engine.moving;

import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.ModelFile;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.springframework.stereotype.Component;

/** Reads diagrams as the engine would, without deploying them. */
@Component
class ProposedDiagrams {

  private final ProcessEngineConfigurationImpl configuration;

  ProposedDiagrams(ProcessEngine engine) {
    configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
  }

  /** To be called in a command of the engine. */
  List<ProcessDefinitionEntity> processesOf(FlowBundle bundle) {
    return bundle.files().stream().filter(file -> "bpmn".equals(file.ending())).flatMap(this::read).toList();
  }

  private Stream<ProcessDefinitionEntity> read(ModelFile file) {
    // not new: the gate has had its say, and what is only looked at is not refused
    DeploymentEntity none = new DeploymentEntity();
    none.setNew(false);
    List<ProcessDefinitionEntity> processes = parser().createParse().sourceInputStream(new ByteArrayInputStream(file.content()))
        .deployment(none).name(file.name()).execute().getProcessDefinitions();
    processes.forEach(process -> process.setId("proposed-" + UUID.randomUUID()));
    return processes.stream();
  }

  private BpmnParser parser() {
    return configuration.getDeployers().stream().filter(BpmnDeployer.class::isInstance).map(BpmnDeployer.class::cast).findFirst()
        .orElseThrow()
        .getBpmnParser();
  }
}
