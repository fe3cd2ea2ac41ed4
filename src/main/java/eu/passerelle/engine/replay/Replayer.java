package eu.passerelle.engine.replay;

import eu.passerelle.engine.access.EngineRights;
import eu.passerelle.engine.forms.FormRefused;
import eu.passerelle.engine.replay.Recording.Happening;
import eu.passerelle.engine.replay.Recording.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
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

  private static final Pattern UNKNOWN = Pattern.compile("Cannot resolve identifier '(\\w+)'");
  private static final Pattern NO_WAY = Pattern.compile("No outgoing sequence flow");

  private final ProcessEngine engine;
  private final EngineRights rights;
  private final JdbcClient jdbc;
  private final ReplayedInstances replayed;
  private final RecordedAnswers answers;
  private final ReplayLooks looks;

  Replayer(ProcessEngine engine, EngineRights rights, JdbcClient jdbc, ReplayedInstances replayed, RecordedAnswers answers,
      ReplayLooks looks) {
    this.engine = engine;
    this.rights = rights;
    this.jdbc = jdbc;
    this.replayed = replayed;
    this.answers = answers;
    this.looks = looks;
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
        .query((row, index) -> new SavePoint(row.getString(1), before(row.getString(2), row.getString(3), row.getString(4)))).list()
        .stream()
        .filter(point -> left.test(point.before)).toList();
  }

  /** A save point after a step is known by the flow that the instance takes from there. */
  private String before(String definition, String element, String configuration) {
    String flow = configuration.substring(configuration.indexOf('$') + 1);
    PvmTransition taken =
        rights.asHouse(() -> ((RepositoryServiceImpl) engine.getRepositoryService()).getDeployedProcessDefinition(definition))
            .findActivity(element).findOutgoingTransition(flow);
    return taken == null ? element : taken.getDestination().getId();
  }

  /** @return where the instance stands, and the way it has come */
  public ReplayLook look(String instanceId) {
    return looks.look(instanceId);
  }

  /**
   * Lets it happen; answers to a task are {@link #answer given} instead.
   *
   * @throws Hindered when the instance cannot go on from it
   */
  public void happen(String instanceId, ReplayLook look, Happening happening) {
    tried(happening.at() == null ? "" : happening.at().element(), () -> {
      if (happening.kind() == Kind.WRITTEN) {
        String execution = happening.at() == null ? instanceId : look.executions().getOrDefault(happening.at(), instanceId);
        rights.asHouse(() -> engine.getRuntimeService().setVariables(execution, happening.values()));
      } else {
        ReplayWait wait = look.waitFor(happening).orElseThrow();
        if (wait.what() == ReplayWait.What.HELD) {
          rights.asHouse(() -> engine.getRuntimeService().signal(wait.handle(), "replayed", ReplayedEnd.of(happening), null));
        } else {
          occur(wait, happening.values());
        }
      }
      return null;
    });
  }

  private void occur(ReplayWait wait, Map<String, Object> brought) {
    if (wait.what() == ReplayWait.What.TIME) {
      engine.getManagementService().executeJob(wait.handle());
    } else {
      rights.asHouse(() -> Context.getCommandContext().getEventSubscriptionManager().findEventSubscriptionById(wait.handle())
          .eventReceived(null, null, brought.isEmpty() ? null : brought, null, false));
    }
  }

  /**
   * Gives recorded answers to the form of an open task.
   *
   * @param then the fields as they were drawn then, by key
   * @throws Hindered when the form does not take them
   */
  public void answer(ReplayWait task, Map<String, Object> given, Map<String, String> then) {
    tried(task.place().element(), () -> {
      rights.asHouse(() -> {
        TaskEntity open = Context.getCommandContext().getTaskManager().findTaskById(task.handle());
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
  public void answer(ReplayWait task, Map<String, Object> given) {
    tried(task.place().element(), () -> {
      rights.asHouse(() -> engine.getFormService().submitTaskForm(task.handle(), given));
      return null;
    });
  }

  /**
   * Lets the time come that is waited for.
   *
   * @throws Hindered when the instance cannot go on from it
   */
  public void passTime(ReplayWait wait) {
    tried(wait.place().element(), () -> {
      occur(wait, Map.of());
      return null;
    });
  }

  /** @return the variables of the instance as a whole, as it left them or has them now */
  public Map<String, Object> left(String instanceId) {
    Map<String, Object> left = new TreeMap<>();
    var serializers = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getVariableSerializers();
    rights.asHouse(() -> jdbc.sql("select " + HistoryRow.COLUMNS + """
         from ACT_HI_VARINST v left join ACT_GE_BYTEARRAY b on b.ID_ = v.BYTEARRAY_ID_
        where v.PROC_INST_ID_ = ? and v.EXECUTION_ID_ = v.PROC_INST_ID_ and v.TASK_ID_ is null and v.STATE_ <> 'DELETED'""")
        .param(instanceId)
        .query((row, index) -> {
          left.put(row.getString("NAME_"), HistoryRow.value(row, serializers));
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

  private record SavePoint(String job, String before) {}
}
