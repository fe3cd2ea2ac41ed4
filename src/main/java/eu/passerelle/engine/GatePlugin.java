package eu.passerelle.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.stereotype.Component;

/** Puts the gate before everything else that happens to a new deployment. */
@Component
class GatePlugin extends AbstractProcessEnginePlugin {

  private final ModelBeans beans;
  private final DeployedModels models;
  private final TimeLimitSource timeLimits;

  GatePlugin(ModelBeans beans, DeployedModels models, TimeLimitSource timeLimits) {
    this.beans = beans;
    this.models = models;
    this.timeLimits = timeLimits;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    List<Deployer> deployers = new ArrayList<>();
    deployers.add(new DeployGate(new DeploymentRules(this::isInCatalogue, timeLimits::keys), models));
    if (configuration.getCustomPreDeployers() != null) {
      deployers.addAll(configuration.getCustomPreDeployers());
    }
    configuration.setCustomPreDeployers(deployers);
  }

  private boolean isInCatalogue(String name) {
    return name.endsWith(ModelBeans.DELEGATE_SUFFIX) && beans.find(name).isPresent();
  }
}
