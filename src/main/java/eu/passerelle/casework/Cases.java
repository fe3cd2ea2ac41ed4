package eu.passerelle.casework;

import eu.passerelle.casework.Viewers.Viewer;
import eu.passerelle.stakeholder.Participations;
import eu.passerelle.stakeholder.Role;
import eu.passerelle.stakeholder.Roles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What a person may see of the cases, and do there beside the tasks. A case that a person may not see is not there. */
@Service
public class Cases {

  private final CaseList list;
  private final Viewers viewers;
  private final Timeline timeline;
  private final CaseSteps steps;
  private final CaseActions actions;
  private final Participations participations;
  private final Comments comments;
  private final Names names;
  private final Roles roles;

  Cases(CaseList list, Viewers viewers, Timeline timeline, CaseSteps steps, CaseActions actions, Participations participations,
      Comments comments, Names names, Roles roles) {
    this.list = list;
    this.viewers = viewers;
    this.timeline = timeline;
    this.steps = steps;
    this.actions = actions;
    this.participations = participations;
    this.comments = comments;
    this.names = names;
    this.roles = roles;
  }

  /** @return the page of the list that this person may see */
  public CasePage page(CaseFilter filter, String userId) {
    return list.page(filter, viewers.of(userId));
  }

  /** @return the case, if there is one with this number that the person may see */
  public Optional<CaseSummary> find(String number, String userId) {
    return look(number, userId).map(Look::summary);
  }

  /** @return the case with the person who looks at it: for a page that tells all about it, found but once */
  public Optional<Look> look(String number, String userId) {
    Viewer viewer = viewers.of(userId);
    return list.find(number, viewer).map(summary -> new Look(summary, viewer));
  }

  /** @return whether there is a case with this number that the person may see */
  public boolean mayRead(String number, String userId) {
    return find(number, userId).isPresent();
  }

  /** @return what has happened, oldest first */
  public List<TimelineEntry> timeline(String number, String userId) {
    return look(number, userId).map(this::timeline).orElse(List.of());
  }

  public List<TimelineEntry> timeline(Look look) {
    return timeline.of(look.summary, look.viewer);
  }

  /** @return what was written on the tasks, as far as the person may read it, newest first */
  public List<CommentView> comments(String number, String userId) {
    return look(number, userId).map(this::comments).orElse(List.of());
  }

  public List<CommentView> comments(Look look) {
    return comments.of(look.summary, look.viewer);
  }

  /** @return the steps that wait for somebody, next one first */
  public List<OpenStepView> openSteps(String number, String userId) {
    return look(number, userId).map(this::openSteps).orElse(List.of());
  }

  public List<OpenStepView> openSteps(Look look) {
    return steps.of(look.summary, look.viewer);
  }

  /** @return what this person may do with the case beside the tasks; nothing while it is suspended */
  public List<CaseAction> actions(String number, String userId) {
    return look(number, userId).map(this::actions).orElse(List.of());
  }

  public List<CaseAction> actions(Look look) {
    return actions.of(look.summary, look.viewer);
  }

  /**
   * Does one of the {@link #actions}.
   *
   * @param actionId id of the action
   * @throws NoSuchActionException when it is nothing that this person may do
   * @throws IllegalStateException with a sentence for the person when it is no longer, or not now, to be done
   */
  public void trigger(String number, String actionId, String userId) {
    Look look = look(number, userId).orElseThrow(() -> new NoSuchActionException(number));
    actions.trigger(look.summary, actionId, look.viewer);
  }

  /** @return who plays which role in the case, or did when it ended, in the order of the catalogue */
  public List<CaseParty> parties(String number, String userId) {
    return find(number, userId).map(this::parties).orElse(List.of());
  }

  public List<CaseParty> parties(CaseSummary summary) {
    Map<String, String> players = summary.open()
        ? participations.parties(summary.number(), summary.schemeId(), summary.corridorId())
        : participations.partiesAt(summary.endedAt().toInstant(), summary.number(), summary.schemeId(), summary.corridorId());
    Map<String, String> organisations = names.ofGroups(players.values());
    return roles.list().stream().map(Role::key).filter(players::containsKey)
        .map(role -> new CaseParty(role, roles.labelOf(role), players.get(role), organisations.get(players.get(role)))).toList();
  }

  /** A case that a person may see, and the person. */
  public record Look(CaseSummary summary, Viewer viewer) {

    public boolean coordinated() {
      return viewer.coordinates(summary);
    }
  }

  /** An organisation that plays a role in a case. */
  public record CaseParty(String roleKey, String roleLabel, String organisationId, String organisationName) {}

  /**
   * A step that waits.
   *
   * @param standIn whether the coordinators have it because nobody plays the role
   * @param since when it opened
   * @param due when it is due; may be null
   * @param mine whether the viewer's organisation has it
   * @param claimedBy who has claimed it, told to the own organisation and to coordinators; else null
   */
  public record OpenStepView(String taskId, String name, String roleLabel, String organisationName, boolean standIn, Instant since,
      Instant due, boolean mine, String claimedBy) {}

  /**
   * Something that happened.
   *
   * @param kind step (work that somebody did or has), event (start, end, a message, a deadline that passed), action (what somebody did
   *     beside the tasks), time (somebody let a waiting time end early), party (another organisation came to play a role), or
   *     flow (the case follows a changed diagram)
   * @param name as the diagram tells it; empty for time
   * @param from when it began
   * @param to when it was over; null while it is open
   * @param cancelled whether something else ended it before it was done
   * @param organisationName who had the step or did the action; null for an event
   * @param person who did it, told to the own organisation and to coordinators; else null
   */
  public record TimelineEntry(String kind, String name, Instant from, Instant to, boolean cancelled, String organisationName,
      String person) {}

  /** What somebody wrote on a task, the task, and the organisation that had it. */
  public record CommentView(String text, String step, Instant at, String person, String organisationName) {}

  /** Something a person may do beside the tasks; {@code sentence} stands on the button. */
  public record CaseAction(String id, String sentence, String roleLabel) {}
}
