package eu.passerelle.redesign.flows;

import eu.passerelle.engine.DeploymentObserver;
import eu.passerelle.engine.deployment.FlowVersion;
import eu.passerelle.engine.deployment.FlowVersions;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Notes what an administrator put in force past the proposals. */
@Component
class DirectDeployments implements DeploymentObserver {

  private final Publications publications;
  private final FlowVersions versions;
  private final Clock clock;

  DirectDeployments(Publications publications, FlowVersions versions, Clock clock) {
    this.publications = publications;
    this.versions = versions;
    this.clock = clock;
  }

  @Override
  public void deployed(String flow, String deploymentId, String userId) {
    String replaced = versions.of(flow).stream().map(FlowVersion::deploymentId).filter(id -> !id.equals(deploymentId)).findFirst()
        .orElse(null);
    publications.add(new Publication(UUID.randomUUID().toString(), flow, deploymentId, null, replaced, userId, null, null,
        "Deployed by an administrator, without a proposal.", OffsetDateTime.now(clock)));
  }
}
