package eu.passerelle.engine.replay;

import eu.passerelle.engine.access.EngineRights;
import eu.passerelle.engine.forms.FormRefused;
import eu.passerelle.engine.replay.Recording.Happening;
import eu.passerelle.engine.replay.Recording.Kind;
import eu.passerelle.engine.replay.Recording.Place;
import eu.passerelle.engine.replay.Recording.Visit;
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
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.runtime.ActivityInstanceState;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** Lets one instance in the engine of a trial live through what was recorded of another. */
@Component
@Profile("trial")
@NamedInterface
public class Replayer {

  private static final Set<String> HELD = Set.of("callActivity", "serviceTask", "sendTask", "businessRuleTask", "scriptTask",
      "intermediateMessageThrowEvent", "messageEndEvent");
  private static final Pattern UNKNOWN = Pattern.compile("Cannot resolve identifier '(\\w+)'");
  private static final Pattern NO_WAY = Pattern.compile("No outgoing sequence flow");
  private static final String TASK = "userTask";

  private final ProcessEngine engine;
  private final EngineRights rights;
  private final JdbcClient jdbc;
  private final ReplayedInstances replayed;
  private final RecordedAnswers answers;

  Replayer(ProcessEngine engine, EngineRights rights, JdbcClient jdbc, ReplayedInstances replayed, RecordedAnswers answers) {
    this.engine = engine;
    this.rights = rights;
    this.jdbc = jdbc;
    this.replayed = replayed;
    this.answers = answers;
  }

  /**
   * Begins as it began then, on the newest version of its process.
   *
   * @return id of the instance
   * @throws Hindered when it cannot begin
   */
  public String begin(Recording recording) {
    return tried("", () -> {
      ProcessDefinition process = rights.asHouse(() -> engine.getRepositoryService().createProcessDefinitionQuery()
          .processDefinitionKey(recording.process()).withoutTenantId().latestVersion().singleResult());
      return replayed.starting(recording, () -> rights.asHouse(() -> engine.getRuntimeService()
          .startProcessInstanceById(process.getId(), recording.number(), recording.begun()).getId()));
    });
  }

  /**
   * Goes on from save points until somebody or something is waited for.
   *
   * @param left whether the instance goes on from a save point before this element
   * @return whether it has gone on from any
   * @throws Hindered when a step fails
   */
  public boolean goOn(String instanceId, Predicate<String> left) {
    boolean any = false;
    List<SavePoint> due = savePoints(instanceId, left);
    while (!due.isEmpty()) {
      any = true;
      due.forEach(point -> tried(point.before, () -> {
        engine.getManagementService().executeJob(point.job);
        return null;
      }));
      due = savePoints(instanceId, left);
    }
    return any;
  }

  private List<SavePoint> savePoints(String instanceId, Predicate<String> left) {
    return jdbc.sql("""
        select j.ID_, d.PROC_DEF_ID_, d.ACT_ID_, j.HANDLER_CFG_ from ACT_RU_JOB j join ACT_RU_EXECUTION e on e.ID_ = j.PROCESS_INSTANCE_ID_
        join ACT_RU_JOBDEF d on d.ID_ = j.JOB_DEF_ID_ where e.ROOT_PROC_INST_ID_ = ? and j.TYPE_ = 'message'""").param(instanceId)
        .query((row, index) -> new SavePoint(row.getString(1), before(row.getString(2), row.getString(3), row.getString(4)))).list().stream()
        .filter(point -> left.test(point.before)).toList();
  }

  /** A save point after a step is known by the flow that the instance takes from there. */
  private String before(String definition, String element, String configuration) {
    String flow = configuration.substring(configuration.indexOf('$') + 1);
    PvmTransition taken = rights.asHouse(() -> ((RepositoryServiceImpl) engine.getRepositoryService()).getDeployedProcessDefinition(definition))
        .findActivity(element).findOutgoingTransition(flow);
    return taken == null ? element : taken.getDestination().getId();
  }

  /** @return where the instance stands, and the way it has come */
  public Look look(String instanceId) {
    List<Stay> stays = stays(instanceId);
    Map<String, Stay> byId = new HashMap<>();
    stays.forEach(stay -> byId.put(stay.id, stay));
    List<Token> tokens = tokens(instanceId);
    Map<String, String> executions = leaves(tokens);
    List<Wait> waits = new ArrayList<>();
    for (Stay stay : stays) {
      String execution = executions.get(stay.id);
      if (stay.visit.end() == null && stay.task != null) {
        waits.add(new Wait(What.TASK, stay.visit.place(), stay.visit.name(), stay.visit.type(), stay.inside, null, stay.task));
      } else if (stay.visit.end() == null && stay.called == null && execution != null && HELD.contains(stay.visit.type())) {
        waits.add(new Wait(What.HELD, stay.visit.place(), stay.visit.name(), stay.visit.type(), stay.inside, null, execution));
      }
    }
    Map<String, Stay> byExecution = new HashMap<>();
    tokens.forEach(token -> byExecution.put(token.execution, byId.get(token.visit)));
    events(instanceId, byExecution, stays, waits);
    return new Look(tokens.stream().noneMatch(token -> token.execution.equals(instanceId)), stays.stream().filter(stay -> !stay.inside).map(Stay::visit).toList(),
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
          Visit visit = new Visit(new Place(row.getString(3), 0), row.getString(4), row.getString(5), cancelled, row.getTimestamp(8).toInstant(),
              end == null ? null : end.toInstant());
          return new Stay(row.getString(1), visit, row.getString(6), row.getString(7), !instanceId.equals(row.getString(2)));
        }).list().stream().sorted(Comparator.comparing((Stay stay) -> stay.visit.start()).thenComparing(stay -> RecordedRow.order(stay.id)))
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

  private void events(String instanceId, Map<String, Stay> byExecution, List<Stay> stays, List<Wait> waits) {
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
          return new Wait(What.valueOf(row.getString(5)), new Place(element, turn), waitsThere ? String.valueOf(at.visit.name()) : null,
              at == null ? "" : at.visit.type(), inside, around, row.getString(1));
        }).list().forEach(waits::add);
  }

  /** @return whether this can come about as the instance stands */
  public boolean canHappen(Look look, Happening happening) {
    return happening.kind() == Kind.WRITTEN || wait(look, happening).isPresent();
  }

  /** @return what waits for it */
  public Optional<Wait> wait(Look look, Happening happening) {
    List<Wait> own = look.waits.stream().filter(wait -> !wait.inside).toList();
    return switch (happening.kind()) {
      case WRITTEN -> Optional.empty();
      case ANSWERED -> own.stream().filter(wait -> wait.what == What.TASK && wait.place.equals(happening.at())).findFirst();
      case RETURNED, THREW, RAISED -> own.stream().filter(wait -> wait.what == What.HELD && wait.place.equals(happening.at())).findFirst();
      case OCCURRED -> own.stream().filter(wait -> (wait.what == What.MESSAGE || wait.what == What.TIME)
          && wait.place.element().equals(happening.at().element()) && (wait.around != null || !wait.isStep() || wait.place.equals(happening.at())))
          .min(Comparator.comparing(wait -> happening.around() != null && happening.around().equals(wait.around) ? 0 : 1));
    };
  }

  /**
   * Lets it happen; answers to a task are {@link #answer given} instead.
   *
   * @throws Hindered when the instance cannot go on from it
   */
  public void happen(String instanceId, Look look, Happening happening) {
    tried(happening.at() == null ? "" : happening.at().element(), () -> {
      if (happening.kind() == Kind.WRITTEN) {
        String execution = happening.at() == null ? instanceId : look.executions.getOrDefault(happening.at(), instanceId);
        rights.asHouse(() -> engine.getRuntimeService().setVariables(execution, happening.values()));
      } else {
        Wait wait = wait(look, happening).orElseThrow();
        if (wait.what == What.HELD) {
          rights.asHouse(() -> engine.getRuntimeService().signal(wait.handle, "replayed", ReplayedEnd.of(happening), null));
        } else {
          occur(wait, happening.values());
        }
      }
      return null;
    });
  }

  private void occur(Wait wait, Map<String, Object> brought) {
    if (wait.what == What.TIME) {
      engine.getManagementService().executeJob(wait.handle);
    } else {
      rights.asHouse(() -> Context.getCommandContext().getEventSubscriptionManager().findEventSubscriptionById(wait.handle)
          .eventReceived(null, null, brought.isEmpty() ? null : brought, null, false));
    }
  }

  /**
   * Gives recorded answers to the form of an open task.
   *
   * @param then the fields as they were drawn then, by key
   * @throws Hindered when the form does not take them
   */
  public void answer(Wait task, Map<String, Object> given, Map<String, String> then) {
    tried(task.place.element(), () -> {
      rights.asHouse(() -> {
        TaskEntity open = Context.getCommandContext().getTaskManager().findTaskById(task.handle);
        answers.submit(Context.getCommandContext(), open, given, then);
      });
      return null;
    });
  }

  /**
   * Gives new answers to an open task, as a person would.
   *
   * @throws Hindered when the form does not take them
   */
  public void answer(Wait task, Map<String, Object> given) {
    tried(task.place.element(), () -> {
      rights.asHouse(() -> engine.getFormService().submitTaskForm(task.handle, given));
      return null;
    });
  }

  /**
   * Lets the time come that is waited for.
   *
   * @throws Hindered when the instance cannot go on from it
   */
  public void passTime(Wait wait) {
    tried(wait.place.element(), () -> {
      occur(wait, Map.of());
      return null;
    });
  }

  /** @return the variables of the instance as a whole, as it left them or has them now */
  public Map<String, Object> left(String instanceId) {
    Map<String, Object> left = new TreeMap<>();
    var serializers = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getVariableSerializers();
    rights.asHouse(() -> jdbc.sql("select " + RecordedRow.COLUMNS + """
         from ACT_HI_VARINST v left join ACT_GE_BYTEARRAY b on b.ID_ = v.BYTEARRAY_ID_
        where v.PROC_INST_ID_ = ? and v.EXECUTION_ID_ = v.PROC_INST_ID_ and v.TASK_ID_ is null and v.STATE_ <> 'DELETED'""").param(instanceId)
        .query((row, index) -> {
          left.put(row.getString("NAME_"), RecordedRow.value(row, serializers));
          return null;
        }).list());
    return left;
  }

  /** Clears the instance away with all that it has written. */
  public void forget(String instanceId) {
    replayed.forget(instanceId);
    replayed.unobserved(() -> {
      rights.asHouse(() -> engine.getRuntimeService().deleteProcessInstanceIfExists(instanceId, "replayed", true, true, true, true));
      return null;
    });
    // the history of what has just been ended is written when the transaction commits
    rights.asHouse(() -> engine.getHistoryService().deleteHistoricProcessInstanceIfExists(instanceId));
  }

  private <T> T tried(String element, Supplier<T> work) {
    try {
      return replayed.unobserved(work);
    } catch (RuntimeException failed) {
      throw new Hindered(element, sentence(failed));
    }
  }

  /** What an exception says may hold what somebody answered: only what a diagram or a form says is passed on. */
  private static String sentence(RuntimeException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof FormRefused refused) {
        return String.join(" ", refused.problems());
      }
      Matcher unknown = UNKNOWN.matcher(String.valueOf(cause.getMessage()));
      if (unknown.find()) {
        return "Nothing answers ‘" + unknown.group(1) + "’.";
      }
      if (NO_WAY.matcher(String.valueOf(cause.getMessage())).find()) {
        return "No condition holds, and no way leads on.";
      }
    }
    return "The step could not be done (" + failed.getClass().getSimpleName() + ").";
  }

  /** What is waited for. */
  @NamedInterface
  public enum What {
    /** Somebody who answers. */
    TASK,
    /** What came of a call or of the house's work then. */
    HELD,
    /** A message. */
    MESSAGE,
    /** A time. */
    TIME
  }

  /**
   * Something that is waited for.
   *
   * @param name of the step; null for an event at the edge of a step
   * @param type the engine's word for the kind of step
   * @param inside whether it waits in a process that the instance has really called, because the proposal calls it anew
   * @param around the step at whose edge, or the instance or subprocess beside which, the event would happen; null where the event is a step itself
   * @param handle what the engine knows it by
   */
  @NamedInterface
  public record Wait(What what, Place place, String name, String type, boolean inside, Place around, String handle) {

    /** @return whether the instance stands there, not only besides */
    public boolean isStep() {
      return name != null || what == What.TASK || what == What.HELD;
    }
  }

  /** Where an instance stands. */
  @NamedInterface
  public record Look(boolean ended, List<Visit> visits, List<Wait> waits, Map<Place, String> executions) {}

  /** The instance cannot go on. */
  @NamedInterface
  public static final class Hindered extends RuntimeException {

    private final String element;

    Hindered(String element, String sentence) {
      super(sentence, null, false, false);
      this.element = element;
    }

    /** @return id of the step where it stands; empty when it could not even begin */
    public String element() {
      return element;
    }
  }

  private record SavePoint(String job, String before) {}

  private record Token(String execution, String parent, String visit) {}

  private record Stay(String id, Visit visit, String task, String called, boolean inside) {

    Stay numbered(int turn) {
      return new Stay(id, new Visit(new Place(visit.element(), turn), visit.name(), visit.type(), visit.cancelled(), visit.start(), visit.end()),
          task, called, inside);
    }
  }
}
