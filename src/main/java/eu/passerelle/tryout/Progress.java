package eu.passerelle.tryout;

import java.time.Clock;
import java.time.Instant;

/** How far a try-out is, and whether it goes on. One thread works and tells; another reads, and may say that it is over. */
final class Progress {

  private final Clock clock;
  private final Instant end;
  private volatile int total;
  private volatile int done;
  private volatile String doing;
  private volatile String stopped;

  Progress(Clock clock, Instant end, String doing) {
    this.clock = clock;
    this.end = end;
    this.doing = doing;
  }

  /** @param more so many cases come in addition */
  void expect(int more) {
    total += more;
  }

  void doing(String what) {
    doing = what;
  }

  /** One case is through. */
  void oneDone() {
    done++;
  }

  /** @param why sentence for whoever reads what came of it */
  void stop(String why) {
    stopped = why;
  }

  /** @return whether to go on; asked before everything that takes a while */
  boolean goesOn() {
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
