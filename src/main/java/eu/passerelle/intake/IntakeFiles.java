package eu.passerelle.intake;

import eu.passerelle.database.LeasedRows;
import eu.passerelle.database.LeasedRows.Lease;
import eu.passerelle.intake.IntakeFile.IntakeState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The files of applications and what became of their rows. */
@Repository
class IntakeFiles {

  private static final String COLUMNS =
      "id, cohort_id, file_name, uploaded_by, uploaded_at, date_order, state, total, next_row, accepted, refused, known, doubtful, advice, message";

  private static final String FROM_THE_FIRST_ROW = "next_row = 0, accepted = 0, refused = 0, known = 0, doubtful = 0";

  private final JdbcClient sql;
  private final LeasedRows<IntakeFile> files;
  private final LeasedRows<IntakeFile> previews;

  IntakeFiles(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.files = new LeasedRows<>(sql, clock,
        new Lease("intake_file", COLUMNS, "state in ('WAITING', 'WORKING')", "held_until", "uploaded_at", "state = 'WORKING'"),
        IntakeFiles::map);
    this.previews = new LeasedRows<>(sql, clock,
        new Lease("intake_file", COLUMNS, "state = 'CHECKING'", "held_until", "uploaded_at", "state = 'CHECKING'"), IntakeFiles::map);
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

  /** Takes the oldest file that is to be looked through, or whose holder has died, for this long. */
  @Transactional
  public Optional<IntakeFile> takeNextToCheck(Duration hold) {
    return previews.take(hold);
  }

  /** Leaves a file that is being worked on to whoever comes first. */
  void giveBack(String id) {
    files.giveBack(id);
    previews.giveBack(id);
  }

  byte[] content(String id) {
    return sql.sql("select content from intake_file where id = :id").param("id", id).query((row, n) -> row.getBytes(1)).single();
  }

  /** Counts a row as dealt with and keeps hold of the file; false when the file was stopped or taken over meanwhile. */
  boolean advance(String id, int row, RowResult result, Duration hold) {
    return count(id, "next_row = :row and state = 'WORKING'", List.of(result), hold).param("row", row).update() == 1;
  }

  /** Counts rows as looked through and keeps hold of the file; false when it was dropped or taken over meanwhile. */
  boolean advanceCheck(String id, int row, List<RowResult> results, Duration hold) {
    return count(id, "next_row = :row and state = 'CHECKING'", results, hold).param("row", row).update() == 1;
  }

  /** Counts a doubtful row as what it was decided to be. */
  void decide(String id, RowResult result) {
    sql.sql("update intake_file set doubtful = doubtful - 1, accepted = accepted + :accepted, known = known + :known where id = :id")
        .param("accepted", result == RowResult.ACCEPTED ? 1 : 0).param("known", result == RowResult.KNOWN ? 1 : 0).param("id", id).update();
  }

  private JdbcClient.StatementSpec count(String id, String condition, List<RowResult> results, Duration hold) {
    var update = sql.sql("""
        update intake_file set next_row = next_row + :rows, accepted = accepted + :accepted, refused = refused + :refused,
        known = known + :known, doubtful = doubtful + :doubtful, held_until = :until where id = :id and\s""" + condition)
        .param("rows", results.size()).param("until", files.in(hold)).param("id", id);
    for (RowResult result : RowResult.values()) {
      update = update.param(result.name().toLowerCase(Locale.ROOT), Collections.frequency(results, result));
    }
    return update;
  }

  /** Begins to look a file through, from its first row. */
  void beginCheck(String id) {
    sql.sql("update intake_file set " + FROM_THE_FIRST_ROW + " where id = :id and state = 'CHECKING'").param("id", id).update();
  }

  /** Ends the look through a file once every row has been looked at. */
  void endCheck(String id) {
    sql.sql("update intake_file set state = 'CHECKED', held_until = null, message = null "
        + "where id = :id and state = 'CHECKING' and next_row = total").param("id", id).update();
  }

  /** @param message why it is not looked through to its end */
  void breakOffCheck(String id, String message) {
    sql.sql("update intake_file set state = 'CHECKED', held_until = null, message = :message where id = :id and state = 'CHECKING'")
        .param("message", message).param("id", id).update();
  }

  /** Has the rows of a file that was looked through become cases; false when it is not such a file any more. */
  boolean takeIn(String id) {
    return sql
        .sql("update intake_file set state = 'WAITING', message = null, " + FROM_THE_FIRST_ROW + " where id = :id and state = 'CHECKED'")
        .param("id", id).update() == 1;
  }

  /** Takes nothing of a file that was looked through, and forgets what it held. */
  void drop(String id) {
    sql.sql(
        "update intake_file set state = 'DROPPED', content = null, held_until = null where id = :id and state in ('CHECKING', 'CHECKED')")
        .param("id", id).update();
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

  private static IntakeFile map(ResultSet row, int n) throws SQLException {
    return new IntakeFile(row.getString("id"), row.getString("cohort_id"), row.getString("file_name"), row.getString("uploaded_by"),
        row.getTimestamp("uploaded_at").toInstant(), DateOrder.valueOf(row.getString("date_order")),
        IntakeState.valueOf(row.getString("state")), row.getInt("total"), row.getInt("next_row"), row.getInt("accepted"),
        row.getInt("refused"), row.getInt("known"), row.getInt("doubtful"), row.getString("advice"), row.getString("message"));
  }

  private record Received(String id, String cohortId, String fileName, String sha256, byte[] content, String uploadedBy,
      Timestamp uploadedAt, String dates, String state, int total, String advice) {}
}
