package eu.passerelle.engine.replay;

import eu.passerelle.engine.replay.Recording.Place;
import org.springframework.modulith.NamedInterface;

/**
 * Something that is waited for.
 *
 * @param name of the step; null for an event at the edge of a step
 * @param type the engine's word for the kind of step
 * @param inside whether it waits in a process that the instance has really called, because the proposal calls it anew
 * @param around the step at whose edge, or the instance or subprocess beside which, the event would happen; null where the event is a step itself
 * @param handle what the engine knows it by
 */
@NamedInterface
public record ReplayWait(What what, Place place, String name, String type, boolean inside, Place around, String handle) {

  /** @return whether the instance stands there, not only besides */
  public boolean isStep() {
    return name != null || what == What.TASK || what == What.HELD;
  }

  /** What is waited for. */
  @NamedInterface
  public enum What {
    /** Somebody who answers. */
    TASK,
    /** What came of a call or of the house's work then. */
    HELD,
    /** A message. */
    MESSAGE,
    /** A time. */
    TIME
  }
}
