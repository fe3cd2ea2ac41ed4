package eu.passerelle.engine.reading;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** The dates that live instances wait for. Whoever asks has checked the person. */
@Component
@NamedInterface
public class AwaitedDates {

  private final JdbcClient jdbc;

  AwaitedDates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @return what all instances of a case wait for, the next one first */
  public List<Timer> under(String rootInstanceId) {
    return jdbc.sql("""
        select j.ID_, j.DUEDATE_, d.ACT_ID_, d.PROC_DEF_ID_ from ACT_RU_JOB j join ACT_RU_JOBDEF d on d.ID_ = j.JOB_DEF_ID_
        join ACT_RU_EXECUTION i on i.ID_ = j.PROCESS_INSTANCE_ID_
        where i.ROOT_PROC_INST_ID_ = ? and j.TYPE_ = 'timer' and j.DUEDATE_ is not null order by j.DUEDATE_, j.ID_""").param(rootInstanceId)
        .query((row, index) -> new Timer(row.getString(1), row.getTimestamp(2).toInstant(), row.getString(3), row.getString(4))).list();
  }

  /**
   * An instance waits for a date.
   *
   * @param id of the job that the engine does then
   * @param elementId where in the diagram of {@code definitionId}
   */
  @NamedInterface
  public record Timer(String id, Instant due, String elementId, String definitionId) {}
}
