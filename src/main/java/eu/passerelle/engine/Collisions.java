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

  private Collisions() {}

  /** Outside a transaction only: within one, what was undone takes the rest with it. */
  static <T> T tryAgain(Supplier<T> work) {
    int triesLeft = TransactionSynchronizationManager.isActualTransactionActive() ? 1 : TRIES;
    while (true) {
      try {
        return work.get();
      } catch (OptimisticLockingException | NullPointerException changedMeanwhile) {
        // null: the engine stumbles when a case ends between two of its own queries
        if (--triesLeft == 0) {
          throw changedMeanwhile;
        }
      }
    }
  }
}
