package eu.passerelle.tryout;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a case finds when it begins: schemes, organisations, who plays which role, and that there are people. No case goes along, nothing of
 * the people but their ids, and no table that is not named here.
 */
@Component
class ReferenceData {

  /** Each after what it refers to. A person needs a name to be chosen by; here it is the id. */
  private static final List<Part> PARTS = List.of(
      new Part("scheme", "select * from scheme"),
      new Part("corridor", "select * from corridor"),
      new Part("cohort", "select * from cohort"),
      new Part("organisation", "select * from organisation"),
      new Part("participation", "select * from participation where level <> 'CASE'"),
      new Part("role_candidate", "select * from role_candidate"),
      new Part("place", "select * from place"),
      new Part("ACT_ID_GROUP", "select * from ACT_ID_GROUP"),
      new Part("ACT_ID_USER", "select ID_, REV_, ID_ as FIRST_, '' as LAST_ from ACT_ID_USER"),
      new Part("ACT_ID_MEMBERSHIP", "select * from ACT_ID_MEMBERSHIP"));
  private static final int AT_ONCE = 500;

  private final JdbcTemplate live;
  private final TransactionTemplate oneMoment;

  ReferenceData(DataSource live, PlatformTransactionManager transactions) {
    this.live = new JdbcTemplate(live);
    this.live.setFetchSize(AT_ONCE);
    oneMoment = new TransactionTemplate(transactions);
    oneMoment.setReadOnly(true);
    oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /** Copies all of it as it is at one moment. */
  void copyTo(TrialWorld world) {
    JdbcTemplate theirs = new JdbcTemplate(world.bean(DataSource.class));
    oneMoment.executeWithoutResult(reading -> PARTS.forEach(part -> copy(part, theirs)));
  }

  private void copy(Part part, JdbcTemplate theirs) {
    live.query(part.query, (ResultSet rows) -> {
      String insert = insert(part.table, rows.getMetaData());
      List<Object[]> some = new ArrayList<>();
      while (rows.next()) {
        some.add(values(rows));
        if (some.size() == AT_ONCE) {
          theirs.batchUpdate(insert, some);
          some.clear();
        }
      }
      theirs.batchUpdate(insert, some);
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

  private record Part(String table, String query) {}
}
