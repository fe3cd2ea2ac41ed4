package eu.passerelle.database;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Rows of a table that wait, taken by a transaction that has them as long as it lasts: other nodes pass them over, and when it dies with
 * its node they wait as before.
 *
 * @param select the rows that wait, up to a condition that more may be added to
 * @param order whose turn is first
 */
public record WaitingRows<T>(JdbcClient jdbc, String select, String order, RowMapper<T> row) {

  /**
   * Takes some for the present transaction.
   *
   * @param among a further condition, beginning with "and"; may be empty
   * @param values of the names in the conditions
   * @throws IllegalStateException outside a transaction, for nobody would have them
   */
  public List<T> take(String among, Map<String, ?> values, int most) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("Rows that wait are taken in a transaction.");
    }
    return jdbc.sql("%s %s order by %s limit :most for update skip locked".formatted(select, among, order)).params(values)
        .param("most", most)
        .query(row).list();
  }

  /** As {@link #take(String, Map, int)}, among all. */
  public List<T> take(int most) {
    return take("", Map.of(), most);
  }
}
