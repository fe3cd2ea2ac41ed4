package eu.passerelle.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.PasserelleApplication;
import eu.passerelle.engine.deployment.DeployGate;
import eu.passerelle.engine.deployment.FlowDeployment;
import eu.passerelle.engine.deployment.ProcessFolder;
import eu.passerelle.engine.deployment.ProcessFolders;
import eu.passerelle.testing.FlowTest;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.test.context.ContextConfiguration;

/** The whole application: guard and gate are the ones that the engine uses, and the shipped flows pass them. */
@FlowTest
@ContextConfiguration(classes = PasserelleApplication.class)
class GuardedApplicationFlowTest {

  @Autowired private ProcessEngine engine;

  @Autowired private ResourcePatternResolver resources;

  @Test
  void theEngineEvaluatesWithTheGuardOnly() {
    var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();

    assertThat(configuration.getExpressionManager()).isInstanceOf(GuardedExpressionManager.class);
    assertThat(configuration.getArtifactFactory()).isInstanceOf(NoClasses.class);
    assertThat(configuration.getScriptEngineResolver()).isInstanceOf(NoScripts.class);
    assertThat(configuration.getCustomPreDeployers()).hasAtLeastOneElementOfType(DeployGate.class);
  }

  @Test
  void everyShippedFlowIsDeployed() {
    assertThat(engine.getRepositoryService().createDeploymentQuery().deploymentSource(FlowDeployment.SOURCE).list())
        .extracting(Deployment::getName)
        .containsExactlyInAnyOrderElementsOf(new ProcessFolders(resources).all().stream().map(ProcessFolder::id).toList());
  }
}
