package eu.passerelle.engine;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.PasserelleApplication;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** The whole application: the guard is the one that the engine uses. */
@SpringBootTest(classes = PasserelleApplication.class, properties = {"spring.datasource.url=jdbc:h2:mem:guarded-application", "camunda.bpm.job-execution.enabled=false"})
class GuardedApplicationFlowTest {

  @Autowired
  private ProcessEngine engine;

  @Test
  void theEngineEvaluatesWithTheGuardOnly() {
    var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();

    assertThat(configuration.getExpressionManager()).isInstanceOf(GuardedExpressionManager.class);
    assertThat(configuration.getArtifactFactory()).isInstanceOf(NoClasses.class);
    assertThat(configuration.getScriptEngineResolver()).isInstanceOf(NoScripts.class);
  }
}
