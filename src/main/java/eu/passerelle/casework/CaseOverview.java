package eu.passerelle.casework;

import eu.passerelle.engine.CaseObserver;
import eu.passerelle.scheme.NumberSeries;
import eu.passerelle.scheme.Schemes;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps one row a case in the engine's own transaction. All that a transaction does to a case is written once, before it commits; the
 * ordinary step (one task done, the next one opened) costs one statement.
 */
@Component
class CaseOverview implements CaseObserver {

  private final OverviewTable table;
  private final Schemes schemes;

  CaseOverview(OverviewTable table, Schemes schemes) {
    this.table = table;
    this.schemes = schemes;
  }

  @Override
  public void started(Started event) {
    if (schemes.ofMainProcess(event.processKey()).isPresent()) {
      change(event.number(), change -> change.started = event);
    }
  }

  @Override
  public void stageEntered(String number, String stage) {
    change(number, change -> change.stage = stage);
  }

  @Override
  public void milestoneReached(String number, String milestone) {
    change(number, change -> change.milestones.add(milestone));
  }

  @Override
  public void taskOpened(TaskOpened event) {
    change(event.number(), change -> change.open(step(event)));
  }

  @Override
  public void taskChanged(TaskOpened event) {
    change(event.number(), change -> change.change(step(event)));
  }

  private static OpenStep step(TaskOpened event) {
    return new OpenStep(event.taskId(), event.name(), event.role(), event.groupId(), event.standIn(), Instant.now(), event.due());
  }

  @Override
  public void taskClosed(String number, String taskId) {
    change(number, change -> change.close(taskId));
  }

  @Override
  public void ended(String number, String outcome, String lossReason) {
    change(number, change -> {
      change.ended = true;
      change.outcome = outcome;
      change.lossReason = lossReason;
    });
  }

  private void change(String number, Consumer<OverviewUpdate> what) {
    if (NumberSeries.isCase(number)) {
      what.accept(changes().byNumber.computeIfAbsent(number, OverviewUpdate::new));
    }
  }

  /** A suspended outer transaction takes its synchronisations with it, so each transaction finds its own changes. */
  private Changes changes() {
    return TransactionSynchronizationManager.getSynchronizations().stream()
        .filter(Changes.class::isInstance).map(Changes.class::cast).findFirst()
        .orElseGet(() -> {
          Changes changes = new Changes();
          TransactionSynchronizationManager.registerSynchronization(changes);
          return changes;
        });
  }

  private class Changes implements TransactionSynchronization {

    /** In one order everywhere, so that two transactions on the same cases wait for each other instead of locking each other out. */
    private final Map<String, OverviewUpdate> byNumber = new TreeMap<>();

    @Override
    public void beforeCommit(boolean readOnly) {
      byNumber.values().forEach(table::write);
    }

    @Override
    public void afterCommit() {
      byNumber.values().forEach(table::committed);
    }
  }
}
