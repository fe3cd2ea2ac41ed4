package eu.passerelle.casework;

import eu.passerelle.casework.Cases.CommentView;
import eu.passerelle.casework.Viewers.Viewer;
import eu.passerelle.engine.access.FormerNames.Called;
import eu.passerelle.engine.reading.TaskComments;
import eu.passerelle.engine.reading.TaskComments.Comment;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What people wrote on the tasks of a case. It belongs to the organisation that had the task at that moment: nobody else reads it, not
 * even who was given the same task later; only the coordinators read all.
 */
@Component
class Comments {

  private static final int MOST = 200;

  private final TaskComments written;
  private final Names names;

  Comments(TaskComments written, Names names) {
    this.written = written;
    this.names = names;
  }

  /** @return the latest ones, newest first */
  List<CommentView> of(CaseSummary summary, Viewer viewer) {
    List<Comment> comments = written.latest(summary.rootInstanceId(), viewer.coordinates(summary), viewer.groupIds(), MOST);
    Map<String, Called> people = names.ofPeopleThen(comments.stream().map(Comment::person).toList());
    Map<String, String> groups = names.ofGroups(comments.stream().map(Comment::group).toList());
    return comments.stream().map(comment -> new CommentView(comment.text(), comment.step(), comment.at(),
        comment.person() == null ? null : people.get(comment.person()).at(comment.at()), groups.get(comment.group()))).toList();
  }
}
