package eu.passerelle.engine.moving;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.AsyncContinuationJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;
import org.camunda.bpm.engine.impl.pvm.runtime.operation.PvmAtomicOperation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads where all instances of a process stand, with one look for all of them. */
@Component
class Positions {

  private static final List<PvmAtomicOperation> AFTER =
      List.of(PvmAtomicOperation.TRANSITION_NOTIFY_LISTENER_TAKE, PvmAtomicOperation.ACTIVITY_END);

  private final JdbcClient jdbc;

  Positions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @return the versions that still have instances, the newest first */
  List<String> definitions(String key) {
    return jdbc.sql("""
        select d.ID_ from ACT_RE_PROCDEF d where d.KEY_ = ? and d.TENANT_ID_ is null
        and exists (select 1 from ACT_RU_EXECUTION e where e.PROC_DEF_ID_ = d.ID_) order by d.VERSION_ desc""")
        .param(key).query(String.class).list();
  }

  /** @return the instances of a version that have a variable of this name, with whatever value */
  Set<String> instancesWith(String definitionId, String variable) {
    return Set.copyOf(jdbc.sql("""
        select distinct v.PROC_INST_ID_ from ACT_RU_VARIABLE v join ACT_RU_EXECUTION p on p.ID_ = v.PROC_INST_ID_
        where p.PROC_DEF_ID_ = ? and v.NAME_ = ? and coalesce(v.TASK_ID_, '') = ''""").params(definitionId, variable).query(String.class)
        .list());
  }

  /** @return the instances of a version that have been done with a step, whichever way it ended */
  Set<String> instancesPast(String definitionId, String step) {
    return Set.copyOf(jdbc.sql("""
        select distinct h.PROC_INST_ID_ from ACT_HI_ACTINST h join ACT_RU_EXECUTION p on p.ID_ = h.PROC_INST_ID_
        where p.PROC_DEF_ID_ = ? and h.ACT_ID_ = ? and h.END_TIME_ is not null""").params(definitionId, step).query(String.class).list());
  }

  /** @return those of the instances that have a variable of this name, with whatever value */
  Set<String> instancesWith(Collection<String> instanceIds, String variable) {
    return Set.copyOf(jdbc.sql("""
        select distinct PROC_INST_ID_ from ACT_RU_VARIABLE
        where PROC_INST_ID_ in (:instances) and NAME_ = :name and TASK_ID_ is null""").param("instances", instanceIds)
        .param("name", variable).query(String.class).list());
  }

  /** @return those of the instances that have been done with a step, whichever way it ended */
  Set<String> instancesPast(Collection<String> instanceIds, String step) {
    return Set.copyOf(jdbc.sql("""
        select distinct PROC_INST_ID_ from ACT_HI_ACTINST
        where PROC_INST_ID_ in (:instances) and ACT_ID_ = :step and END_TIME_ is not null""").param("instances", instanceIds)
        .param("step", step).query(String.class).list());
  }

  /** @return every version of every process that has instances */
  List<String> definitions() {
    return jdbc.sql("select distinct PROC_DEF_ID_ from ACT_RU_EXECUTION order by PROC_DEF_ID_").query(String.class).list();
  }

  /** @return where instances of a version wait under a time limit: one for each open task and each timer */
  Stream<Waiting> waiting(String definitionId) {
    return jdbc.sql("""
        select w.INSTANCE_, w.NUMBER_, w.ELEMENT_, s.TEXT_, c.TEXT_ from (
        select t.PROC_INST_ID_ INSTANCE_, p.BUSINESS_KEY_ NUMBER_, t.TASK_DEF_KEY_ ELEMENT_
        from ACT_RU_TASK t join ACT_RU_EXECUTION p on p.ID_ = t.PROC_INST_ID_ where t.PROC_DEF_ID_ = :definition
        union all
        select j.PROCESS_INSTANCE_ID_, p.BUSINESS_KEY_, d.ACT_ID_ from ACT_RU_JOB j join ACT_RU_JOBDEF d on d.ID_ = j.JOB_DEF_ID_
        join ACT_RU_EXECUTION p on p.ID_ = j.PROCESS_INSTANCE_ID_ where j.TYPE_ = 'timer' and j.PROCESS_DEF_ID_ = :definition) w
        left join ACT_RU_VARIABLE s on s.EXECUTION_ID_ = w.INSTANCE_ and s.NAME_ = 'scheme' and coalesce(s.TASK_ID_, '') = ''
        left join ACT_RU_VARIABLE c on c.EXECUTION_ID_ = w.INSTANCE_ and c.NAME_ = 'destination' and coalesce(c.TASK_ID_, '') = ''""")
        .param("definition", definitionId)
        .query((row, index) -> new Waiting(new LiveInstance(row.getString(1), row.getString(2)), row.getString(3), row.getString(4),
            row.getString(5)))
        .list().stream();
  }

  /** @return all live instances of all versions; those of the newest version first, then by number */
  List<Position> ofProcess(String key) {
    Map<String, List<Row>> byInstance = new LinkedHashMap<>();
    jdbc.sql("""
        select e.ID_, e.PARENT_ID_, e.PROC_INST_ID_, e.PROC_DEF_ID_, e.ACT_ID_, e.ACT_INST_ID_, e.SUSPENSION_STATE_, p.BUSINESS_KEY_,
        j.HANDLER_CFG_ from ACT_RU_EXECUTION e join ACT_RE_PROCDEF d on d.ID_ = e.PROC_DEF_ID_
        join ACT_RU_EXECUTION p on p.ID_ = e.PROC_INST_ID_
        left join ACT_RU_JOB j on j.EXECUTION_ID_ = e.ID_ and j.HANDLER_TYPE_ = ?
        where d.KEY_ = ? and d.TENANT_ID_ is null and e.IS_EVENT_SCOPE_ = ?
        order by d.VERSION_ desc, p.BUSINESS_KEY_, e.PROC_INST_ID_""")
        .params(AsyncContinuationJobHandler.TYPE, key, false).query(Positions::row).list()
        .forEach(row -> byInstance.computeIfAbsent(row.instance, id -> new ArrayList<>()).add(row));
    return byInstance.values().stream().map(Positions::of).toList();
  }

  /**
   * As the engine itself sees it now: whoever moves the instance before this command ends makes it fail, so it stands there until then.
   *
   * @return empty when the instance has ended
   */
  static Optional<Position> of(CommandContext context, String instanceId) {
    List<ExecutionEntity> executions = context.getExecutionManager().findExecutionsByProcessInstanceId(instanceId).stream()
        .filter(execution -> !execution.isEventScope()).toList();
    Map<String, String> savePoints = executions.stream().allMatch(Positions::isInside) ? Map.of() : savePoints(context, instanceId);
    List<Row> rows = executions.stream().map(execution -> new Row(execution.getId(), execution.getParentId(), instanceId,
        execution.getProcessDefinitionId(), execution.getActivityId(), execution.getActivityInstanceId(), execution.isSuspended(),
        execution.isProcessInstanceExecution() ? execution.getBusinessKey() : null, savePoints.get(execution.getId()))).toList();
    return rows.isEmpty() ? Optional.empty() : Optional.of(of(rows));
  }

  private static boolean isInside(ExecutionEntity execution) {
    return execution.getActivityId() == null || execution.getActivityInstanceId() != null;
  }

  private static Map<String, String> savePoints(CommandContext context, String instanceId) {
    return context.getJobManager().findJobsByProcessInstanceId(instanceId).stream()
        .filter(job -> AsyncContinuationJobHandler.TYPE.equals(job.getJobHandlerType()) && job.getExecutionId() != null)
        .collect(Collectors.toMap(JobEntity::getExecutionId, JobEntity::getJobHandlerConfigurationRaw, (one, other) -> one));
  }

  private static Position of(List<Row> rows) {
    Set<String> parents = new HashSet<>();
    rows.forEach(row -> parents.add(row.parent));
    Row first = rows.get(0);
    String number = rows.stream().map(Row::number).filter(Objects::nonNull).findFirst().orElse(null);
    List<Position.Token> tokens = rows.stream().filter(row -> !parents.contains(row.id) && row.element != null)
        .filter(row -> row.activityInstance != null || row.savePoint != null)
        .map(row -> new Position.Token(row.element, place(row))).sorted().toList();
    return new Position(first.instance, first.definition, number, rows.stream().anyMatch(row -> row.suspended), tokens);
  }

  private static Position.Place place(Row row) {
    if (row.activityInstance != null) {
      return Position.Place.AT;
    }
    // the job of a save point names the operation that it goes on with
    return AFTER.stream().anyMatch(operation -> row.savePoint.startsWith(operation.getCanonicalName())) ? Position.Place.AFTER
        : Position.Place.BEFORE;
  }

  private static Row row(ResultSet row, int index) throws SQLException {
    return new Row(row.getString("ID_"), row.getString("PARENT_ID_"), row.getString("PROC_INST_ID_"), row.getString("PROC_DEF_ID_"),
        row.getString("ACT_ID_"), row.getString("ACT_INST_ID_"),
        row.getInt("SUSPENSION_STATE_") == SuspensionState.SUSPENDED.getStateCode(),
        row.getString("BUSINESS_KEY_"), row.getString("HANDLER_CFG_"));
  }

  /** An instance that waits at an element; scheme and country as it knows them itself, else null. */
  record Waiting(LiveInstance instance, String element, String scheme, String country) {}

  /** One execution; {@code savePoint} is what its waiting job goes on with. */
  private record Row(String id, String parent, String instance, String definition, String element, String activityInstance,
      boolean suspended,
      String number, String savePoint) {}
}
