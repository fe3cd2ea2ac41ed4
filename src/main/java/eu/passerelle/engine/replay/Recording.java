package eu.passerelle.engine.replay;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.modulith.NamedInterface;

/**
 * What came from outside while an instance ran, in the order in which it came, and the way it went. It holds people's answers: it is used in
 * memory and nowhere written down.
 *
 * @param instanceId the instance
 * @param number its business key; may be null
 * @param process id of the process
 * @param definitionId the version it ran on
 * @param begun what it began with
 * @param visits every step it came to, in the order in which it came there
 * @param happenings what came from outside, in order
 * @param left the variables it left behind
 * @param stopped whether it did not come to its end by itself: its caller or a person ended it
 */
@NamedInterface
public record Recording(String instanceId, String number, String process, String definitionId, Map<String, Object> begun,
    List<Visit> visits,
    List<Happening> happenings, Map<String, Object> left, boolean stopped) {

  /** Copies the lists it is given. */
  public Recording {
    visits = List.copyOf(visits);
    happenings = List.copyOf(happenings);
  }

  /** @return whether the instance came to this step so often, and it was a step of this kind then */
  public boolean holds(Place place, String type) {
    return visits.stream().anyMatch(visit -> visit.place().equals(place) && visit.type().equals(type));
  }

  /** The n-th time at a step, counted from nought. */
  @NamedInterface
  public record Place(String element, int turn) {}

  /**
   * One stay at a step.
   *
   * @param type the engine's word for the kind of step
   * @param cancelled whether something cut it short
   * @param end null while it lasts
   */
  @NamedInterface
  public record Visit(Place place, String name, String type, boolean cancelled, Instant start, Instant end) {

    /** @return the id of the step in the diagram */
    public String element() {
      return place.element();
    }

    /** @return whether the step was left as it is drawn */
    public boolean isDone() {
      return end != null && !cancelled;
    }
  }

  /** What can come from outside. */
  @NamedInterface
  public enum Kind {
    /** Somebody completed a task. */
    ANSWERED,
    /** A call or a service task came to its end. */
    RETURNED,
    /** A call or a service task ended by an error. */
    THREW,
    /** A called process raised an escalation. */
    RAISED,
    /** A message came, or a time: at a step that waits for it, at the edge of one, or at the start of an event subprocess. */
    OCCURRED,
    /** Somebody wrote values while the instance waited. */
    WRITTEN
  }

  /**
   * One thing that came from outside.
   *
   * @param at where; null for values that belong to the whole instance
   * @param around the step at whose edge it happened; null elsewhere
   * @param values the answers, what a called process left behind, what a service task wrote, or what a message brought
   * @param local names of those values that stay with the step
   * @param whole names of those values that belong to the whole instance, whatever stands between it and the step
   * @param code of the error or the escalation
   * @param fields of each answer, the field as the form drew it then
   */
  @NamedInterface
  public record Happening(Kind kind, Place at, Place around, Map<String, Object> values, Set<String> local, Set<String> whole,
      String code, Map<String, String> fields) {

    Happening(Kind kind, Place at, Map<String, Object> values) {
      this(kind, at, null, values, Set.of(), Set.of(), null, Map.of());
    }
  }
}
