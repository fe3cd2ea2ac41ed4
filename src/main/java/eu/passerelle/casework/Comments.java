package eu.passerelle.casework;

import eu.passerelle.casework.Cases.CommentView;
import eu.passerelle.casework.Viewers.Viewer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What people wrote on the tasks of a case. It belongs to the organisation that had the task at that moment: nobody else reads it, not
 * even who was given the same task later; only the coordinators read all.
 */
@Component
class Comments {

  private static final int MOST = 200;

  private final JdbcClient jdbc;
  private final Names names;

  Comments(JdbcClient jdbc, Names names) {
    this.jdbc = jdbc;
    this.names = names;
  }

  /** @return the latest ones, newest first */
  List<CommentView> of(CaseSummary summary, Viewer viewer) {
    List<Comment> comments = jdbc.sql("""
        select * from (select c.ID_, c.TIME_, c.USER_ID_, c.FULL_MSG_, t.NAME_, (select l.GROUP_ID_ from ACT_HI_IDENTITYLINK l
        where l.TASK_ID_ = c.TASK_ID_ and l.TYPE_ = 'candidate' and l.OPERATION_TYPE_ = 'add' and l.GROUP_ID_ is not null
        and l.TIMESTAMP_ <= c.TIME_ order by l.TIMESTAMP_ desc limit 1) as GROUP_ID_
        from ACT_HI_COMMENT c join ACT_HI_TASKINST t on t.ID_ = c.TASK_ID_
        where c.ROOT_PROC_INST_ID_ = :root and c.TYPE_ = 'comment') as said
        where :all or GROUP_ID_ in (:groups) order by TIME_ desc, ID_ limit :most""")
        .param("root", summary.rootInstanceId()).param("all", viewer.coordinates(summary))
        .param("groups", viewer.groupIds().isEmpty() ? List.of("") : viewer.groupIds()).param("most", MOST)
        .query(Comments::comment).list();
    Map<String, String> people = names.ofPeople(comments.stream().map(Comment::person).toList());
    Map<String, String> groups = names.ofGroups(comments.stream().map(Comment::group).toList());
    return comments.stream().map(comment -> new CommentView(comment.text, comment.step, comment.at, people.get(comment.person),
        groups.get(comment.group))).toList();
  }

  private static Comment comment(ResultSet row, int index) throws SQLException {
    return new Comment(row.getTimestamp("TIME_").toInstant(), row.getString("USER_ID_"),
        new String(row.getBytes("FULL_MSG_"), StandardCharsets.UTF_8), row.getString("NAME_"), row.getString("GROUP_ID_"));
  }

  private record Comment(Instant at, String person, String text, String step, String group) {}
}
