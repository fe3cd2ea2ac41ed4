package eu.passerelle.engine.deployment;

import eu.passerelle.engine.rules.DeploymentRules;
import eu.passerelle.model.ModelFile;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

/**
 * Looks at every new deployment before the engine reads it, and refuses it as a whole when one file breaks a rule.
 *
 * <p>What is stored already is read again after each start, and what is in force comes into the world of a trial; both go on under the rules
 * they came in with.
 */
public class DeployGate implements Deployer {

  private static final int LONGEST = 255;

  private final DeploymentRules rules;
  private final DeployedModels known;

  DeployGate(DeploymentRules rules, DeployedModels known) {
    this.rules = rules;
    this.known = known;
  }

  @Override
  public void deploy(DeploymentEntity deployment) {
    if (!deployment.isNew() || known.arePastTheGate()) {
      return;
    }
    requireFit("name", deployment.getName());
    requireFit("source", deployment.getSource());
    Refusal.refuseErrors(rules.check(
        deployment.getResources().values().stream().map(resource -> new ModelFile(null, resource.getName(), resource.getBytes())).toList(),
        known));
  }

  private static void requireFit(String what, String text) {
    if (text != null && text.length() > LONGEST) {
      throw new BadUserRequestException(
          "The %s of the deployment has %d characters, %d are the most. Shorten it.".formatted(what, text.length(), LONGEST));
    }
  }
}
