package eu.passerelle.engine.reading;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** What has happened in a case, in all its instances, live or over: names of steps and events, never a value. */
@Component
@NamedInterface
public class CaseHistory {

  private static final int CANCELLED = 2;

  private final JdbcClient jdbc;

  CaseHistory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @return steps, and events that have come, in their order: an event that is still awaited has not happened */
  public List<Happening> happenings(String rootInstanceId) {
    return jdbc.sql("""
        select ACT_NAME_, TASK_ID_, START_TIME_, END_TIME_, ASSIGNEE_, ACT_INST_STATE_ from ACT_HI_ACTINST
        where ROOT_PROC_INST_ID_ = :root and ACT_NAME_ is not null
        and (ACT_TYPE_ in ('userTask', 'receiveTask') or ACT_TYPE_ like '%EndEvent' or ACT_TYPE_ like '%StartEvent'
        or ACT_TYPE_ like 'boundary%' or ACT_TYPE_ like 'intermediate%' or ACT_TYPE_ = 'startEvent' and PROC_INST_ID_ = :root)
        and (TASK_ID_ is not null or END_TIME_ is not null and ACT_INST_STATE_ <> 2)
        order by START_TIME_, SEQUENCE_COUNTER_""").param("root", rootInstanceId).query(CaseHistory::happening).list();
  }

  /** @return by task, the group that was given it last; a task that was handed on has had more than one */
  public Map<String, String> groupsByTask(String rootInstanceId) {
    Map<String, String> groups = new HashMap<>();
    jdbc.sql("""
        select TASK_ID_, GROUP_ID_ from ACT_HI_IDENTITYLINK
        where ROOT_PROC_INST_ID_ = ? and TYPE_ = 'candidate' and OPERATION_TYPE_ = 'add' and GROUP_ID_ is not null order by TIMESTAMP_""")
        .param(rootInstanceId).query(row -> {
          groups.put(row.getString(1), row.getString(2));
        });
    return groups;
  }

  /** @return when somebody let a timer go off before its time, in this order; these have no words */
  public List<Deed> cuts(String rootInstanceId) {
    return jdbc.sql("""
        select TIMESTAMP_, USER_ID_ from ACT_HI_OP_LOG where ROOT_PROC_INST_ID_ = ? and ENTITY_TYPE_ = 'Job' and OPERATION_TYPE_ = 'Execute'
        and exists (select 1 from ACT_HI_JOB_LOG l where l.JOB_ID_ = ACT_HI_OP_LOG.JOB_ID_ and l.JOB_DUEDATE_ is not null)
        order by TIMESTAMP_""").param(rootInstanceId)
        .query((row, index) -> new Deed(row.getTimestamp(1).toInstant(), row.getString(2), null)).list();
  }

  /** @return what people did beside the tasks, in this order: a comment that belongs to no task keeps it */
  public List<Deed> actions(String rootInstanceId) {
    return jdbc.sql("""
        select TIME_, USER_ID_, FULL_MSG_ from ACT_HI_COMMENT
        where ROOT_PROC_INST_ID_ = ? and TASK_ID_ is null and USER_ID_ is not null order by TIME_""").param(rootInstanceId)
        .query((row, index) -> new Deed(row.getTimestamp(1).toInstant(), row.getString(2),
            new String(row.getBytes(3), StandardCharsets.UTF_8)))
        .list();
  }

  /** @return how often each element of a version of a flow was passed; what never was is left out */
  public Map<String, Integer> timesPassed(String definitionId) {
    Map<String, Integer> times = new HashMap<>();
    jdbc.sql("""
        select ACT_ID_, count(*) from ACT_HI_ACTINST where PROC_DEF_ID_ = ? and END_TIME_ is not null and ACT_INST_STATE_ <> 2
        group by ACT_ID_""")
        .param(definitionId).query(row -> {
          times.put(row.getString(1), row.getInt(2));
        });
    return times;
  }

  private static Happening happening(ResultSet row, int index) throws SQLException {
    Timestamp to = row.getTimestamp("END_TIME_");
    String taskId = row.getString("TASK_ID_");
    Timestamp from = taskId == null ? to : row.getTimestamp("START_TIME_");
    return new Happening(row.getString("ACT_NAME_"), taskId, from.toInstant(), to == null ? null : to.toInstant(),
        row.getString("ASSIGNEE_"),
        row.getInt("ACT_INST_STATE_") == CANCELLED);
  }

  /**
   * A step or an event.
   *
   * @param taskId null for an event
   * @param to null for a step that is open
   * @param person whose name stands on the step; may be null
   */
  @NamedInterface
  public record Happening(String name, String taskId, Instant from, Instant to, String person, boolean cancelled) {}

  /**
   * What somebody did.
   *
   * @param words what the page called it; may be null
   */
  @NamedInterface
  public record Deed(Instant at, String person, String words) {}
}
