package eu.passerelle.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.passerelle.intake.IntakeFile.Refusal;
import eu.passerelle.intake.RowCheck.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows that have become no case, or not yet, each with the reason; what a doubtful one holds is kept until somebody has decided. */
@Repository
class Findings {

  private static final int LONGEST_ID = 64;
  private static final String COLUMNS = "select line, application_id, kind, reason, same_as, cells from intake_refusal where file_id = :id";

  private final JdbcClient sql;
  private final ObjectMapper json;

  Findings(JdbcClient sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /**
   * A row that is of somebody who has perhaps applied already.
   *
   * @param sameAs number of that person's case; null where that is another row
   * @param cells what the row holds, by field key; empty while the file is only looked through
   */
  record Doubt(long line, String applicationId, String reason, String sameAs, Map<String, String> cells) {}

  /** @param keep whether what the row holds is kept for a decision */
  void add(String fileId, ApplicationFile.Row row, Verdict verdict, boolean keep) {
    String id = row.applicationId();
    sql.sql("""
        insert into intake_refusal (file_id, line, application_id, kind, reason, same_as, cells)
        values (:file, :line, :application, :kind, :reason, :sameAs, :cells)""").param("file", fileId).param("line", row.line())
        .param("application", id.length() <= LONGEST_ID ? id : id.substring(0, LONGEST_ID - 1) + "…")
        .param("kind", verdict.result().name()).param("reason", verdict.reason()).param("sameAs", verdict.sameAs())
        .param("cells", keep ? written(row.cells()) : null).update();
  }

  void forget(String fileId) {
    sql.sql("delete from intake_refusal where file_id = :id").param("id", fileId).update();
  }

  List<Refusal> refusals(String fileId, long from, int most) {
    return sql.sql(COLUMNS + " and kind = 'REFUSED' order by line limit :most offset :from").param("id", fileId).param("most", most)
        .param("from", from).query((row, n) -> refusal(row)).list();
  }

  /** Hands on every row that has become no case, in the order of the file. */
  void each(String fileId, Consumer<Refusal> reader) {
    sql.sql(COLUMNS + " order by line").param("id", fileId).query((ResultSet row) -> reader.accept(refusal(row)));
  }

  /** @return the first rows about which nobody has decided */
  List<Doubt> doubts(String fileId, int most) {
    return sql.sql(COLUMNS + " and kind = 'DOUBTFUL' order by line limit :most").param("id", fileId).param("most", most)
        .query((row, n) -> doubt(row)).list();
  }

  Optional<Doubt> doubt(String fileId, long line) {
    return sql.sql(COLUMNS + " and kind = 'DOUBTFUL' and cells is not null and line = :line").param("id", fileId).param("line", line)
        .query((row, n) -> doubt(row)).optional();
  }

  /**
   * Ends a doubt and forgets what the row held.
   *
   * @param decision who has decided what, as a sentence
   * @return false when somebody else was faster
   */
  boolean decide(String fileId, Doubt doubt, String decision) {
    return sql.sql("""
        update intake_refusal set kind = 'DECIDED', cells = null, reason = :reason
        where file_id = :id and line = :line and kind = 'DOUBTFUL'""").param("reason", doubt.reason() + " " + decision).param("id", fileId)
        .param("line", doubt.line()).update() == 1;
  }

  private static Refusal refusal(ResultSet row) throws SQLException {
    return new Refusal(row.getLong("line"), row.getString("application_id"), row.getString("reason"));
  }

  private Doubt doubt(ResultSet row) throws SQLException {
    String cells = row.getString("cells");
    return new Doubt(row.getLong("line"), row.getString("application_id"), row.getString("reason"), row.getString("same_as"),
        cells == null ? Map.of() : read(cells));
  }

  private String written(Map<String, String> cells) {
    try {
      return json.writeValueAsString(cells);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Map<String, String> read(String cells) {
    try {
      return json.readValue(cells, new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
