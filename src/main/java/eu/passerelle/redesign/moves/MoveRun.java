package eu.passerelle.redesign.moves;

import eu.passerelle.database.WaitingWork;
import eu.passerelle.redesign.moves.CaseMove.MoveState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves the cases that wait, some in a transaction with their receipts. It may be killed anywhere, run twice, or run on two nodes at once:
 * what is not written down as moved has not moved. Where one of them cannot be moved, each goes alone, so that it keeps only itself.
 */
@Component
public class MoveRun {

  private static final int AT_ONCE = 25;

  /** The engine may be refused by the database because of what somebody does in the same moment; the next run is later. */
  private static final int TRIES = 3;
  private static final Logger LOG = LoggerFactory.getLogger(MoveRun.class);

  private final MoveTable table;
  private final MoveTogether together;
  private final TransactionTemplate transaction;
  private final WaitingWork work;
  private final WaitingWork.Turn turn;
  private final Map<String, Integer> tries = new ConcurrentHashMap<>();

  MoveRun(MoveTable table, MoveTogether together, TransactionTemplate transaction, WaitingWork work) {
    this.table = table;
    this.together = together;
    this.transaction = transaction;
    this.work = work;
    this.turn = work.turn(Duration.ZERO, this::run);
  }

  /** Runs as soon as the present transaction has committed. */
  void afterCommit() {
    turn.wake();
  }

  /** Goes once through all that wait; {@code synchronized} because one run at a time is enough for a node. */
  @Scheduled(initialDelayString = "${passerelle.moves.poll:PT5S}", fixedDelayString = "${passerelle.moves.poll:PT20S}")
  public synchronized void run() {
    CaseMove last = null;
    List<CaseMove> some;
    do {
      some = some(last);
      last = some.isEmpty() ? null : some.get(some.size() - 1);
    } while (last != null && work.goesOn());
    together.forget();
  }

  /** @return those whose turn it was */
  private List<CaseMove> some(CaseMove last) {
    List<CaseMove> taken = new ArrayList<>();
    try {
      transaction.executeWithoutResult(status -> {
        taken.addAll(table.take(last, AT_ONCE));
        table.write(together.move(taken));
      });
    } catch (RuntimeException one) {
      work.each(taken, this::alone, this::failed);
    }
    return taken;
  }

  private void alone(CaseMove move) {
    transaction.executeWithoutResult(status -> table.take(move).ifPresent(mine -> table.write(together.move(List.of(mine)))));
    tries.remove(move.instanceId());
  }

  private void failed(CaseMove move, RuntimeException failure) {
    if (failure instanceof OptimisticLockingException || failure instanceof ConcurrencyFailureException) {
      LOG.debug("Somebody is at work on {} at this moment; it is moved a little later.", move.instanceId(), failure);
    } else if (tries.merge(move.instanceId(), 1, Integer::sum) >= TRIES) {
      stay(move, failure);
    }
  }

  private void stay(CaseMove move, RuntimeException refused) {
    LOG.warn("The instance {} of case {} could not be moved; it stays on its version.", move.instanceId(), move.caseNumber(), refused);
    tries.remove(move.instanceId());
    transaction.executeWithoutResult(status -> table.take(move).ifPresent(mine -> table.write(List.of(
        mine.become(MoveState.STAYED, "The engine refused to move it; it goes on on its version.", mine.stoodAt(), null)))));
  }
}
