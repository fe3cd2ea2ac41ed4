package eu.passerelle.intake;

import eu.passerelle.database.LeasedRows;
import eu.passerelle.database.LeasedRows.Lease;
import eu.passerelle.intake.IntakeFile.Refusal;
import eu.passerelle.intake.IntakeFile.IntakeState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The files of applications and what became of their rows. */
@Repository
class IntakeFiles {

  private static final String COLUMNS =
      "id, cohort_id, file_name, uploaded_by, uploaded_at, date_order, state, total, next_row, accepted, refused, known, advice, message";

  private final JdbcClient sql;
  private final LeasedRows<IntakeFile> files;

  IntakeFiles(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.files = new LeasedRows<>(sql, clock,
        new Lease("intake_file", COLUMNS, "state in ('WAITING', 'WORKING')", "held_until", "uploaded_at", "state = 'WORKING'"),
        IntakeFiles::map);
  }

  void add(IntakeFile file, String sha256, byte[] content) {
    sql.sql("""
            insert into intake_file (id, cohort_id, file_name, sha256, content, uploaded_by, uploaded_at, date_order, state, total, next_row, accepted, refused, known, advice)
            values (:id, :cohortId, :fileName, :sha256, :content, :uploadedBy, :uploadedAt, :dates, :state, :total, 0, 0, 0, 0, :advice)""")
        .paramSource(new Received(file.id(), file.cohortId(), file.fileName(), sha256, content, file.uploadedBy(),
            Timestamp.from(file.uploadedAt()), file.dates().name(), file.state().name(), file.total(), file.advice()))
        .update();
  }

  Optional<IntakeFile> find(String id) {
    return sql.sql("select " + COLUMNS + " from intake_file where id = :id").param("id", id).query(IntakeFiles::map).optional();
  }

  Optional<IntakeFile> doneWith(String cohortId, String sha256) {
    return sql
        .sql("select " + COLUMNS
            + " from intake_file where cohort_id = :cohort and sha256 = :sha256 and state = 'DONE' order by uploaded_at limit 1")
        .param("cohort", cohortId).param("sha256", sha256).query(IntakeFiles::map).optional();
  }

  List<IntakeFile> latest(String cohortId, int most) {
    return sql.sql("select " + COLUMNS + " from intake_file where cohort_id = :cohort order by uploaded_at desc limit :most")
        .param("cohort", cohortId).param("most", most).query(IntakeFiles::map).list();
  }

  /** Takes the oldest file that waits, or whose holder has died, for this long. */
  @Transactional
  public Optional<IntakeFile> takeNext(Duration hold) {
    return files.take(hold);
  }

  /** Leaves a file that is being worked on to whoever comes first. */
  void giveBack(String id) {
    files.giveBack(id);
  }

  byte[] content(String id) {
    return sql.sql("select content from intake_file where id = :id").param("id", id).query((row, n) -> row.getBytes(1)).single();
  }

  /** Counts a row as dealt with and keeps hold of the file; false when the file was stopped or taken over meanwhile. */
  boolean advance(String id, int row, RowResult result, Duration hold) {
    return sql.sql("""
            update intake_file set next_row = :next, accepted = accepted + :accepted, refused = refused + :refused, known = known + :known, held_until = :until
            where id = :id and state = 'WORKING' and next_row = :row""")
        .param("next", row + 1).param("accepted", result == RowResult.ACCEPTED ? 1 : 0)
        .param("refused", result == RowResult.REFUSED ? 1 : 0)
        .param("known", result == RowResult.KNOWN ? 1 : 0).param("until", files.in(hold))
        .param("id", id).param("row", row).update() == 1;
  }

  void refuseRow(String id, long line, String applicationId, String reason) {
    sql.sql("insert into intake_refusal (file_id, line, application_id, reason) values (:id, :line, :application, :reason)")
        .param("id", id).param("line", line).param("application", applicationId).param("reason", reason).update();
  }

  List<Refusal> refusals(String id, long from, int most) {
    return sql.sql("select line, application_id, reason from intake_refusal where file_id = :id order by line limit :most offset :from")
        .param("id", id).param("most", most).param("from", from)
        .query((row, n) -> new Refusal(row.getLong(1), row.getString(2), row.getString(3))).list();
  }

  /** Ends work on a file; the content, which is personal data, is not kept once every row has been dealt with. */
  void finish(String id) {
    sql.sql(
        "update intake_file set state = 'DONE', content = null, held_until = null where id = :id and state = 'WORKING' and next_row = total")
        .param("id", id).update();
  }

  void stop(String id, String message) {
    sql.sql(
        "update intake_file set state = 'STOPPED', held_until = null, message = :message where id = :id and state in ('WAITING', 'WORKING')")
        .param("message", message).param("id", id).update();
  }

  boolean resume(String id) {
    return sql.sql("update intake_file set state = 'WAITING', message = null where id = :id and state = 'STOPPED'").param("id", id)
        .update() == 1;
  }

  Optional<String> caseOf(String cohortId, String applicationId) {
    return sql.sql("select case_number from application where cohort_id = :cohort and application_id = :application")
        .param("cohort", cohortId).param("application", applicationId).query(String.class).optional();
  }

  Optional<String> caseOfPerson(String cohortId, String personHash) {
    return sql.sql("select case_number from application where cohort_id = :cohort and person_hash = :person")
        .param("cohort", cohortId).param("person", personHash).query(String.class).optional();
  }

  void addApplication(String cohortId, String applicationId, String personHash, String caseNumber) {
    sql.sql(
        "insert into application (cohort_id, application_id, person_hash, case_number) values (:cohort, :application, :person, :number)")
        .param("cohort", cohortId).param("application", applicationId).param("person", personHash).param("number", caseNumber).update();
  }

  private static IntakeFile map(ResultSet row, int n) throws SQLException {
    return new IntakeFile(row.getString("id"), row.getString("cohort_id"), row.getString("file_name"), row.getString("uploaded_by"),
        row.getTimestamp("uploaded_at").toInstant(), DateOrder.valueOf(row.getString("date_order")),
        IntakeState.valueOf(row.getString("state")), row.getInt("total"), row.getInt("next_row"), row.getInt("accepted"),
        row.getInt("refused"), row.getInt("known"), row.getString("advice"), row.getString("message"));
  }

  private record Received(String id, String cohortId, String fileName, String sha256, byte[] content, String uploadedBy,
      Timestamp uploadedAt, String dates, String state, int total, String advice) {}

  enum RowResult { ACCEPTED, REFUSED, KNOWN }
}
