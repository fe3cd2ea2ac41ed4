package eu.passerelle.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.zaxxer.hikari.HikariDataSource;
import eu.passerelle.database.LeasedRows.Lease;
import eu.passerelle.testing.Postgres;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.transaction.support.TransactionTemplate;

/** What intake, mail, moves, suspensions and changes of party rely on when they take work that waits. */
class WaitingWorkTest {

  private static final Duration HOLD = Duration.ofMinutes(1);

  private final Clock clock = mock(Clock.class);
  private final ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
  private HikariDataSource database;
  private JdbcClient jdbc;
  private TransactionTemplate transaction;
  private WaitingWork work;
  private WaitingRows<Piece> rows;
  private LeasedRows<Piece> leases;

  private record Piece(String id, int tries) {}

  String url() {
    return "jdbc:h2:mem:waiting-work";
  }

  /** H2 locks whatever meets the condition, however few are asked for: another node waits for its next turn. */
  List<String> leftToOthers() {
    return List.of();
  }

  @BeforeEach
  void begin() {
    database = new HikariDataSource();
    database.setJdbcUrl(url());
    database.setUsername("postgres");
    jdbc = JdbcClient.create(database);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    jdbc.sql(
        "create table piece (id varchar(10) primary key, state varchar(10) not null, tries int not null, due_at timestamp with time zone)")
        .update();
    when(clock.instant()).thenReturn(Instant.parse("2020-03-01T10:00:00Z"));
    when(clock.getZone()).thenReturn(ZoneOffset.UTC);
    scheduler.initialize();
    work = new WaitingWork(scheduler);
    rows = new WaitingRows<>(jdbc, "select * from piece where state = 'WAITING'", "id", RecordRow.of(Piece.class));
    leases = new LeasedRows<>(jdbc, clock, new Lease("piece", "id, tries", "state = 'WAITING'", "due_at", "id", "tries = tries + 1"),
        RecordRow.of(Piece.class));
  }

  @AfterEach
  void end() {
    scheduler.destroy();
    database.close();
  }

  @Test
  void twoNodesNeverTakeTheSameForATime() throws Exception {
    add(60);
    Queue<String> taken = new ConcurrentLinkedQueue<>();

    together(() -> lease().ifPresent(piece -> taken.add(piece.id)), 30, 4);

    assertThat(taken).doesNotHaveDuplicates();
    while (lease().map(piece -> taken.add(piece.id)).isPresent()) {
      assertThat(taken).doesNotHaveDuplicates();
    }
    assertThat(taken).as("what one node passes over is left to a later turn").hasSize(60);
  }

  @Test
  void twoTransactionsNeverHaveTheSame() {
    add(5);

    transaction.executeWithoutResult(one -> {
      assertThat(rows.take(3)).extracting(Piece::id).containsExactly("p00", "p01", "p02");
      assertThat(elsewhere(() -> rows.take(5))).extracting(Piece::id).isEqualTo(leftToOthers());
      assertThat(rows.take("and id > :last", Map.of("last", "p02"), 9)).extracting(Piece::id).containsExactly("p03", "p04");
    });
  }

  @Test
  void outsideATransactionNothingIsTaken() {
    add(1);

    assertThatThrownBy(() -> rows.take(1)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> leases.take(HOLD)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theWorkOfAHolderThatWasKilledIsTakenUpAfterTheLeaseAndNotBefore() {
    add(1);
    assertThat(lease()).isPresent();

    timePasses(HOLD.minusSeconds(1));
    assertThat(lease()).isEmpty();
    timePasses(Duration.ofSeconds(1));
    assertThat(lease()).get().extracting(Piece::tries).as("how often it was taken before").isEqualTo(1);
  }

  @Test
  void theWorkOfATransactionThatDiesWaitsAsBefore() {
    add(1);

    assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
      assertThat(rows.take(1)).hasSize(1);
      jdbc.sql("update piece set state = 'DONE'").update();
      throw new IllegalStateException("killed");
    })).hasMessage("killed");

    assertThat(elsewhere(() -> rows.take(1))).hasSize(1);
  }

  @Test
  void aFailureIsTriedAgainAfterAPauseThatGrowsUpToAnHour() {
    add(1);

    for (int minutes : List.of(1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60, 60)) {
      Piece piece = lease().orElseThrow();
      leases.later(piece.id, piece.tries);
      timePasses(Duration.ofMinutes(minutes).minusSeconds(1));
      assertThat(lease()).isEmpty();
      timePasses(Duration.ofSeconds(1));
    }
  }

  @Test
  void onePieceThatFailsHoldsUpNoOther() {
    List<String> done = new ArrayList<>();
    List<String> failed = new ArrayList<>();

    boolean all = work.each(List.of("a", "b", "c"), piece -> {
      if (piece.equals("b")) {
        throw new IllegalStateException("no");
      }
      done.add(piece);
    }, (piece, e) -> failed.add(piece + ": " + e.getMessage()));

    assertThat(all).isFalse();
    assertThat(done).containsExactly("a", "c");
    assertThat(failed).containsExactly("b: no");
    assertThat(work.each(List.of("a"), done::add, (piece, e) -> failed.add(piece))).isTrue();
  }

  @Test
  void whoWakesAfterAddingDoesNotWaitForTheNextTickAndNothingIsTakenBeforeTheCommit() {
    Queue<String> taken = new ConcurrentLinkedQueue<>();
    WaitingWork.Turn turn = work.turn(Duration.ZERO, () -> lease().ifPresent(piece -> taken.add(piece.id)));

    transaction.executeWithoutResult(status -> {
      add(1);
      turn.wake();
      sleep(100);
      assertThat(taken).isEmpty();
      assertThat(elsewhere(() -> rows.take(1))).isEmpty();
    });

    await().atMost(Duration.ofSeconds(5)).until(() -> !taken.isEmpty());
  }

  @Test
  void whatIsUndoneWakesNobody() {
    AtomicInteger turns = new AtomicInteger();
    WaitingWork.Turn turn = work.turn(Duration.ZERO, turns::incrementAndGet);

    transaction.executeWithoutResult(status -> {
      turn.wake();
      status.setRollbackOnly();
    });
    sleep(100);

    assertThat(turns).hasValue(0);
  }

  @Test
  void thoseWhoWakeInTheSameMomentShareATurnAndWhoWakesLaterGetsAnother() {
    AtomicInteger turns = new AtomicInteger();
    WaitingWork.Turn turn = work.turn(Duration.ofMillis(300), turns::incrementAndGet);

    IntStream.range(0, 20).forEach(i -> transaction.executeWithoutResult(status -> turn.wake()));
    await().atMost(Duration.ofSeconds(5)).until(() -> turns.get() == 1);
    turn.wake();

    await().atMost(Duration.ofSeconds(5)).until(() -> turns.get() == 2);
  }

  @Test
  void whoStopsBeginsNoFurtherPieceAndGivesBackWhatOthersMayTakeAtOnce() {
    add(2);
    Piece held = lease().orElseThrow();
    List<String> done = new ArrayList<>();

    boolean all = work.each(List.of("a", "b"), piece -> {
      done.add(piece);
      work.stop();
    }, (piece, e) -> {});
    leases.giveBack(held.id);
    work.turn(Duration.ZERO, () -> done.add("woken")).wake();
    sleep(100);

    assertThat(all).isFalse();
    assertThat(done).containsExactly("a");
    assertThat(work.goesOn()).isFalse();
    assertThat(lease()).get().extracting(Piece::id).isEqualTo(held.id);
    work.start();
    assertThat(work.goesOn()).isTrue();
  }

  @Test
  void whatHasBeenDoneIsNotGivenBack() {
    add(1);
    Piece held = lease().orElseThrow();
    jdbc.sql("update piece set state = 'DONE', due_at = null").update();

    leases.giveBack(held.id);
    leases.later(held.id, 3);

    assertThat(jdbc.sql("select count(*) from piece where due_at is null").query(Integer.class).single()).isOne();
  }

  private void add(int count) {
    IntStream.range(0, count)
        .forEach(i -> jdbc.sql("insert into piece (id, state, tries) values (?, 'WAITING', 0)").param("p%02d".formatted(i)).update());
  }

  private Optional<Piece> lease() {
    return transaction.execute(status -> leases.take(HOLD));
  }

  private void timePasses(Duration time) {
    Instant now = clock.instant();
    when(clock.instant()).thenReturn(now.plus(time));
  }

  /** In a transaction of another node, which sees what has been committed. */
  private List<Piece> elsewhere(Supplier<List<Piece>> work) {
    return scheduler.submitCompletable(() -> transaction.execute(status -> work.get())).join();
  }

  private static void together(Runnable work, int times, int nodes) throws InterruptedException {
    List<Thread> threads =
        Stream.generate(() -> new Thread(() -> IntStream.range(0, times).forEach(i -> work.run()))).limit(nodes).toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void sleep(long millis) {
    await().pollDelay(Duration.ofMillis(millis)).until(() -> true);
  }
}

class WaitingWorkOnPostgresTest extends WaitingWorkTest {

  @Override
  String url() {
    return Postgres.newDatabase();
  }

  @Override
  List<String> leftToOthers() {
    return List.of("p03", "p04");
  }
}
