package eu.passerelle.casework;

import eu.passerelle.engine.access.EngineRights;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;

/** Knows who looks. Groups are asked anew each time: who has left an organisation sees its cases no more. */
@Component
public class Viewers {

  private final IdentityService identity;
  private final EngineRights rights;
  private final Schemes schemes;

  Viewers(IdentityService identity, EngineRights rights, Schemes schemes) {
    this.identity = identity;
    this.rights = rights;
    this.schemes = schemes;
  }

  public Viewer of(String userId) {
    List<String> groups = groupsOf(userId);
    return new Viewer(userId, groups, schemes.coordinatedBy(groups).stream().map(Scheme::id).toList());
  }

  public List<String> groupsOf(String userId) {
    return rights.asHouse(() -> identity.createGroupQuery().groupMember(userId).list()).stream().map(Group::getId).toList();
  }

  /**
   * A person who looks at cases.
   *
   * @param coordinated ids of the schemes that this person coordinates
   */
  public record Viewer(String userId, List<String> groupIds, List<String> coordinated) {

    boolean coordinates(Running running) {
      return coordinated.contains(running.schemeId());
    }

    boolean worksFor(String groupId) {
      return groupIds.contains(groupId);
    }
  }
}
