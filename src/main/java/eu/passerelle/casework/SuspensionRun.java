package eu.passerelle.casework;

import eu.passerelle.engine.CaseObserver;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
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
      select distinct o.number from suspension s join case_overview o on o.scheme_id = s.scheme_id
      and (s.corridor_id is null or s.corridor_id = o.corridor_id) and (s.stage is null or s.stage = o.stage)
      where s.ended_at is null and o.ended_at is null and (o.suspended_since is null or exists (select 1 from ACT_RU_EXECUTION e
      where e.ROOT_PROC_INST_ID_ = o.root_instance_id and e.SUSPENSION_STATE_ = 1))""";

  private static final String CHANGED = " and o.number in (:numbers)";
  private static final int CHANGED_AT_ONCE = 500;

  private static final String TO_RESUME = """
      select o.number from case_overview o where o.suspended_since is not null and not exists (select 1 from suspension s
      where s.ended_at is null and s.scheme_id = o.scheme_id and (s.corridor_id is null or s.corridor_id = o.corridor_id)
      and (s.stage is null or s.stage = o.stage))""";

  private final JdbcClient jdbc;
  private final CasePause pause;
  private final TaskScheduler scheduler;
  private final Set<String> changed = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean waiting = new AtomicBoolean();

  SuspensionRun(JdbcClient jdbc, CasePause pause, TaskScheduler scheduler) {
    this.jdbc = jdbc;
    this.pause = pause;
    this.scheduler = scheduler;
  }

  @Override
  public void started(Started event) {
    wake().numbers.add(event.number());
  }

  @Override
  public void stageEntered(String number, String stage) {
    wake().numbers.add(number);
  }

  /** Runs as soon as the present transaction has committed. */
  void afterCommit() {
    wake().all = true;
  }

  private Wake wake() {
    return TransactionSynchronizationManager.getSynchronizations().stream().filter(Wake.class::isInstance).map(Wake.class::cast).findFirst()
        .orElseGet(() -> {
          Wake wake = new Wake();
          TransactionSynchronizationManager.registerSynchronization(wake);
          return wake;
        });
  }

  /** Brings every case into line; {@code synchronized} because one run at a time is enough for a node. */
  @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT1M")
  synchronized void run() {
    each(jdbc.sql(TO_SUSPEND), pause::suspend);
    each(jdbc.sql(TO_RESUME), pause::resume);
  }

  /** Stops those among the cases that have changed that came into a suspended scope. */
  synchronized void runChanged() {
    waiting.set(false);
    List<String> numbers = List.copyOf(changed);
    numbers.forEach(changed::remove);
    for (int from = 0; from < numbers.size(); from += CHANGED_AT_ONCE) {
      each(jdbc.sql(TO_SUSPEND + CHANGED).param("numbers", numbers.subList(from, Math.min(numbers.size(), from + CHANGED_AT_ONCE))),
          pause::suspend);
    }
  }

  private void each(StatementSpec wanted, Consumer<String> step) {
    for (String number : wanted.query(String.class).list().stream().sorted().toList()) {
      try {
        step.accept(number);
      } catch (RuntimeException e) {
        // somebody is working on the case at this moment, or it cannot be stopped: the others must not wait for it
        LOG.warn("Case {} did not follow its suspension; it will be tried again within a minute.", number, e);
      }
    }
  }

  private final class Wake implements TransactionSynchronization {

    private final Set<String> numbers = new HashSet<>();
    private boolean all;

    @Override
    public void afterCommit() {
      if (all) {
        scheduler.schedule(SuspensionRun.this::run, Instant.now());
      }
      changed.addAll(numbers);
      if (!numbers.isEmpty() && waiting.compareAndSet(false, true)) {
        scheduler.schedule(SuspensionRun.this::runChanged, Instant.now().plus(A_MOMENT));
      }
    }
  }
}
