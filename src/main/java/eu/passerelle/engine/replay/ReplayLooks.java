package eu.passerelle.engine.replay;

import eu.passerelle.engine.replay.Recording.Place;
import eu.passerelle.engine.replay.Recording.Visit;
import eu.passerelle.engine.replay.ReplayWait.What;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.pvm.runtime.ActivityInstanceState;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sees where an instance in the engine of a trial stands, and what it waits for. */
@Component
@Profile("trial")
class ReplayLooks {

  private static final Set<String> HELD = Set.of("callActivity", "serviceTask", "sendTask", "businessRuleTask", "scriptTask",
      "intermediateMessageThrowEvent", "messageEndEvent");

  private final JdbcClient jdbc;

  ReplayLooks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @return where the instance stands, and the way it has come */
  ReplayLook look(String instanceId) {
    List<Stay> stays = stays(instanceId);
    Map<String, Stay> byId = new HashMap<>();
    stays.forEach(stay -> byId.put(stay.id, stay));
    List<Token> tokens = tokens(instanceId);
    Map<String, String> executions = leaves(tokens);
    List<ReplayWait> waits = new ArrayList<>();
    for (Stay stay : stays) {
      String execution = executions.get(stay.id);
      if (stay.visit.end() == null && stay.task != null) {
        waits.add(new ReplayWait(What.TASK, stay.visit.place(), stay.visit.name(), stay.visit.type(), stay.inside, null, stay.task));
      } else if (stay.visit.end() == null && stay.called == null && execution != null && HELD.contains(stay.visit.type())) {
        waits.add(new ReplayWait(What.HELD, stay.visit.place(), stay.visit.name(), stay.visit.type(), stay.inside, null, execution));
      }
    }
    Map<String, Stay> byExecution = new HashMap<>();
    tokens.forEach(token -> byExecution.put(token.execution, byId.get(token.visit)));
    events(instanceId, byExecution, stays, waits);
    return new ReplayLook(tokens.stream().noneMatch(token -> token.execution.equals(instanceId)),
        stays.stream().filter(stay -> !stay.inside).map(Stay::visit).toList(),
        List.copyOf(waits), Map.copyOf(placesOf(executions, byId)));
  }

  private static Map<Place, String> placesOf(Map<String, String> executions, Map<String, Stay> byId) {
    Map<Place, String> places = new HashMap<>();
    executions.forEach((stay, execution) -> Optional.ofNullable(byId.get(stay)).filter(found -> !found.inside)
        .ifPresent(found -> places.put(found.visit.place(), execution)));
    return places;
  }

  private List<Stay> stays(String instanceId) {
    Map<String, Integer> turns = new HashMap<>();
    return jdbc.sql("""
        select ID_, PROC_INST_ID_, ACT_ID_, ACT_NAME_, ACT_TYPE_, TASK_ID_, CALL_PROC_INST_ID_, START_TIME_, END_TIME_, ACT_INST_STATE_
        from ACT_HI_ACTINST where ROOT_PROC_INST_ID_ = ? or PROC_INST_ID_ = ?""").params(instanceId, instanceId).query((row, index) -> {
      Timestamp end = row.getTimestamp(9);
      boolean cancelled = row.getInt(10) == ActivityInstanceState.CANCELED.getStateCode();
      Visit visit =
          new Visit(new Place(row.getString(3), 0), row.getString(4), row.getString(5), cancelled, row.getTimestamp(8).toInstant(),
              end == null ? null : end.toInstant());
      return new Stay(row.getString(1), visit, row.getString(6), row.getString(7), !instanceId.equals(row.getString(2)));
    }).list().stream().sorted(Comparator.comparing((Stay stay) -> stay.visit.start()).thenComparing(stay -> HistoryRow.order(stay.id)))
        .map(stay -> stay.numbered(turns.merge(stay.inside + stay.visit.element(), 1, Integer::sum) - 1)).toList();
  }

  private List<Token> tokens(String instanceId) {
    // only the instance itself says what it belongs to, its parts do not
    return jdbc.sql("""
        select e.ID_, e.PARENT_ID_, e.ACT_INST_ID_ from ACT_RU_EXECUTION e join ACT_RU_EXECUTION p on p.ID_ = e.PROC_INST_ID_
        where p.ROOT_PROC_INST_ID_ = ? order by e.ID_""").param(instanceId)
        .query((row, index) -> new Token(row.getString(1), row.getString(2), row.getString(3))).list();
  }

  /** @return by visit, the execution that is at it; the innermost where several are */
  private static Map<String, String> leaves(List<Token> tokens) {
    Set<String> parents = tokens.stream().map(Token::parent).filter(Objects::nonNull).collect(Collectors.toSet());
    Map<String, String> executions = new TreeMap<>();
    tokens.stream().filter(token -> token.visit != null).sorted(Comparator.comparing(token -> parents.contains(token.execution) ? 0 : 1))
        .forEach(token -> executions.put(token.visit, token.execution));
    return executions;
  }

  private void events(String instanceId, Map<String, Stay> byExecution, List<Stay> stays, List<ReplayWait> waits) {
    jdbc.sql("""
        select s.ID_, s.ACTIVITY_ID_, s.EXECUTION_ID_, s.PROC_INST_ID_, 'MESSAGE' from ACT_RU_EVENT_SUBSCR s
        join ACT_RU_EXECUTION e on e.ID_ = s.PROC_INST_ID_ where e.ROOT_PROC_INST_ID_ = ? and s.EVENT_TYPE_ in ('message', 'signal')
        union all select j.ID_, d.ACT_ID_, j.EXECUTION_ID_, j.PROCESS_INSTANCE_ID_, 'TIME' from ACT_RU_JOB j
        join ACT_RU_JOBDEF d on d.ID_ = j.JOB_DEF_ID_
        join ACT_RU_EXECUTION e on e.ID_ = j.PROCESS_INSTANCE_ID_ where e.ROOT_PROC_INST_ID_ = ? and j.TYPE_ = 'timer'""")
        .params(instanceId, instanceId).query((row, index) -> {
          Stay at = byExecution.get(row.getString(3));
          String element = row.getString(2);
          boolean inside = !instanceId.equals(row.getString(4));
          boolean waitsThere = at != null && at.visit.element().equals(element);
          int turn = waitsThere ? at.visit.place().turn()
              : (int) stays.stream().filter(stay -> stay.inside == inside && stay.visit.element().equals(element)).count();
          Place around = waitsThere || at == null ? null : at.visit.place();
          return new ReplayWait(What.valueOf(row.getString(5)), new Place(element, turn),
              waitsThere ? String.valueOf(at.visit.name()) : null,
              at == null ? "" : at.visit.type(), inside, around, row.getString(1));
        }).list().forEach(waits::add);
  }

  private record Token(String execution, String parent, String visit) {}

  private record Stay(String id, Visit visit, String task, String called, boolean inside) {

    Stay numbered(int turn) {
      return new Stay(id,
          new Visit(new Place(visit.element(), turn), visit.name(), visit.type(), visit.cancelled(), visit.start(), visit.end()),
          task, called, inside);
    }
  }
}
