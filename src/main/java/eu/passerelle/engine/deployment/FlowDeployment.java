package eu.passerelle.engine.deployment;

import eu.passerelle.model.ModelFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys the shipped flows when the application starts, each folder as a whole under its own name.
 *
 * <p>A flow that somebody has published since is theirs: a release does not replace it. The engine's duplicate filter and its
 * cluster-wide lock see to it that a restart, or a second node, adds nothing.
 */
@Component
@ConditionalOnProperty(name = "passerelle.deploy-flows", matchIfMissing = true)
public class FlowDeployment implements SmartInitializingSingleton {

  /** Source of every deployment made here; whatever carries another source was published by a person. */
  public static final String SOURCE = "passerelle";

  private static final Logger LOG = LoggerFactory.getLogger(FlowDeployment.class);

  private final RepositoryService repository;
  private final HistoryService history;
  private final ProcessFolders folders;
  private final DeployedModels models;
  private final ReleasedFlows released;

  FlowDeployment(RepositoryService repository, HistoryService history, ResourcePatternResolver resources, DeployedModels models,
      ReleasedFlows released) {
    this.repository = repository;
    this.history = history;
    this.folders = new ProcessFolders(resources);
    this.models = models;
    this.released = released;
  }

  @Override
  public void afterSingletonsInstantiated() {
    List<ProcessFolder> release = folders.all();
    models.announce(release.stream().flatMap(folder -> folder.files().stream()).map(FlowDeployment::read),
        () -> release.forEach(this::deploy));
  }

  void deploy(ProcessFolder folder) {
    Optional<Deployment> theirs = latest(folder).map(this::deploymentOf)
        .filter(deployment -> !SOURCE.equals(deployment.getSource())).findFirst();
    if (theirs.isPresent()) {
      LOG.info("Kept the version of {} that {} published on {}; the one of this release stays undeployed", folder.id(),
          author(theirs.get()), theirs.get().getDeploymentTime().toInstant());
      released.keep(theirs.get().getId(), folder.files().stream().map(FlowDeployment::read).toList());
    } else {
      publishOrTell(folder);
    }
  }

  /** One flow that does not pass the gate, say because a role has left the catalogue, does not keep people from all others. */
  private void publishOrTell(ProcessFolder folder) {
    try {
      publish(folder);
    } catch (ParseException refused) {
      LOG.error("The flow {} of this release was refused; the version published before, if any, goes on. {}", folder.id(),
          refused.getMessage());
    }
  }

  private void publish(ProcessFolder folder) {
    var builder = repository.createDeployment().name(folder.id()).source(SOURCE).enableDuplicateFiltering(false);
    folder.files().stream().map(FlowDeployment::read)
        .forEach(file -> builder.addInputStream(file.name(), new ByteArrayInputStream(file.content())));
    builder.deploy();
  }

  private static ModelFile read(Resource file) {
    try (InputStream content = file.getInputStream()) {
      return new ModelFile(null, file.getFilename(), content.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder is one unit: its diagram and tables are bound to each other by deployment, so one that is kept keeps them all. */
  private Stream<ResourceDefinition> latest(ProcessFolder folder) {
    return folder.files().stream().map(Resource::getFilename).flatMap(this::latest);
  }

  private Stream<ResourceDefinition> latest(String fileName) {
    String key = fileName.substring(0, fileName.lastIndexOf('.'));
    if (fileName.endsWith(".bpmn")) {
      return Stream.ofNullable(
          repository.createProcessDefinitionQuery().processDefinitionKey(key).withoutTenantId().latestVersion().singleResult());
    }
    if (fileName.endsWith(".dmn")) {
      return Stream.ofNullable(
          repository.createDecisionDefinitionQuery().decisionDefinitionKey(key).withoutTenantId().latestVersion().singleResult());
    }
    return Stream.empty();
  }

  private Deployment deploymentOf(ResourceDefinition definition) {
    return repository.createDeploymentQuery().deploymentId(definition.getDeploymentId()).singleResult();
  }

  private String author(Deployment deployment) {
    return history.createUserOperationLogQuery().deploymentId(deployment.getId())
        .operationType(UserOperationLogEntry.OPERATION_TYPE_CREATE).list().stream().map(UserOperationLogEntry::getUserId).findFirst()
        .or(() -> Optional.ofNullable(deployment.getSource()))
        .orElse("somebody");
  }
}
