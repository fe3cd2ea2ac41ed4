package eu.passerelle.engine.guard;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Puts the guard round every expression and takes the making of classes away. */
@Component
public class GuardPlugin extends AbstractProcessEnginePlugin {

  private final ModelBeans beans;

  public GuardPlugin(ModelBeans beans) {
    this.beans = beans;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setExpressionManager(new GuardedExpressionManager(beans));
    configuration.setArtifactFactory(new NoClasses());
  }
}
