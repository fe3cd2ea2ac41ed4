package eu.passerelle.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Two who change one case in the same moment, say a person who answers and a timer that fires, are in each other's way: the engine lets the
 * first pass and undoes the second. The second then simply tries again, on the case as it is now.
 */
final class Collisions {

  private static final int TRIES = 4;
  private static final String ENGINE = "org.camunda.bpm.engine.";

  private Collisions() {}

  /** Outside a transaction only: within one, what was undone takes the rest with it. */
  static <T> T tryAgain(Supplier<T> work) {
    int triesLeft = TransactionSynchronizationManager.isActualTransactionActive() ? 1 : TRIES;
    while (true) {
      try {
        return work.get();
      } catch (OptimisticLockingException | NullPointerException failed) {
        if (--triesLeft == 0 || !isByOthers(failed)) {
          throw failed;
        }
      }
    }
  }

  /** The engine stumbles over what is no longer there when a case ends between two of its own queries; our own code has no such excuse. */
  private static boolean isByOthers(RuntimeException failed) {
    StackTraceElement[] trace = failed.getStackTrace();
    return failed instanceof OptimisticLockingException || trace.length > 0 && trace[0].getClassName().startsWith(ENGINE);
  }
}
