package eu.passerelle.casework.suspension;

import eu.passerelle.database.RecordRow;
import eu.passerelle.database.WaitingWork;
import eu.passerelle.engine.CaseObserver;
import eu.passerelle.engine.access.Standstill;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes the cases follow the suspensions. It compares what should stand still with what does, one case a transaction, so it may be killed
 * anywhere, run twice, or run on two nodes at once: the next run does what is left.
 */
@Component
class SuspensionRun implements CaseObserver {

  /** Cases come in hundreds at a time; one look serves all of a moment. */
  private static final Duration A_MOMENT = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(SuspensionRun.class);

  private static final String IN_SCOPE = """
      select distinct o.number, o.root_instance_id, o.suspended_since from suspension s join case_overview o on o.scheme_id = s.scheme_id
      and (s.corridor_id is null or s.corridor_id = o.corridor_id) and (s.stage is null or s.stage = o.stage)
      where s.ended_at is null and o.ended_at is null""";

  private static final String CHANGED = " and o.number in (:numbers)";
  private static final int CHANGED_AT_ONCE = 500;

  private static final String TO_RESUME = """
      select o.number from case_overview o where o.suspended_since is not null and not exists (select 1 from suspension s
      where s.ended_at is null and s.scheme_id = o.scheme_id and (s.corridor_id is null or s.corridor_id = o.corridor_id)
      and (s.stage is null or s.stage = o.stage))""";

  private final JdbcClient jdbc;
  private final CasePause pause;
  private final Standstill standstill;
  private final WaitingWork work;
  private final WaitingWork.Turn all;
  private final WaitingWork.Turn some;
  private final Set<String> changed = ConcurrentHashMap.newKeySet();

  SuspensionRun(JdbcClient jdbc, CasePause pause, Standstill standstill, WaitingWork work) {
    this.jdbc = jdbc;
    this.pause = pause;
    this.standstill = standstill;
    this.work = work;
    this.all = work.turn(Duration.ZERO, this::run);
    this.some = work.turn(A_MOMENT, this::runChanged);
  }

  @Override
  public void started(Started event) {
    changed(event.number());
  }

  @Override
  public void stageEntered(String number, String stage) {
    changed(number);
  }

  /** Runs as soon as the present transaction has committed. */
  void afterCommit() {
    all.wake();
  }

  private void changed(String number) {
    WaitingWork.afterCommit(() -> changed.add(number));
    some.wake();
  }

  /** Brings every case into line; {@code synchronized} because one run at a time is enough for a node. */
  @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT1M")
  synchronized void run() {
    each(toSuspend(jdbc.sql(IN_SCOPE)), pause::suspend);
    each(jdbc.sql(TO_RESUME).query(String.class).list(), pause::resume);
  }

  /** Stops those among the cases that have changed that came into a suspended scope. */
  synchronized void runChanged() {
    List<String> numbers = List.copyOf(changed);
    numbers.forEach(changed::remove);
    for (int from = 0; from < numbers.size(); from += CHANGED_AT_ONCE) {
      each(
          toSuspend(jdbc.sql(IN_SCOPE + CHANGED).param("numbers", numbers.subList(from, Math.min(numbers.size(), from + CHANGED_AT_ONCE)))),
          pause::suspend);
    }
  }

  /** A case that stands still should do so in all its instances: a step that was under way may have started one since. */
  private List<String> toSuspend(StatementSpec inScope) {
    List<Scoped> cases = inScope.query(RecordRow.of(Scoped.class)).list();
    Set<String> goOn = standstill.goingOn(cases.stream().filter(one -> one.suspendedSince != null).map(Scoped::rootInstanceId).toList());
    return cases.stream().filter(one -> one.suspendedSince == null || goOn.contains(one.rootInstanceId)).map(Scoped::number).toList();
  }

  private void each(List<String> numbers, Consumer<String> step) {
    // somebody is working on a case at this moment, or it cannot be stopped: the others must not wait for it
    work.each(numbers.stream().sorted().toList(), step,
        (number, e) -> LOG.warn("Case {} did not follow its suspension; it will be tried again within a minute.", number, e));
  }

  private record Scoped(String number, String rootInstanceId, OffsetDateTime suspendedSince) {}
}
