package eu.passerelle.engine.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** The steps that are open, whose they are and who has claimed them. Whoever asks has checked the person. */
@Component
@NamedInterface
public class OpenSteps {

  private final JdbcClient jdbc;

  OpenSteps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A condition for a statement of one's own: the instance, or one that belongs to it, has an open step of one of these groups.
   *
   * @param groups the parameter with the ids of the groups
   * @param root the column with the id of the instance
   */
  public static String heldBy(String groups, String root) {
    return """
        exists (select 1 from ACT_RU_EXECUTION i join ACT_RU_TASK t on t.PROC_INST_ID_ = i.ID_ join ACT_RU_IDENTITYLINK l on l.TASK_ID_ = t.ID_
        where i.ROOT_PROC_INST_ID_ = %s and l.TYPE_ = 'candidate' and l.GROUP_ID_ in (%s))""".formatted(root, groups);
  }

  /** @return the open steps of all instances of a case that some group has, in no order */
  public List<Step> under(String rootInstanceId) {
    return jdbc.sql("""
        select t.ID_, t.NAME_, t.TASK_DEF_KEY_, t.PROC_DEF_ID_, t.CREATE_TIME_, t.DUE_DATE_, min(l.GROUP_ID_) as GROUP_ID_ from ACT_RU_TASK t
        join ACT_RU_EXECUTION i on i.ID_ = t.PROC_INST_ID_
        join ACT_RU_IDENTITYLINK l on l.TASK_ID_ = t.ID_ and l.TYPE_ = 'candidate' and l.GROUP_ID_ is not null
        where i.ROOT_PROC_INST_ID_ = ?
        group by t.ID_, t.NAME_, t.TASK_DEF_KEY_, t.PROC_DEF_ID_, t.CREATE_TIME_, t.DUE_DATE_""").param(rootInstanceId)
        .query((row, index) -> step(row)).list();
  }

  /** @return those of the tasks that are still open, with what changes while they are */
  public List<Claim> claims(Collection<String> taskIds) {
    return jdbc.sql("select ID_, ASSIGNEE_, DUE_DATE_ from ACT_RU_TASK where ID_ in (:ids)").param("ids", taskIds)
        .query((row, index) -> new Claim(row.getString("ID_"), row.getString("ASSIGNEE_"), instant(row.getTimestamp("DUE_DATE_")))).list();
  }

  /** @return the open tasks of all instances, the oldest first */
  public List<OpenWork> all() {
    return jdbc.sql("""
        select t.ID_, t.TASK_DEF_KEY_, t.NAME_, d.KEY_, t.PROC_DEF_ID_, t.PROC_INST_ID_, i.BUSINESS_KEY_, t.ASSIGNEE_,
        (select min(l.GROUP_ID_) from ACT_RU_IDENTITYLINK l where l.TASK_ID_ = t.ID_)
        from ACT_RU_TASK t join ACT_RU_EXECUTION i on i.ID_ = t.PROC_INST_ID_ join ACT_RE_PROCDEF d on d.ID_ = t.PROC_DEF_ID_
        order by t.CREATE_TIME_, i.BUSINESS_KEY_, t.TASK_DEF_KEY_, t.ID_""")
        .query((row, index) -> new OpenWork(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
            row.getString(6), row.getString(7), row.getString(8), row.getString(9)))
        .list();
  }

  private static Step step(ResultSet row) throws SQLException {
    return new Step(row.getString("ID_"), row.getString("NAME_"), row.getString("TASK_DEF_KEY_"), row.getString("PROC_DEF_ID_"),
        row.getString("GROUP_ID_"), row.getTimestamp("CREATE_TIME_").toInstant(), instant(row.getTimestamp("DUE_DATE_")));
  }

  private static Instant instant(Timestamp when) {
    return when == null ? null : when.toInstant();
  }

  /**
   * An open step.
   *
   * @param elementId what it is called in the diagram of {@code definitionId}
   * @param groupId whose it is
   * @param due null when it is not limited in time
   */
  @NamedInterface
  public record Step(String taskId, String name, String elementId, String definitionId, String groupId, Instant since, Instant due) {}

  /**
   * What may change while a step is open.
   *
   * @param person who has claimed it; null when nobody has
   * @param due null when it is not limited in time
   */
  @NamedInterface
  public record Claim(String taskId, String person, Instant due) {}
}
