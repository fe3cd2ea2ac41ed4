package eu.passerelle.database;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Work that waits in rows until its turn comes: whoever adds some wakes those who do it, a piece that fails holds up no other, and once
 * the application stops no further piece is begun. Which rows they are, and who has them, is told by {@link WaitingRows} and
 * {@link LeasedRows}.
 */
@Component
public class WaitingWork implements SmartLifecycle {

  private final TaskScheduler scheduler;
  private volatile boolean stopped;

  WaitingWork(TaskScheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * Names work that may be woken.
   *
   * @param moment how long to wait for others who wake the same, so that one turn serves them all
   */
  public Turn turn(Duration moment, Runnable work) {
    return new Turn(moment, work);
  }

  /** @return false when the application stops: what has not been begun is left, or given back, to others and to the next start */
  public boolean goesOn() {
    return !stopped;
  }

  /**
   * Does the pieces one after the other.
   *
   * @param failed is told of a piece that failed, and how; the others are done all the same
   * @return whether all of them are done
   */
  public <T> boolean each(Collection<T> pieces, Consumer<T> work, BiConsumer<T, RuntimeException> failed) {
    boolean all = true;
    for (T piece : pieces) {
      if (stopped) {
        return false;
      }
      try {
        work.accept(piece);
      } catch (RuntimeException e) {
        all = false;
        failed.accept(piece, e);
      }
    }
    return all;
  }

  /** Runs when the present transaction has committed, and never if it does not; at once where there is none. */
  public static void afterCommit(Runnable then) {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
        @Override
        public void afterCommit() {
          then.run();
        }
      });
    } else {
      then.run();
    }
  }

  @Override
  public void start() {
    stopped = false;
  }

  @Override
  public void stop() {
    stopped = true;
  }

  @Override
  public boolean isRunning() {
    return !stopped;
  }

  /** Work that somebody may wake before its time. */
  public final class Turn {

    private final Duration moment;
    private final Runnable work;
    private final AtomicBoolean asked = new AtomicBoolean();

    private Turn(Duration moment, Runnable work) {
      this.moment = moment;
      this.work = work;
    }

    /** Has it done, beside whoever asks, as soon as the present transaction has committed. */
    public void wake() {
      afterCommit(() -> {
        if (goesOn() && asked.compareAndSet(false, true)) {
          scheduler.schedule(this::begin, Instant.now().plus(moment));
        }
      });
    }

    /** Who wakes it from now on may have added what this turn does not see. */
    private void begin() {
      asked.set(false);
      work.run();
    }
  }
}
