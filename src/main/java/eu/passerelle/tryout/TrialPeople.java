package eu.passerelle.tryout;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;

/** Who works for whom in a world; acts as one of them. */
final class TrialPeople {

  private final ProcessEngine engine;
  private final Map<String, Optional<String>> first = new HashMap<>();
  private final Map<String, List<String>> groups = new HashMap<>();

  TrialPeople(ProcessEngine engine) {
    this.engine = engine;
  }

  /** @return the first person who works for the group */
  Optional<String> memberOf(String group) {
    return group == null ? Optional.empty() : first.computeIfAbsent(group, id -> engine.getIdentityService().createUserQuery()
        .memberOfGroup(id).orderByUserId().asc().listPage(0, 1).stream().map(User::getId).findFirst());
  }

  /** Does something signed in as this person. */
  <T> T as(String user, Supplier<T> work) {
    engine.getIdentityService().setAuthentication(user, groups.computeIfAbsent(user,
        id -> engine.getIdentityService().createGroupQuery().groupMember(id).unlimitedList().stream().map(Group::getId).toList()));
    try {
      return work.get();
    } finally {
      engine.getIdentityService().clearAuthentication();
    }
  }
}
