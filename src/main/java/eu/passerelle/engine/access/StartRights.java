package eu.passerelle.engine.access;

import eu.passerelle.engine.StartPolicy;
import eu.passerelle.engine.flow.FlowCatalogue;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets everybody try to start the processes that have a {@link StartPolicy}: the policy says who may start one and refuses the others with a
 * sentence, and Tasklist offers them only what they may ({@link ParticipantQueries}). Blocks, which have no policy, are called and never
 * started by a person.
 */
@Component
class StartRights implements StartGrants {

  private final ProcessEngineConfigurationImpl configuration;
  private final RepositoryService repository;
  private final AuthorizationService authorizations;
  private final FlowCatalogue flows;
  private final ObjectProvider<StartPolicy> policies;

  StartRights(ProcessEngine engine, RepositoryService repository, AuthorizationService authorizations, FlowCatalogue flows,
      ObjectProvider<StartPolicy> policies) {
    configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    this.repository = repository;
    this.authorizations = authorizations;
    this.flows = flows;
    this.policies = policies;
  }

  @Override
  @EventListener(ApplicationReadyEvent.class)
  public void grant() {
    configuration.getCommandExecutorTxRequired().execute(context -> {
      // two nodes that start together would each find nothing and both store it
      context.getPropertyManager().acquireExclusiveLockForStartup();
      grantAll();
      return null;
    });
  }

  private void grantAll() {
    Set<String> startable = repository.createProcessDefinitionQuery().latestVersion().list().stream()
        .filter(this::startable).map(ProcessDefinition::getKey).collect(Collectors.toSet());
    if (!startable.isEmpty()) {
      allow(Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE);
      startable.forEach(key -> allow(Resources.PROCESS_DEFINITION, key, Permissions.CREATE_INSTANCE));
    }
  }

  private boolean startable(ProcessDefinition process) {
    String kind = flows.flowOf(process.getId()).kind();
    return policies.stream().anyMatch(policy -> policy.appliesTo(process.getKey(), kind));
  }

  private void allow(Resource resource, String id, Permission permission) {
    List<Authorization> known = authorizations.createAuthorizationQuery().authorizationType(Authorization.AUTH_TYPE_GLOBAL)
        .resourceType(resource).resourceId(id).list();
    Authorization everybody = known.isEmpty() ? authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL) : known.get(0);
    if (known.isEmpty() || !everybody.isPermissionGranted(permission)) {
      everybody.setResource(resource);
      everybody.setResourceId(id);
      everybody.addPermission(permission);
      authorizations.saveAuthorization(everybody);
    }
  }
}
