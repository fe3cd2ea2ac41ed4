package eu.passerelle.stakeholder;

import eu.passerelle.engine.access.PasswordRule;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sees to it that somebody can administer: there is no default password, and no page on which the first comer makes himself administrator. */
@Component
class FirstAdministrator {

  private final IdentityService identity;
  private final AuthorizationService authorizations;
  private final Environment environment;

  FirstAdministrator(IdentityService identity, AuthorizationService authorizations, Environment environment) {
    this.identity = identity;
    this.authorizations = authorizations;
    this.environment = environment;
  }

  /** Takes the first administrator from the environment, unless there is one. */
  @Transactional
  public void ensure() {
    if (identity.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() > 0) {
      return;
    }
    String id = environment.getProperty("PASSERELLE_ADMIN_USER", "");
    String password = environment.getProperty("PASSERELLE_ADMIN_PASSWORD", "");
    if (id.isBlank() || password.isBlank()) {
      throw new NoAdministratorException("There is no administrator yet.");
    }
    if (!identity.checkPasswordAgainstPolicy(password, identity.newUser(id)).isValid()) {
      throw new NoAdministratorException("The password in PASSERELLE_ADMIN_PASSWORD is too weak: " + PasswordRule.SENTENCE);
    }
    create(id, password);
  }

  /** Makes a person an administrator; the group of administrators gets its rights with the first. */
  @Transactional
  public void create(String id, String password) {
    if (identity.createGroupQuery().groupId(Groups.CAMUNDA_ADMIN).count() == 0) {
      Group group = identity.newGroup(Groups.CAMUNDA_ADMIN);
      group.setName("Administrators");
      group.setType(Groups.GROUP_TYPE_SYSTEM);
      identity.saveGroup(group);
    }
    for (Resource resource : Resources.values()) {
      grantAll(resource);
    }
    User user = identity.createUserQuery().userId(id).singleResult();
    if (user == null) {
      user = identity.newUser(id);
      user.setFirstName("Administrator");
      user.setLastName("");
    }
    user.setPassword(password);
    identity.saveUser(user);
    identity.createMembership(id, Groups.CAMUNDA_ADMIN);
  }

  private void grantAll(Resource resource) {
    boolean granted = authorizations.createAuthorizationQuery().groupIdIn(Groups.CAMUNDA_ADMIN).resourceType(resource)
        .resourceId(Authorization.ANY).count() > 0;
    if (!granted) {
      Authorization authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
      authorization.setGroupId(Groups.CAMUNDA_ADMIN);
      authorization.setResource(resource);
      authorization.setResourceId(Authorization.ANY);
      authorization.addPermission(Permissions.ALL);
      authorizations.saveAuthorization(authorization);
    }
  }
}
