package eu.passerelle.casework;

import eu.passerelle.engine.access.EngineRights;
import eu.passerelle.engine.access.FormerNames;
import eu.passerelle.engine.access.FormerNames.Called;
import eu.passerelle.stakeholder.Organisations.Member;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** What people read instead of an id. */
@Component
class Names {

  private final IdentityService identity;
  private final EngineRights rights;
  private final FormerNames former;

  Names(IdentityService identity, EngineRights rights, FormerNames former) {
    this.identity = identity;
    this.rights = rights;
    this.former = former;
  }

  Called ofPersonThen(String userId) {
    return former.of(List.of(userId)).get(userId);
  }

  /** @return each as called when something was done */
  Map<String, Called> ofPeopleThen(Collection<String> userIds) {
    return former.of(userIds);
  }

  String ofGroup(String groupId) {
    return ofGroups(List.of(groupId)).get(groupId);
  }

  /** @return the name of each; one whom nobody knows any more keeps the id */
  Map<String, String> ofPeople(Collection<String> userIds) {
    return names(userIds, ids -> identity.createUserQuery().userIdIn(ids).unlimitedList().stream()
        .collect(Collectors.toMap(User::getId, user -> Member.of(user).name())));
  }

  /** @return the name of each; one that nobody knows any more keeps the id */
  Map<String, String> ofGroups(Collection<String> groupIds) {
    return names(groupIds,
        ids -> identity.createGroupQuery().groupIdIn(ids).unlimitedList().stream().filter(group -> group.getName() != null)
            .collect(Collectors.toMap(Group::getId, Group::getName)));
  }

  private Map<String, String> names(Collection<String> ids, Function<String[], Map<String, String>> known) {
    Map<String, String> names = new HashMap<>();
    ids.stream().filter(Objects::nonNull).forEach(id -> names.put(id, id));
    if (!names.isEmpty()) {
      names.putAll(rights.asHouse(() -> known.apply(names.keySet().toArray(String[]::new))));
    }
    return names;
  }
}
