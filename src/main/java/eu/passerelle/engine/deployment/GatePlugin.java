package eu.passerelle.engine.deployment;

import eu.passerelle.engine.rules.DeploymentRules;
import eu.passerelle.engine.rules.ModelContext;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.stereotype.Component;

/** Puts the gate before everything else that happens to a new deployment. */
@Component
class GatePlugin extends AbstractProcessEnginePlugin {

  private final ModelContext context;
  private final DeployedModels models;

  GatePlugin(ModelContext context, DeployedModels models) {
    this.context = context;
    this.models = models;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    List<Deployer> deployers = new ArrayList<>();
    deployers.add(new DeployGate(new DeploymentRules(context), models));
    if (configuration.getCustomPreDeployers() != null) {
      deployers.addAll(configuration.getCustomPreDeployers());
    }
    configuration.setCustomPreDeployers(deployers);
  }
}
