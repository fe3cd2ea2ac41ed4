package eu.passerelle.engine.deployment;

import eu.passerelle.engine.RoleDirectory;
import eu.passerelle.engine.guard.ModelBeans;
import eu.passerelle.engine.rules.DeploymentRules;
import eu.passerelle.engine.rules.LiteralRule;
import eu.passerelle.model.TimeLimitSource;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts the gate before everything else that happens to a new deployment. */
@Component
class GatePlugin extends AbstractProcessEnginePlugin {

  private final ModelBeans beans;
  private final DeployedModels models;
  private final TimeLimitSource timeLimits;
  private final ObjectProvider<RoleDirectory> roles;

  GatePlugin(ModelBeans beans, DeployedModels models, TimeLimitSource timeLimits, ObjectProvider<RoleDirectory> roles) {
    this.beans = beans;
    this.models = models;
    this.timeLimits = timeLimits;
    this.roles = roles;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    List<Deployer> deployers = new ArrayList<>();
    deployers.add(new DeployGate(rules(), models));
    if (configuration.getCustomPreDeployers() != null) {
      deployers.addAll(configuration.getCustomPreDeployers());
    }
    configuration.setCustomPreDeployers(deployers);
  }

  private DeploymentRules rules() {
    return new DeploymentRules(beans::isDelegate, timeLimits::keys, new LiteralRule(beans::literals, () -> roles.getObject().keys()));
  }
}
