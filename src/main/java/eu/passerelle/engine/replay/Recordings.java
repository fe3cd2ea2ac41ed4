package eu.passerelle.engine.replay;

import eu.passerelle.engine.access.EngineRights;
import eu.passerelle.engine.deployment.Callers;
import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.engine.flow.FlowCatalogue;
import eu.passerelle.engine.replay.HistoryRow.Write;
import eu.passerelle.engine.tables.Tables;
import eu.passerelle.model.BundleFacts;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.XmlNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.runtime.ActivityInstanceState;
import org.camunda.bpm.engine.impl.variable.serializer.VariableSerializers;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** Reads from the history what happened to finished instances, with the same few statements for one instance as for a page of them. */
@Component
@NamedInterface
public class Recordings {

  private static final String ERROR_END = "errorEndEvent";
  private static final List<String> THROWS = List.of(ERROR_END, "escalationEndEvent", "intermediateEscalationThrowEvent");

  private static final String CHANGED = """
      , v.TIME_ WRITTEN_AT from ACT_HI_DETAIL v left join ACT_GE_BYTEARRAY b on b.ID_ = v.BYTEARRAY_ID_
      where v.PROC_INST_ID_ in (:ids) and v.TYPE_ = 'VariableUpdate' and v.TASK_ID_ is null""";

  /** What the whole had from its beginning on stands among the changes only when it changed. */
  private static final String UNCHANGED = """
      , v.CREATE_TIME_ WRITTEN_AT from ACT_HI_VARINST v left join ACT_GE_BYTEARRAY b on b.ID_ = v.BYTEARRAY_ID_
      where v.PROC_INST_ID_ in (:ids) and v.TASK_ID_ is null and v.EXECUTION_ID_ = v.PROC_INST_ID_
      and not exists (select 1 from ACT_HI_DETAIL d where d.VAR_INST_ID_ = v.ID_)""";

  private final JdbcClient jdbc;
  private final RepositoryService repository;
  private final EngineRights rights;
  private final FlowBundles flows;
  private final FlowCatalogue catalogue;
  private final Tables tables;
  private final ProcessEngine engine;

  Recordings(JdbcClient jdbc, RepositoryService repository, EngineRights rights, FlowBundles flows, FlowCatalogue catalogue, Tables tables,
      ProcessEngine engine) {
    this.jdbc = jdbc;
    this.repository = repository;
    this.rights = rights;
    this.flows = flows;
    this.catalogue = catalogue;
    this.tables = tables;
    this.engine = engine;
  }

  /**
   * @param proposed flows and tables as they would be in force
   * @return the versions in force of all processes that would run otherwise: those that are proposed, and those that ask a proposed table
   */
  public Set<String> versionsTouchedBy(List<FlowBundle> proposed) {
    Set<String> processes = new HashSet<>();
    Set<String> tables = new HashSet<>();
    proposed.stream().flatMap(bundle -> bundle.files().stream()).filter(file -> !"form".equals(file.ending()))
        .map(file -> BundleFacts.xml(file.content())).forEach(root -> {
          root.tree("bpmn:process").map(XmlNode::id).forEach(processes::add);
          root.tree("dmn:decision").map(XmlNode::id).forEach(tables::add);
        });
    return rights.asHouse(() -> {
      Set<String> touched = new HashSet<>();
      for (ProcessDefinition one : repository.createProcessDefinitionQuery().latestVersion().withoutTenantId().list()) {
        if (processes.contains(one.getKey()) || catalogue.flowOf(one.getId()).uses().tables().stream().anyMatch(tables::contains)) {
          touched.add(one.getId());
        }
      }
      return touched;
    });
  }

  /** @return by process, the names of what its callers take back from it */
  public Map<String, Set<String>> handedOut(Collection<String> processes) {
    return rights.asHouse(() -> {
      Callers callers = new Callers(repository, catalogue, tables, Map.of());
      return processes.stream().distinct().collect(Collectors.toMap(process -> process, callers::takeBackFrom));
    });
  }

  /**
   * @param definitionIds versions of processes
   * @return the instances that ran on one of these versions from their beginning to their end, those that ended last first
   */
  public List<String> finished(Collection<String> definitionIds, int most) {
    return definitionIds.isEmpty() ? List.of() : jdbc.sql("""
        select p.ID_ from ACT_HI_PROCINST p where p.PROC_DEF_ID_ in (:definitions) and p.END_TIME_ is not null
        and not exists (select 1 from ACT_HI_ACTINST a where a.PROC_INST_ID_ = p.ID_ and a.PROC_DEF_ID_ <> p.PROC_DEF_ID_)
        order by p.END_TIME_ desc, p.ID_ fetch first :most rows only""")
        .param("definitions", definitionIds).param("most", most).query(String.class).list();
  }

  /** @return what happened to these instances, in the order of the ids; an instance whose history is gone is left out */
  public List<Recording> of(List<String> instanceIds) {
    if (instanceIds.isEmpty()) {
      return List.of();
    }
    return rights.asHouse(() -> {
      Map<String, Recorder> recorders = heads(instanceIds);
      Map<String, Recorder> callers = new HashMap<>();
      visits(recorders, callers);
      writes(recorders);
      left(instanceIds, (instance, name, value) -> recorders.get(instance).left(name, value));
      called(callers);
      return instanceIds.stream().filter(recorders::containsKey).map(id -> recorders.get(id).recording()).toList();
    });
  }

  private Map<String, Recorder> heads(List<String> ids) {
    Map<String, Recorder> recorders = new LinkedHashMap<>();
    Map<String, RecordedFlow> known = new HashMap<>();
    jdbc.sql("""
        select p.ID_, p.BUSINESS_KEY_, p.PROC_DEF_KEY_, p.PROC_DEF_ID_, p.STATE_, d.DEPLOYMENT_ID_ from ACT_HI_PROCINST p
        join ACT_RE_PROCDEF d on d.ID_ = p.PROC_DEF_ID_ where p.ID_ in (:ids)""").param("ids", ids).query((row, index) -> {
      RecordedFlow flow = known.computeIfAbsent(row.getString(6), deployment -> RecordedFlow.of(flows.of(deployment)));
      return new Recorder(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), flow);
    }).list().forEach(recorder -> recorders.put(recorder.instanceId(), recorder));
    return recorders;
  }

  private void visits(Map<String, Recorder> recorders, Map<String, Recorder> callers) {
    if (recorders.isEmpty()) {
      return;
    }
    jdbc.sql("""
        select ID_, PROC_INST_ID_, EXECUTION_ID_, PARENT_ACT_INST_ID_, CALL_PROC_INST_ID_, ACT_ID_, ACT_NAME_, ACT_TYPE_, START_TIME_, END_TIME_,
        ACT_INST_STATE_ from ACT_HI_ACTINST where PROC_INST_ID_ in (:ids)""").param("ids", recorders.keySet()).query((row, index) -> {
      Recorder recorder = recorders.get(row.getString(2));
      String called = row.getString(5);
      recorder.stayed(new Recorder.Stay(HistoryRow.order(row.getString(1)), row.getString(1), row.getString(3), row.getString(4), called,
          row.getString(6), row.getString(7), row.getString(8), instant(row.getTimestamp(9)), instant(row.getTimestamp(10)),
          row.getInt(11) == ActivityInstanceState.CANCELED.getStateCode()));
      if (called != null) {
        callers.put(called, recorder);
      }
      return called;
    }).list();
  }

  private void writes(Map<String, Recorder> recorders) {
    if (recorders.isEmpty()) {
      return;
    }
    VariableSerializers serializers = serializers();
    for (String values : List.of(CHANGED, UNCHANGED)) {
      jdbc.sql("select " + HistoryRow.COLUMNS + values).param("ids", recorders.keySet()).query((row, index) -> {
        recorders.get(row.getString("PROC_INST_ID_"))
            .wrote(new Write(HistoryRow.order(row.getString("ID_")), instant(row.getTimestamp("WRITTEN_AT")),
                row.getString("ACT_INST_ID_"), row.getString("EXECUTION_ID_"), row.getString("NAME_"), HistoryRow.value(row, serializers)));
        return null;
      }).list();
    }
  }

  /** What is left of an instance: the variables of the whole, not of its parts. */
  private void left(Collection<String> ids, Left left) {
    VariableSerializers serializers = serializers();
    jdbc.sql("select " + HistoryRow.COLUMNS + """
         from ACT_HI_VARINST v left join ACT_GE_BYTEARRAY b on b.ID_ = v.BYTEARRAY_ID_
        where v.PROC_INST_ID_ in (:ids) and v.EXECUTION_ID_ = v.PROC_INST_ID_ and v.TASK_ID_ is null and v.STATE_ <> 'DELETED'""")
        .param("ids", ids).query((row, index) -> {
          left.of(row.getString("PROC_INST_ID_"), row.getString("NAME_"), HistoryRow.value(row, serializers));
          return null;
        }).list();
  }

  private void called(Map<String, Recorder> callers) {
    if (callers.isEmpty()) {
      return;
    }
    Map<String, Map<String, Object>> leftBy = new HashMap<>();
    callers.keySet().forEach(id -> leftBy.put(id, new TreeMap<>()));
    left(callers.keySet(), (instance, name, value) -> leftBy.get(instance).put(name, value));
    leftBy.forEach((instance, values) -> callers.get(instance).called(instance, values));
    Map<String, RecordedFlow> known = new HashMap<>();
    jdbc.sql(
        """
        select a.PROC_INST_ID_, a.ACT_ID_, a.ACT_TYPE_, a.START_TIME_, d.DEPLOYMENT_ID_ from ACT_HI_ACTINST a
        join ACT_RE_PROCDEF d on d.ID_ = a.PROC_DEF_ID_ where a.PROC_INST_ID_ in (:ids) and a.ACT_TYPE_ in (:types) order by a.START_TIME_""")
        .param("ids", callers.keySet()).param("types", THROWS).query(Recordings::thrown).list().forEach(thrown -> {
          RecordedFlow flow = known.computeIfAbsent(thrown.deployment, deployment -> RecordedFlow.of(flows.of(deployment)));
          String code = flow.code(thrown.element);
          boolean error = thrown.type.equals(ERROR_END);
          if (error || !flow.catchesEscalation(code)) {
            callers.get(thrown.instance).threw(thrown.instance, error, code, thrown.at);
          }
        });
  }

  private static Thrown thrown(ResultSet row, int index) throws SQLException {
    return new Thrown(row.getString(1), row.getString(2), row.getString(3), instant(row.getTimestamp(4)), row.getString(5));
  }

  private VariableSerializers serializers() {
    return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getVariableSerializers();
  }

  private static Instant instant(Timestamp time) {
    return time == null ? null : time.toInstant();
  }

  private record Thrown(String instance, String element, String type, Instant at, String deployment) {}

  private interface Left {

    void of(String instance, String name, Object value);
  }
}
