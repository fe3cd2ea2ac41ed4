package eu.passerelle.casework;

import eu.passerelle.engine.CaseObserver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Makes the cases follow the suspensions. It compares what should stand still with what does, one case a transaction, so it may be killed
 * anywhere, run twice, or run on two nodes at once: the next run does what is left.
 */
@Component
class SuspensionRun implements CaseObserver {

  /** Cases come in hundreds at a time; one look serves all of a moment. */
  private static final Duration A_MOMENT = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(SuspensionRun.class);

  /** A case that stands still should do so in all its instances: a step that was under way may have started one since. */
  private static final String TO_SUSPEND = """
      select o.number from case_overview o where o.ended_at is null and exists (select 1 from suspension s where s.ended_at is null
      and s.scheme_id = o.scheme_id and (s.corridor_id is null or s.corridor_id = o.corridor_id) and (s.stage is null or s.stage = o.stage))
      and (o.suspended_since is null or exists (select 1 from ACT_RU_EXECUTION e
      where e.ROOT_PROC_INST_ID_ = o.root_instance_id and e.SUSPENSION_STATE_ = 1)) order by o.number""";

  private static final String TO_RESUME = """
      select o.number from case_overview o where o.suspended_since is not null and not exists (select 1 from suspension s
      where s.ended_at is null and s.scheme_id = o.scheme_id and (s.corridor_id is null or s.corridor_id = o.corridor_id)
      and (s.stage is null or s.stage = o.stage)) order by o.number""";

  private final JdbcClient jdbc;
  private final CasePause pause;
  private final TaskScheduler scheduler;
  private final AtomicBoolean waiting = new AtomicBoolean();

  SuspensionRun(JdbcClient jdbc, CasePause pause, TaskScheduler scheduler) {
    this.jdbc = jdbc;
    this.pause = pause;
    this.scheduler = scheduler;
  }

  @Override
  public void started(Started event) {
    afterCommit(A_MOMENT);
  }

  @Override
  public void stageEntered(String number, String stage) {
    afterCommit(A_MOMENT);
  }

  /** Runs once, as soon as the present transaction has committed. */
  void afterCommit() {
    afterCommit(Duration.ZERO);
  }

  private void afterCommit(Duration delay) {
    boolean registered = TransactionSynchronizationManager.getSynchronizations().stream().anyMatch(Wake.class::isInstance);
    if (!registered) {
      TransactionSynchronizationManager.registerSynchronization(new Wake(delay));
    }
  }

  /** Brings every case into line; {@code synchronized} because one run at a time is enough for a node. */
  @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT1M")
  synchronized void run() {
    waiting.set(false);
    each(TO_SUSPEND, pause::suspend);
    each(TO_RESUME, pause::resume);
  }

  private void each(String sql, Consumer<String> step) {
    List<String> numbers = jdbc.sql(sql).query(String.class).list();
    for (String number : numbers) {
      try {
        step.accept(number);
      } catch (RuntimeException e) {
        // somebody is working on the case at this moment, or it cannot be stopped: the others must not wait for it
        LOG.warn("Case {} did not follow its suspension; it will be tried again within a minute.", number, e);
      }
    }
  }

  private final class Wake implements TransactionSynchronization {

    private final Duration delay;

    private Wake(Duration delay) {
      this.delay = delay;
    }

    @Override
    public void afterCommit() {
      if (waiting.compareAndSet(false, true)) {
        scheduler.schedule(SuspensionRun.this::run, Instant.now().plus(delay));
      }
    }
  }
}
