package eu.passerelle.engine.deployment;

import eu.passerelle.engine.access.EngineRights;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.ModelFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** Flows as they are deployed, file for file. */
@Component
@NamedInterface
public class FlowBundles {

  private final RepositoryService repository;
  private final EngineRights rights;
  private final DeployedModels models;

  FlowBundles(RepositoryService repository, EngineRights rights, DeployedModels models) {
    this.repository = repository;
    this.rights = rights;
    this.models = models;
  }

  /**
   * @param id of a process or a table
   * @return what is in force: the deployment that brought its latest version
   */
  public Optional<FlowBundle> inForce(String id) {
    return deploymentInForce(id).map(this::of);
  }

  /** @return whether another deployment of its flow is in force than the one that the bundle names, which names none when it was new */
  public boolean isOvertaken(FlowBundle bundle) {
    return !Objects.equals(bundle.deploymentId(), deploymentInForce(bundle.flow()).orElse(null));
  }

  /** @return id of the deployment that brought the latest version of a process or a table */
  public Optional<String> deploymentInForce(String id) {
    return rights
        .asHouse(() -> process(id).map(ResourceDefinition.class::cast).or(() -> table(id)).map(ResourceDefinition::getDeploymentId));
  }

  /** @return the files of a deployment, under the id of its first process, or of its first table when it has none */
  public FlowBundle of(String deploymentId) {
    return rights.asHouse(() -> {
      List<ModelFile> files = repository.getDeploymentResourceNames(deploymentId).stream().sorted()
          .map(name -> new ModelFile(null, name, read(deploymentId, name))).toList();
      return new FlowBundle(nameOf(deploymentId), deploymentId, files);
    });
  }

  /** @return the files that were deployed together with this version of a process */
  public FlowBundle ofVersion(String definitionId) {
    return rights.asHouse(() -> of(repository.getProcessDefinition(definitionId).getDeploymentId()));
  }

  /**
   * Puts a bundle in force, through the gate, in the caller's transaction.
   *
   * @param source who deploys: {@link FlowDeployment#SOURCE} is what a start-up may replace
   * @return id of the deployment
   */
  public String deploy(FlowBundle bundle, String source) {
    return rights.asHouse(() -> {
      DeploymentBuilder builder = repository.createDeployment().name(bundle.flow()).source(source);
      bundle.files().forEach(file -> builder.addInputStream(file.name(), new ByteArrayInputStream(file.content())));
      Deployment deployment = builder.deploy();
      return deployment.getId();
    });
  }

  /**
   * Puts bundles in force that may refer to each other, one after the other as {@link #deploy} does.
   *
   * @return ids of the deployments, in the same order
   */
  public List<String> deployAll(List<FlowBundle> bundles, String source) {
    List<String> deployments = new ArrayList<>();
    models.announce(bundles.stream().flatMap(bundle -> bundle.files().stream()),
        () -> bundles.forEach(bundle -> deployments.add(deploy(bundle, source))));
    return deployments;
  }

  /** Puts bundles in force that are so elsewhere. They have passed the gate there, perhaps that of an earlier release. */
  public void copyAll(List<FlowBundle> bundles, String source) {
    models.pastTheGate(() -> bundles.forEach(bundle -> deploy(bundle, source)));
  }

  /** @return the processes of a deployment, in the order of their keys */
  public List<ProcessDefinition> processesOf(String deploymentId) {
    return rights
        .asHouse(() -> repository.createProcessDefinitionQuery().deploymentId(deploymentId).orderByProcessDefinitionKey().asc().list());
  }

  private String nameOf(String deploymentId) {
    String name = repository.createDeploymentQuery().deploymentId(deploymentId).singleResult().getName();
    List<String> keys = Stream.concat(processesOf(deploymentId).stream().map(ResourceDefinition::getKey),
        repository.createDecisionDefinitionQuery().deploymentId(deploymentId).list().stream().map(ResourceDefinition::getKey)
            .sorted(Comparator.naturalOrder()))
        .toList();
    return keys.contains(name) || keys.isEmpty() ? name : keys.get(0);
  }

  private Optional<ProcessDefinition> process(String key) {
    return Optional.ofNullable(
        repository.createProcessDefinitionQuery().processDefinitionKey(key).withoutTenantId().latestVersion().singleResult());
  }

  private Optional<DecisionDefinition> table(String key) {
    return Optional.ofNullable(
        repository.createDecisionDefinitionQuery().decisionDefinitionKey(key).withoutTenantId().latestVersion().singleResult());
  }

  private byte[] read(String deploymentId, String name) {
    try (InputStream content = repository.getResourceAsStream(deploymentId, name)) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
