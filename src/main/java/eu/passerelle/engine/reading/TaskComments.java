package eu.passerelle.engine.reading;

import eu.passerelle.model.FormField;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** What people wrote on the tasks of a case, each comment with the group that had the task at that moment. */
@Component
@NamedInterface
public class TaskComments {

  private final JdbcClient jdbc;

  TaskComments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param all whether the comments of every group are wanted; otherwise those of {@code groupIds}
   * @return the latest ones, newest first
   */
  public List<Comment> latest(String rootInstanceId, boolean all, Collection<String> groupIds, int most) {
    return jdbc.sql("""
        select * from (select c.ID_, c.TIME_, c.USER_ID_, c.FULL_MSG_, t.NAME_, (select l.GROUP_ID_ from ACT_HI_IDENTITYLINK l
        where l.TASK_ID_ = c.TASK_ID_ and l.TYPE_ = 'candidate' and l.OPERATION_TYPE_ = 'add' and l.GROUP_ID_ is not null
        and l.TIMESTAMP_ <= c.TIME_ order by l.TIMESTAMP_ desc limit 1) as GROUP_ID_
        from ACT_HI_COMMENT c join ACT_HI_TASKINST t on t.ID_ = c.TASK_ID_
        where c.ROOT_PROC_INST_ID_ = :root and c.TYPE_ = 'comment') as said
        where :all or GROUP_ID_ in (:groups) order by TIME_ desc, ID_ limit :most""")
        .param("root", rootInstanceId).param("all", all).param("groups", groupIds.isEmpty() ? List.of("") : groupIds).param("most", most)
        .query(TaskComments::comment).list();
  }

  private static Comment comment(ResultSet row, int index) throws SQLException {
    return new Comment(row.getTimestamp("TIME_").toInstant(), row.getString("USER_ID_"),
        shown(new String(row.getBytes("FULL_MSG_"), StandardCharsets.UTF_8)), row.getString("NAME_"), row.getString("GROUP_ID_"));
  }

  /** Older ones may be longer than a comment may be today. */
  private static String shown(String text) {
    return text.length() > FormField.LONGEST_TEXT ? text.substring(0, FormField.LONGEST_TEXT) + " …" : text;
  }

  /**
   * A comment.
   *
   * @param person who wrote it
   * @param step the name of the task
   * @param group whose task it was at that moment; may be null
   */
  @NamedInterface
  public record Comment(Instant at, String person, String text, String step, String group) {}
}
