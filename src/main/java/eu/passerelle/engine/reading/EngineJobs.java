package eu.passerelle.engine.reading;

import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** What the engine is to do later by itself, as far as it has not given up; the earliest first. */
@Component
@NamedInterface
public class EngineJobs {

  private static final String JOBS = """
      select j.ID_, i.BUSINESS_KEY_, j.HANDLER_TYPE_, j.DUEDATE_, j.PROCESS_INSTANCE_ID_, j.PROCESS_DEF_KEY_, d.ACT_ID_
      from ACT_RU_JOB j join ACT_RU_EXECUTION i on i.ID_ = j.PROCESS_INSTANCE_ID_ join ACT_RU_JOBDEF d on d.ID_ = j.JOB_DEF_ID_
      where j.RETRIES_ > 0 and j.SUSPENSION_STATE_ = 1""";

  private final JdbcClient jdbc;

  EngineJobs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @return all of it */
  public List<Job> all() {
    return select("");
  }

  /** @return what has no date, or one that is not after this moment */
  public List<Job> due(OffsetDateTime now) {
    return select(" and (j.DUEDATE_ is null or j.DUEDATE_ <= ?)", now);
  }

  /** @return what has a date, of the instances that have this number themselves */
  public List<Job> datedOf(String number) {
    return select(" and i.BUSINESS_KEY_ = ? and j.DUEDATE_ is not null", number);
  }

  private List<Job> select(String where, Object... parameters) {
    return jdbc.sql(JOBS + where + " order by j.DUEDATE_, i.BUSINESS_KEY_, d.ACT_ID_, j.ID_").params(List.of(parameters))
        .query((row, index) -> new Job(row.getString(1), row.getString(2), row.getString(3), row.getString(5), row.getString(6),
            row.getString(7)))
        .list();
  }

  /**
   * What the engine does later.
   *
   * @param number of the instance; null when it has none
   * @param handler what kind it is, as the engine says it
   * @param flow the process that it belongs to
   * @param event where in the diagram
   */
  @NamedInterface
  public record Job(String id, String number, String handler, String instance, String flow, String event) {}
}
