package eu.passerelle.engine.deployment;

import eu.passerelle.engine.ProposalDesk;
import eu.passerelle.engine.access.Collisions;
import eu.passerelle.engine.access.ActingPerson;
import eu.passerelle.model.ModelFile;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ResourceDefinition;

/**
 * The repository service as people meet it, through the Modeler, REST or a page: what an administrator deploys is in force, what anybody
 * else deploys is a proposal. The answer to a proposal is a deployment that brought no definitions, under the number of the proposal.
 */
public class HouseRepositoryService extends RepositoryServiceImpl {

  private final DeploymentDoors doors;

  public HouseRepositoryService(DeploymentDoors doors) {
    this.doors = doors;
  }

  @Override
  public DeploymentWithDefinitions deployWithResult(DeploymentBuilderImpl builder) {
    return Collisions.tryAgain(() -> commandExecutor.execute(context -> {
      Optional<ActingPerson> person = ActingPerson.behind(context);
      boolean mayNotDeploy = person.filter(one -> !one.isAdministrator()).isPresent();
      return Optional.ofNullable(doors.proposals().getIfAvailable()).filter(desk -> mayNotDeploy).map(desk -> propose(desk, builder))
          .orElseGet(() -> {
            DeploymentWithDefinitions done = super.deployWithResult(builder);
            person.ifPresent(one -> tell(done, one));
            return done;
          });
    }), "Somebody else was at work on the same flows in this moment, so nothing was stored. Deploy once more.");
  }

  /** A deployment that changes nothing brings no definitions. */
  private void tell(DeploymentWithDefinitions done, ActingPerson person) {
    List<String> keys = Stream.of(done.getDeployedProcessDefinitions(), done.getDeployedDecisionDefinitions()).filter(Objects::nonNull)
        .flatMap(List::stream).map(ResourceDefinition.class::cast).map(ResourceDefinition::getKey).toList();
    if (!keys.isEmpty()) {
      String flow = keys.contains(done.getName()) ? done.getName() : keys.get(0);
      doors.observers().orderedStream().toList().forEach(observer -> observer.deployed(flow, done.getId(), person.id()));
    }
  }

  private static DeploymentWithDefinitions propose(ProposalDesk desk, DeploymentBuilderImpl builder) {
    if (takesWhatIsStored(builder)) {
      throw new AuthorizationException("Only an administrator deploys again what is stored. Send the files themselves.");
    }
    DeploymentEntity asked = builder.getDeployment();
    if (asked.getTenantId() != null && !asked.getTenantId().isBlank()) {
      throw new BadUserRequestException("There are no tenants here. Leave the tenant id empty.");
    }
    if (builder.getProcessDefinitionsActivationDate() != null) {
      throw new BadUserRequestException("A proposal has no date of activation: it takes effect when it is published.");
    }
    if (builder.getResourceNames().isEmpty()) {
      throw new BadUserRequestException("There are no files in this deployment.");
    }
    List<ModelFile> files = asked.getResources().values().stream()
        .map(resource -> new ModelFile(null, resource.getName(), resource.getBytes()))
        .sorted(Comparator.comparing(ModelFile::name)).toList();
    DeploymentEntity answer = new DeploymentEntity();
    answer.setId(desk.deployed(asked.getName(), files));
    answer.setName(asked.getName());
    answer.setSource(asked.getSource());
    answer.setDeploymentTime(ClockUtil.getCurrentTime());
    return answer;
  }

  private static boolean takesWhatIsStored(DeploymentBuilderImpl builder) {
    return Stream
        .of(builder.getDeployments(), builder.getDeploymentResourcesById().keySet(), builder.getDeploymentResourcesByName().keySet())
        .anyMatch(stored -> !stored.isEmpty());
  }
}
