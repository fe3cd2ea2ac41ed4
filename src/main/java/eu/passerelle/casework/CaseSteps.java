package eu.passerelle.casework;

import eu.passerelle.casework.Cases.OpenStepView;
import eu.passerelle.casework.Viewers.Viewer;
import eu.passerelle.engine.flow.FlowCatalogue;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.stakeholder.Roles;
import java.sql.ResultSet;
import java.sql.SQLException;
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
  private final FlowCatalogue flows;
  private final Schemes schemes;
  private final Roles roles;
  private final Names names;

  CaseSteps(OverviewTable overview, JdbcClient jdbc, FlowCatalogue flows, Schemes schemes, Roles roles, Names names) {
    this.overview = overview;
    this.jdbc = jdbc;
    this.flows = flows;
    this.schemes = schemes;
    this.roles = roles;
    this.names = names;
  }

  List<OpenStepView> of(CaseSummary summary, Viewer viewer) {
    return views(overview.openSteps(summary.number()).orElse(List.of()), summary, viewer);
  }

  /** For what has no row in the overview: the engine is asked. */
  List<OpenStepView> ofEngine(Running running, Viewer viewer) {
    String coordinators = schemes.find(running.schemeId()).map(Scheme::coordinatorGroup).orElse(null);
    return views(jdbc.sql("""
        select t.ID_, t.NAME_, t.TASK_DEF_KEY_, t.PROC_DEF_ID_, t.CREATE_TIME_, t.DUE_DATE_, min(l.GROUP_ID_) as GROUP_ID_ from ACT_RU_TASK t
        join ACT_RU_EXECUTION i on i.ID_ = t.PROC_INST_ID_
        join ACT_RU_IDENTITYLINK l on l.TASK_ID_ = t.ID_ and l.TYPE_ = 'candidate' and l.GROUP_ID_ is not null
        where i.ROOT_PROC_INST_ID_ = ?
        group by t.ID_, t.NAME_, t.TASK_DEF_KEY_, t.PROC_DEF_ID_, t.CREATE_TIME_, t.DUE_DATE_""").param(running.rootInstanceId())
        .query((row, index) -> step(row, coordinators)).list().stream().sorted(OpenStep.NEXT_FIRST).toList(), running, viewer);
  }

  private OpenStep step(ResultSet row, String coordinators) throws SQLException {
    String role = flows.flowOf(row.getString("PROC_DEF_ID_")).roleOf(row.getString("TASK_DEF_KEY_")).orElse(null);
    String group = row.getString("GROUP_ID_");
    return new OpenStep(row.getString("ID_"), row.getString("NAME_"), role, group, group.equals(coordinators),
        row.getTimestamp("CREATE_TIME_").toInstant(), instant(row.getTimestamp("DUE_DATE_")));
  }

  private List<OpenStepView> views(List<OpenStep> steps, Running running, Viewer viewer) {
    if (steps.isEmpty()) {
      return List.of();
    }
    Map<String, Task> tasks = tasks(steps);
    Map<String, String> people = names.ofPeople(tasks.values().stream().map(Task::assignee).toList());
    Map<String, String> groups = names.ofGroups(steps.stream().map(OpenStep::groupId).toList());
    boolean coordinator = viewer.coordinates(running);
    return steps.stream().filter(step -> tasks.containsKey(step.taskId())).map(step -> {
      Task task = tasks.get(step.taskId());
      boolean mine = viewer.worksFor(step.groupId());
      return new OpenStepView(step.taskId(), step.name(), roles.labelOf(step.role()), groups.get(step.groupId()), step.standIn(),
          step.since(), task.due, mine, mine || coordinator ? people.get(task.assignee) : null);
    }).toList();
  }

  /** Who has claimed a step, and a due date that somebody has moved, are known to the engine alone. */
  private Map<String, Task> tasks(List<OpenStep> steps) {
    return jdbc.sql("select ID_, ASSIGNEE_, DUE_DATE_ from ACT_RU_TASK where ID_ in (:ids)")
        .param("ids", steps.stream().map(OpenStep::taskId).toList())
        .query((row, index) -> new Task(row.getString("ID_"), row.getString("ASSIGNEE_"), instant(row.getTimestamp("DUE_DATE_"))))
        .list().stream().collect(Collectors.toMap(Task::id, Function.identity()));
  }

  private static Instant instant(Timestamp when) {
    return when == null ? null : when.toInstant();
  }

  private record Task(String id, String assignee, Instant due) {}
}
