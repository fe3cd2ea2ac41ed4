package eu.passerelle.tryout;

import java.time.Instant;

/**
 * A try-out, under way or over.
 *
 * @param done how many cases are through, of {@code total}
 * @param doing what it is at, in a few words
 * @param problem why it was not brought to an end, in a sentence; null when it was
 * @param result what it found; of one that was stopped as far as it came; null while it runs
 */
public record TryOut(String id, String label, TryOutState state, String startedBy, Instant startedAt, Instant endedAt, int done, int total,
    String doing, String problem, TryOutResult result) {

  /** How it stands with a try-out. */
  public enum TryOutState {
    /** At work. */
    RUNNING,
    /** Brought to its end. */
    DONE,
    /** Stopped by somebody, or by the time limit. */
    STOPPED,
    /** Could not be brought to its end. */
    FAILED,
    /** The server that worked on it is gone; it can be started again. */
    INTERRUPTED
  }

  /** @return whether it is at work */
  public boolean isRunning() {
    return state == TryOutState.RUNNING;
  }
}
