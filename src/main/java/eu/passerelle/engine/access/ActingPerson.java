package eu.passerelle.engine.access;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** The person whose call the engine carries out. */
public record ActingPerson(String id, List<String> groups) {

  public static final String NOT_YOURS = "This task is not the work of your organisation.";

  /** @return nobody when the engine, a delegate or the house itself is at work */
  public static Optional<ActingPerson> behind(CommandContext context) {
    Authentication signedIn = context.getAuthentication();
    if (signedIn == null || signedIn.getUserId() == null || !context.isAuthorizationCheckEnabled()) {
      return Optional.empty();
    }
    List<String> groups = signedIn.getGroupIds() == null ? List.of() : signedIn.getGroupIds();
    return Optional.of(new ActingPerson(signedIn.getUserId(), groups));
  }

  public boolean isAdministrator() {
    return groups.contains(Groups.CAMUNDA_ADMIN);
  }

  /** @return the party of the task that this person belongs to */
  Optional<String> partyOf(TaskEntity task) {
    return task.getCandidates().stream().map(link -> ((IdentityLinkEntity) link).getGroupId()).filter(groups::contains).findFirst();
  }

  /** @return the party of the task that this person belongs to; refuses when the person belongs to another */
  public String requirePartyOf(TaskEntity task) {
    return partyOf(task).orElseThrow(() -> new AuthorizationException(NOT_YOURS));
  }

  public static String nameOf(CommandContext context, String userId) {
    User user = context.runWithoutAuthorization(() -> context.getReadOnlyIdentityProvider().findUserById(userId));
    String name = user == null ? "" : (blankIfNull(user.getFirstName()) + " " + blankIfNull(user.getLastName())).strip();
    return name.isEmpty() ? userId : name;
  }

  private static String blankIfNull(String text) {
    return text == null ? "" : text;
  }
}
