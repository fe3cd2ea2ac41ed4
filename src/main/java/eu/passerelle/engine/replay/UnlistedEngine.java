package eu.passerelle.engine.replay;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** An engine in which proposals are tried is nobody's to find: neither REST nor the web applications offer it. */
@Component
@Profile("trial")
class UnlistedEngine extends AbstractProcessEnginePlugin {

  @Override
  public void postProcessEngineBuild(ProcessEngine engine) {
    ProcessEngines.unregister(engine);
  }
}
