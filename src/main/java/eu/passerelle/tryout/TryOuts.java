package eu.passerelle.tryout;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;

/**
 * Tries proposals in the background, one at a time on each node: a whole application lives in memory meanwhile. How far it is stands in the
 * database, so that every node can tell, and that a node which died is found out.
 */
@Service
public class TryOuts implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(TryOuts.class);
  private static final Duration BEAT = Duration.ofSeconds(2);
  private static final Duration LEAVE = Duration.ofSeconds(20);

  private final TryOutTable table;
  private final TryOutRun run;
  private final Clock clock;
  private final Duration timeLimit;
  private final AtomicReference<Running> atWork = new AtomicReference<>();

  TryOuts(TryOutTable table, TryOutRun run, Clock clock, TryOutSettings settings) {
    this.table = table;
    this.run = run;
    this.clock = clock;
    this.timeLimit = settings.timeLimit();
  }

  /**
   * Begins a try-out; it goes on by itself.
   *
   * @return its id
   * @throws IllegalStateException with a sentence for the person when it cannot begin now
   */
  public String start(TryOutRequest request) {
    if (latest(request.label()).filter(TryOut::isRunning).isPresent()) {
      throw new IllegalStateException("This change is being tried already. Wait for the result, or stop it first.");
    }
    Running running = new Running(UUID.randomUUID().toString(), request,
        new Progress(clock, clock.instant().plus(timeLimit), "Opening a world to try it in"));
    if (!atWork.compareAndSet(null, running)) {
      throw new IllegalStateException(
          "Another change is being tried at the moment, and only one can be at a time. Try again when it is done.");
    }
    try {
      table.begin(running.id, request, running.progress);
      new Thread(() -> work(running), "try-out").start();
    } catch (RuntimeException notBegun) {
      atWork.set(null);
      throw notBegun;
    }
    return running.id;
  }

  /** Ends a try-out as soon as the step that is under way is through, on whatever node it runs; what it has found by then is kept. */
  public void stop(String id) {
    table.wantStop(id);
  }

  /** @return the try-out with this id */
  public Optional<TryOut> find(String id) {
    return table.find(id);
  }

  /** @return the last one that was started under this label */
  public Optional<TryOut> latest(String label) {
    return table.latest(label);
  }

  private void work(Running running) {
    ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();
    try {
      heart.scheduleWithFixedDelay(() -> beat(running), BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
      run.run(running.id, running.request, running.progress);
    } finally {
      heart.shutdownNow();
      atWork.set(null);
    }
  }

  private void beat(Running running) {
    try {
      if (table.beat(running.id, running.progress)) {
        running.progress.stop("It was stopped; what it had found by then is shown.");
      }
    } catch (RuntimeException missed) {
      LOG.warn("The progress of a try-out could not be written down; the next time is in {} seconds.", BEAT.toSeconds(), missed);
    }
  }

  /** A server that is stopped in order says so. */
  @Override
  public void destroy() throws InterruptedException {
    Running running = atWork.get();
    if (running != null) {
      running.progress.stop("The server was stopped while it was under way. It can be started again.");
      long end = System.nanoTime() + LEAVE.toNanos();
      while (atWork.get() == running && System.nanoTime() < end) {
        Thread.sleep(50);
      }
    }
  }

  private record Running(String id, TryOutRequest request, Progress progress) {}
}
