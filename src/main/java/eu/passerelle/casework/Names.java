package eu.passerelle.casework;

import eu.passerelle.engine.EngineRights;
import eu.passerelle.stakeholder.Organisations;
import eu.passerelle.stakeholder.Organisations.Person;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/** What people read instead of an id. */
@Component
class Names {

  private final Organisations organisations;
  private final IdentityService identity;
  private final EngineRights rights;

  Names(Organisations organisations, IdentityService identity, EngineRights rights) {
    this.organisations = organisations;
    this.identity = identity;
    this.rights = rights;
  }

  String ofPerson(String userId) {
    return rights.asHouse(() -> organisations.person(userId)).map(Person::name).orElse(userId);
  }

  String ofGroup(String groupId) {
    Group group = rights.asHouse(() -> identity.createGroupQuery().groupId(groupId).singleResult());
    return group == null ? groupId : group.getName();
  }
}
