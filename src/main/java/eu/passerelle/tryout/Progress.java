package eu.passerelle.tryout;

import java.time.Clock;
import java.time.Instant;

/** How far a try-out is, and whether it goes on. One thread works and tells; another reads, and may say that it is over. */
public final class Progress {

  private final Clock clock;
  private final Instant end;
  private volatile int total;
  private volatile int done;
  private volatile String doing;
  private volatile String stopped;

  /**
   * @param end when it has to be over, by this clock
   * @param doing what it is at, in a few words
   */
  public Progress(Clock clock, Instant end, String doing) {
    this.clock = clock;
    this.end = end;
    this.doing = doing;
  }

  /** @param more so many cases come in addition */
  public void expect(int more) {
    total += more;
  }

  /** @param what it is at now, in a few words */
  public void doing(String what) {
    doing = what;
  }

  /** One case is through. */
  public void oneDone() {
    done++;
  }

  /** @param why sentence for whoever reads what came of it */
  void stop(String why) {
    stopped = why;
  }

  /** @return whether to go on; asked before everything that takes a while */
  public boolean goesOn() {
    if (stopped == null && clock.instant().isAfter(end)) {
      stopped = "It took longer than a try-out may; what it had found by then is shown.";
    }
    return stopped == null;
  }

  int total() {
    return total;
  }

  int done() {
    return done;
  }

  String doing() {
    return doing;
  }

  /** @return why it was stopped; null when it was not */
  String stopped() {
    return stopped;
  }
}
