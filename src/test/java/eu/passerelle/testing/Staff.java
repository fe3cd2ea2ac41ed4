package eu.passerelle.testing;

import eu.passerelle.tryout.FormAnswers;
import eu.passerelle.tryout.FormAnswers.Choice;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Everybody who works on cases, at once and without a pause: several people claim the open tasks of their organisations and answer them
 * through their forms, and now and then somebody changes course. When a case waits for a date, the date comes: the job executor does the rest.
 */
public final class Staff {

  private static final int TRIES = 4;
  private static final int MOST_REFUSALS = 8;
  private static final int MOST_VISITS = 20;
  private static final long PAUSE = 50;
  private static final String DEADLINE = "timer-transition";
  private static final String BESIDE = "timer-start-event-subprocess";

  private final ProcessEngine engine;
  private final JdbcClient jdbc;
  private final Map<String, Plan> plans = new ConcurrentHashMap<>();
  private final Map<String, Map<String, Object>> wishes = new ConcurrentHashMap<>();
  private final Set<String> wilful = ConcurrentHashMap.newKeySet();
  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private final Set<String> onHold = ConcurrentHashMap.newKeySet();
  private final Set<String> begunBeside = new HashSet<>();
  private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
  private final Map<String, List<String>> people = new ConcurrentHashMap<>();
  private final Map<String, List<String>> groups = new ConcurrentHashMap<>();
  private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
  private final Queue<String> completed = new ConcurrentLinkedQueue<>();
  private final Queue<RuntimeException> told = new ConcurrentLinkedQueue<>();
  private final AtomicInteger atWork = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private volatile int patience;

  public Staff(ProcessEngine engine, JdbcClient jdbc) {
    this.engine = engine;
    this.jdbc = jdbc;
  }

  /** This case answers so wherever it is asked, the first two times. */
  public void wish(String number, String question, Object answer) {
    wishes.computeIfAbsent(number, key -> new ConcurrentHashMap<>()).put(question, answer);
  }

  /** Where the usual way has others beside it, this case sometimes goes one of them. */
  public void letDecideOtherwise(String number) {
    wilful.add(number);
  }

  /** Sends this message to the case after so many of its tasks, or as soon after as it waits for it. */
  public void plan(String number, int tasks, String message) {
    plans.put(number, new Plan(tasks, message));
  }

  /** @return how many tasks were completed */
  public int done() {
    return done.get();
  }

  /** @return ids of the tasks that somebody completed and was told so */
  public List<String> completed() {
    return List.copyOf(completed);
  }

  /** @return everything that staff were told instead, also where it went well the next time */
  public List<RuntimeException> told() {
    return List.copyOf(told);
  }

  /** @return why tasks could not be completed although their forms were filled in as they ask */
  public List<String> refusals() {
    return List.copyOf(refusals);
  }

  /** @return what is still open, for the report of a test that fails */
  public List<String> open() {
    return jdbc
        .sql(
            """
        select TASK_DEF_KEY_ || ' ' || count(*) from ACT_RU_TASK group by TASK_DEF_KEY_
        union all select 'waits for ' || EVENT_NAME_ || ' ' || count(*) from ACT_RU_EVENT_SUBSCR where EXECUTION_ID_ is not null group by EVENT_NAME_""")
        .query(String.class).list();
  }

  /** Starts a process through its form, as this person. */
  public String start(String user, String process, Map<String, Object> given) {
    var forms = engine.getFormService();
    String flow =
        engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(process).latestVersion().singleResult().getId();
    return as(user, () -> {
      var form = new FormAnswers(forms.getDeployedStartForm(flow), Map.of());
      return forms.submitStartForm(flow, form.all(given, (field, options) -> 0)).getBusinessKey();
    });
  }

  /**
   * Works until nothing is open any more.
   *
   * @param demand asked when nobody has work: brings new work and says whether there is any
   */
  public void workUntilAllIsDone(int people, Duration most, BooleanSupplier demand) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(people);
    Instant end = Instant.now().plus(most);
    try {
      while (engine.getRuntimeService().createProcessInstanceQuery().count() > 0 && refusals.size() < MOST_REFUSALS
          && Instant.now().isBefore(end)) {
        boolean busy = atWork.get() > 0;
        List<Work> open = openTasks();
        busy |= giveOut(open, pool) | letTimePass(open, false);
        if (!busy) {
          idle(open, demand);
        }
        Thread.sleep(PAUSE);
      }
    } finally {
      // whoever completed the last task has yet to count it
      pool.shutdown();
      pool.awaitTermination(10, TimeUnit.SECONDS);
      pool.shutdownNow();
    }
  }

  /** Nobody has anything to do: look once more whom there is to choose from, look for demand, do without, and at last let deadlines pass. */
  private void idle(List<Work> open, BooleanSupplier demand) {
    patience++;
    onHold.clear();
    if (patience == 2 && demand.getAsBoolean()) {
      patience = 0;
    } else if (patience == 5) {
      letTimePass(open, true);
      patience = 0;
    }
  }

  private List<Work> openTasks() {
    return jdbc.sql("""
        select t.ID_, t.TASK_DEF_KEY_, i.BUSINESS_KEY_, t.ASSIGNEE_, min(l.GROUP_ID_) from ACT_RU_TASK t join ACT_RU_EXECUTION i on i.ID_ = t.PROC_INST_ID_
        left join ACT_RU_IDENTITYLINK l on l.TASK_ID_ = t.ID_ group by t.ID_, t.TASK_DEF_KEY_, i.BUSINESS_KEY_, t.ASSIGNEE_""")
        .query((row, n) -> new Work(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5))).list();
  }

  private boolean giveOut(List<Work> open, ExecutorService pool) {
    List<Work> fresh = open.stream().filter(work -> !onHold.contains(work.task) && taken.add(work.task)).toList();
    atWork.addAndGet(fresh.size());
    fresh.forEach(work -> pool.execute(() -> {
      try {
        String person = person(work);
        as(person, () -> answer(work, person));
        followPlan(work.number);
      } catch (RuntimeException refused) {
        note(work, refused);
      } finally {
        atWork.decrementAndGet();
      }
    }));
    return !fresh.isEmpty();
  }

  private Void answer(Work work, String person) {
    var forms = engine.getFormService();
    AtomicInteger visits = count(work.number + " " + work.step);
    if (visits.get() == MOST_VISITS) {
      throw new IllegalStateException("goes round in circles");
    }
    var form = new FormAnswers(forms.getDeployedTaskForm(work.task), forms.getTaskFormVariables(work.task));
    if (form.choosesFromList() && (patience == 0 || patience < 3 && form.offersNothing())) {
      onHold.add(work.task);
      taken.remove(work.task);
      return null;
    }
    if (work.assignee == null) {
      engine.getTaskService().claim(work.task, person);
    }
    forms.submitTaskForm(work.task, form.all(visits.get() < 2 ? wishes.getOrDefault(work.number, Map.of()) : Map.of(),
        choice(work, visits.get())));
    completed.add(work.task);
    visits.incrementAndGet();
    done.incrementAndGet();
    patience = 0;
    return null;
  }

  /** The first answer is the usual one; who is asked for the third time, or has been refused, comes to the others. */
  private Choice choice(Work work, int visits) {
    int chance = Math.floorMod(Objects.hash(work.number, work.step, visits), 997);
    int refused = count(work.task).get();
    boolean otherwise = wilful.contains(work.number) && chance % 3 == 0 && refused == 0;
    return (field, size) -> (otherwise ? chance : Math.max(0, visits - 1) + refused) % size;
  }

  private void note(Work work, RuntimeException refused) {
    told.add(refused);
    if (engine.getTaskService().createTaskQuery().taskId(work.task).count() == 0) {
      return;
    }
    if (count(work.task).incrementAndGet() == TRIES) {
      refusals.add(work.step + " of " + work.number + ": " + refused);
    } else {
      taken.remove(work.task);
    }
  }

  private void followPlan(String number) {
    Plan plan = plans.get(number);
    if (plan == null || count(number).incrementAndGet() < plan.tasks) {
      return;
    }
    synchronized (plan) {
      if (plans.containsKey(number)) {
        jdbc.sql("""
            select s.EXECUTION_ID_ from ACT_RU_EVENT_SUBSCR s join ACT_RU_EXECUTION i on i.ID_ = s.PROC_INST_ID_
            where i.BUSINESS_KEY_ = ? and s.EVENT_NAME_ = ?""").params(number, plan.message).query(String.class).list().stream().findFirst()
            .ifPresent(execution -> {
              engine.getRuntimeService().messageEventReceived(plan.message, execution);
              plans.remove(number);
            });
      }
    }
  }

  /**
   * For each case in which nobody has anything to do, the next date comes that its flow waits for; for some cases also, once each, the dates
   * at which something begins beside it; a deadline only when it is asked for.
   *
   * @return whether anything is due
   */
  private boolean letTimePass(List<Work> open, boolean deadlines) {
    List<Wait> waits = jdbc.sql("""
        select j.ID_, i.BUSINESS_KEY_, j.HANDLER_TYPE_, j.DUEDATE_, i.ID_ || j.JOB_DEF_ID_ from ACT_RU_JOB j
        join ACT_RU_EXECUTION i on i.ID_ = j.PROCESS_INSTANCE_ID_ where j.RETRIES_ > 0 order by j.DUEDATE_""")
        .query((row, n) -> new Wait(row.getString(1), row.getString(2), row.getString(3), row.getTimestamp(4), row.getString(5))).list();
    Set<String> busy = open.stream().map(Work::number).collect(Collectors.toCollection(HashSet::new));
    waits.stream().filter(Wait::isDue).forEach(wait -> busy.add(wait.number));
    boolean due = waits.stream().anyMatch(Wait::isDue);
    for (Wait wait : waits) {
      if (wait.kind.equals(DEADLINE) == deadlines && !busy.contains(wait.number)
          && (!wait.kind.equals(BESIDE) || wait.isOfAThirdOfTheCases() && begunBeside.add(wait.place))) {
        busy.add(wait.number);
        due |= comes(wait);
      }
    }
    return due;
  }

  private boolean comes(Wait wait) {
    try {
      engine.getManagementService().setJobDuedate(wait.job, new Date());
      return true;
    } catch (ProcessEngineException gone) {
      return false;
    }
  }

  private AtomicInteger count(String what) {
    return counts.computeIfAbsent(what, key -> new AtomicInteger());
  }

  private String person(Work work) {
    List<String> members = people.computeIfAbsent(String.valueOf(work.group),
        id -> engine.getIdentityService().createUserQuery().memberOfGroup(id).list().stream().map(User::getId).toList());
    return work.assignee != null ? work.assignee : members.get(Math.floorMod(work.task.hashCode(), members.size()));
  }

  private <T> T as(String user, Callable<T> work) {
    engine.getIdentityService().setAuthentication(user, groups.computeIfAbsent(user,
        id -> engine.getIdentityService().createGroupQuery().groupMember(id).list().stream().map(Group::getId).toList()));
    try {
      return work.call();
    } catch (RuntimeException refused) {
      throw refused;
    } catch (Exception unexpected) {
      throw new IllegalStateException(unexpected);
    } finally {
      engine.getIdentityService().clearAuthentication();
    }
  }

  private record Work(String task, String step, String number, String assignee, String group) {}

  private record Wait(String job, String number, String kind, Date due, String place) {

    boolean isOfAThirdOfTheCases() {
      return number.hashCode() % 3 == 0;
    }

    boolean isDue() {
      return due == null || !due.after(new Date());
    }
  }

  private record Plan(int tasks, String message) {}
}
