package eu.passerelle.engine.access;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.modulith.NamedInterface;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Two who change one case in the same moment, say a person who answers and a timer that fires, are in each other's way: the engine or the
 * database lets the first pass and undoes the second. The second then simply tries again, on the case as it is now.
 */
@NamedInterface
public final class Collisions {

  private static final String TOLD =
      "This case was changed by somebody else in the same moment, so nothing of yours was saved. Please do it once more.";

  private static final int TRIES = 4;
  private static final String ENGINE = "org.camunda.bpm.engine.";

  /** Serialisation failure, deadlock, waited too long for a lock, lock not to be had, row changed meanwhile. */
  private static final Set<String> LOCKED = Set.of("40001", "40P01", "HYT00", "55P03", "90131");

  private Collisions() {}

  /** Outside a transaction only: within one, what was undone takes the rest with it. */
  public static <T> T tryAgain(Supplier<T> work) {
    return tryAgain(work, TOLD);
  }

  /** As {@link #tryAgain(Supplier)}, for work without a result. */
  public static void tryAgain(Runnable work) {
    tryAgain(work, TOLD);
  }

  /** As {@link #tryAgain(Supplier, String)}, for work without a result. */
  public static void tryAgain(Runnable work, String told) {
    tryAgain(() -> {
      work.run();
      return null;
    }, told);
  }

  /** @param told what to say when others were in the way each time */
  public static <T> T tryAgain(Supplier<T> work, String told) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      return work.get();
    }
    int triesLeft = TRIES;
    while (true) {
      try {
        return work.get();
      } catch (RuntimeException failed) {
        if (!isByOthers(failed)) {
          throw failed;
        }
        if (--triesLeft == 0) {
          throw undone(told, failed);
        }
      }
    }
  }

  /** Lets whoever begins the work anew know why it was undone, whether the engine or the database has seen it first. */
  public static <T> T named(Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException failed) {
      throw isByOthers(failed) ? undone(failed.getMessage(), failed) : failed;
    }
  }

  /** @return an {@link OptimisticLockingException} for a collision, whoever has seen it first, and any other failure as it is */
  public static Throwable name(Throwable failed) {
    return failed instanceof RuntimeException failure && !(failed instanceof OptimisticLockingException) && isByOthers(failure)
        ? undone(failed.getMessage(), failure)
        : failed;
  }

  private static boolean isByOthers(RuntimeException failed) {
    return failed instanceof OptimisticLockingException || isStumble(failed)
        || Stream.<Throwable>iterate(failed, Objects::nonNull, Throwable::getCause)
            .anyMatch(cause -> cause instanceof SQLException sql && sql.getSQLState() != null && LOCKED.contains(sql.getSQLState()));
  }

  /** The engine stumbles over what is no longer there when a case ends between two of its own queries; our own code has no such excuse. */
  private static boolean isStumble(RuntimeException failed) {
    StackTraceElement[] trace = failed.getStackTrace();
    return failed instanceof NullPointerException && trace.length > 0 && trace[0].getClassName().startsWith(ENGINE);
  }

  private static OptimisticLockingException undone(String sentence, RuntimeException failed) {
    OptimisticLockingException undone = new OptimisticLockingException(sentence);
    undone.initCause(failed);
    return undone;
  }
}
