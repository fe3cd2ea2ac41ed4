package eu.passerelle.database;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows of a table that wait, taken for a time and worked on in no transaction or in many: the row itself says from when on it may be
 * taken, so one whose holder was killed is taken up by another when that time is over.
 */
public final class LeasedRows<T> {

  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final WaitingRows<Held<T>> rows;
  private final String due;
  private final String take;
  private final String put;

  public LeasedRows(JdbcClient jdbc, Clock clock, Lease lease, RowMapper<T> row) {
    this.jdbc = jdbc;
    this.clock = clock;
    rows = new WaitingRows<>(jdbc, "select %s from %s where (%s)".formatted(lease.columns, lease.table, lease.waits), lease.order,
        (set, index) -> new Held<>(set.getString("id"), row.mapRow(set, index)));
    due = "and (%1$s is null or %1$s <= :now)".formatted(lease.from);
    take = "update %s set %s, %s = :from where id = :id".formatted(lease.table, lease.taken, lease.from);
    put = "update %s set %s = :from where id = :id and (%s)".formatted(lease.table, lease.from, lease.waits);
  }

  /** @return a row whose time has come, as it was before it was taken; nobody else takes it for so long once the transaction has committed */
  public Optional<T> take(Duration hold) {
    Optional<Held<T>> next = rows.take(due, Map.of("now", in(Duration.ZERO)), 1).stream().findFirst();
    next.ifPresent(held -> jdbc.sql(take).param("from", in(hold)).param("id", held.id).update());
    return next.map(Held::row);
  }

  /** Has a row that failed tried again: a minute later, then each time after twice as long, up to an hour. */
  public void later(String id, int triesBefore) {
    Duration pause = Duration.ofMinutes(1L << Math.min(triesBefore, 10));
    put(id, pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
  }

  /** Leaves a row that is still to be done to whoever comes first. */
  public void giveBack(String id) {
    put(id, Duration.ZERO);
  }

  /** @return when a lease ends that is given now for so long */
  public OffsetDateTime in(Duration time) {
    return OffsetDateTime.now(clock).plus(time);
  }

  private void put(String id, Duration pause) {
    jdbc.sql(put).param("from", in(pause)).param("id", id).update();
  }

  private record Held<T>(String id, T row) {}

  /**
   * How a table with a column {@code id} lends its rows.
   *
   * @param columns that are read, the id among them
   * @param waits which rows wait or are held, as a condition
   * @param from column that says from when on a row may be taken; null is at any time
   * @param order whose turn is first
   * @param taken what else taking a row writes into it, as an assignment
   */
  public record Lease(String table, String columns, String waits, String from, String order, String taken) {}
}
