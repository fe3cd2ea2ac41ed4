package eu.passerelle.casework;

import eu.passerelle.casework.Cases.OpenStepView;
import eu.passerelle.casework.Viewers.Viewer;
import eu.passerelle.stakeholder.Roles;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The steps that a case waits for. */
@Component
class CaseSteps {

  private final OverviewTable overview;
  private final JdbcClient jdbc;
  private final Roles roles;
  private final Names names;

  CaseSteps(OverviewTable overview, JdbcClient jdbc, Roles roles, Names names) {
    this.overview = overview;
    this.jdbc = jdbc;
    this.roles = roles;
    this.names = names;
  }

  List<OpenStepView> of(CaseSummary summary, Viewer viewer) {
    List<OpenStep> steps = overview.openSteps(summary.number()).orElse(List.of());
    if (steps.isEmpty()) {
      return List.of();
    }
    Map<String, Task> tasks = tasks(steps);
    return steps.stream().filter(step -> tasks.containsKey(step.taskId()))
        .map(step -> view(step, tasks.get(step.taskId()), viewer, viewer.coordinates(summary))).toList();
  }

  private OpenStepView view(OpenStep step, Task task, Viewer viewer, boolean coordinator) {
    boolean mine = viewer.worksFor(step.groupId());
    String claimedBy = task.assignee != null && (mine || coordinator) ? names.ofPerson(task.assignee) : null;
    return new OpenStepView(step.taskId(), step.name(), roles.labelOf(step.role()), names.ofGroup(step.groupId()), step.standIn(),
        step.since(), task.due, mine, claimedBy);
  }

  /** Who has claimed a step, and a due date that somebody has moved, are known to the engine alone. */
  private Map<String, Task> tasks(List<OpenStep> steps) {
    return jdbc.sql("select ID_, ASSIGNEE_, DUE_DATE_ from ACT_RU_TASK where ID_ in (:ids)")
        .param("ids", steps.stream().map(OpenStep::taskId).toList())
        .query((row, index) -> {
          Timestamp due = row.getTimestamp("DUE_DATE_");
          return new Task(row.getString("ID_"), row.getString("ASSIGNEE_"), due == null ? null : due.toInstant());
        })
        .list().stream().collect(Collectors.toMap(Task::id, Function.identity()));
  }

  private record Task(String id, String assignee, Instant due) {}
}
