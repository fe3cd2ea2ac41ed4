package eu.passerelle.database;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Copies rows of one database to the table of the same name in another, some hundreds at a time. */
public final class RowCopy {

  private static final int AT_ONCE = 500;

  private final JdbcTemplate from;
  private final JdbcTemplate to;

  /** @param from is read in the caller's transaction, if there is one */
  public RowCopy(DataSource from, DataSource to) {
    this.from = new JdbcTemplate(from);
    this.from.setFetchSize(AT_ONCE);
    this.to = new JdbcTemplate(to);
  }

  /** Copies all rows. */
  public void all(String table) {
    some(table, "select * from " + table);
  }

  /** Copies what the query finds; its columns are those of the table that are filled. */
  public void some(String table, String query) {
    from.query(query, (ResultSet rows) -> {
      String insert = insert(table, rows.getMetaData());
      List<Object[]> some = new ArrayList<>();
      while (rows.next()) {
        some.add(values(rows));
        if (some.size() == AT_ONCE) {
          to.batchUpdate(insert, some);
          some.clear();
        }
      }
      to.batchUpdate(insert, some);
      return null;
    });
  }

  private static String insert(String table, ResultSetMetaData columns) throws SQLException {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      names.add(columns.getColumnLabel(i));
    }
    return "insert into %s (%s) values (%s)".formatted(table, String.join(", ", names), "?" + ", ?".repeat(names.size() - 1));
  }

  private static Object[] values(ResultSet row) throws SQLException {
    Object[] values = new Object[row.getMetaData().getColumnCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.getObject(i + 1);
    }
    return values;
  }
}
