package eu.passerelle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/** Drives flows in the words of the business, by number, so that tests contain no query. */
public class Flow {

  private static final AtomicInteger SERIES = new AtomicInteger();

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final FormService forms;
  private final ManagementService management;
  private final HistoryService history;
  private final IdentityService identity;

  Flow(RuntimeService runtime, TaskService tasks, FormService forms, ManagementService management, HistoryService history,
      IdentityService identity) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.forms = forms;
    this.management = management;
    this.history = history;
    this.identity = identity;
  }

  /** Variables that every call from a main diagram hands to a block, for the demo scheme's corridor. */
  public static Map<String, Object> standard(Object... more) {
    var variables = new HashMap<String, Object>(Map.of(
        "scheme", "digital-explorers",
        "corridor", "digital-explorers-ng-lt",
        "cohort", "digital-explorers-2019",
        "origin", "NG",
        "destination", "LT",
        "givenName", "Adaeze",
        "familyName", "Okonkwo"));
    variables.putAll(values(more));
    return variables;
  }

  /** Starts a process on its own under a fresh number and runs it to its first wait. */
  public Journey start(String processKey, Map<String, Object> variables) {
    return start(processKey, "TEST-%05d".formatted(SERIES.incrementAndGet()), variables);
  }

  /** Starts a process under this number and runs it to its first wait. */
  public Journey start(String processKey, String number, Map<String, Object> variables) {
    runtime.startProcessInstanceByKey(processKey, number, variables);
    return of(number).runJobs();
  }

  /** The journey of a case or opportunity that something else started. */
  public Journey of(String number) {
    return new Journey(number);
  }

  /** One case or opportunity with all the instances that carry its number. */
  public final class Journey {

    private final String number;

    private Journey(String number) {
      this.number = number;
    }

    public String number() {
      return number;
    }

    /** Completes the one open task with this element id, through its form, as the house itself (no authorisation), and runs what follows. */
    public Journey complete(String taskElement, Object... keysAndValues) {
      forms.submitTaskForm(task(taskElement).getId(), values(keysAndValues));
      return runJobs();
    }

    /** Claims and completes the task as this person, with the person's groups: authorisation counts. */
    public Journey completeAs(String userId, String taskElement, Object... keysAndValues) {
      String taskId = task(taskElement).getId();
      as(userId, () -> {
        tasks.claim(taskId, userId);
        forms.submitTaskForm(taskId, values(keysAndValues));
      });
      return runJobs();
    }

    /** Sends the message to the one place of this journey that waits for it. */
    public Journey message(String name, Object... keysAndValues) {
      runtime.createMessageCorrelation(name).processInstanceBusinessKey(number).setVariables(values(keysAndValues)).correlate();
      return runJobs();
    }

    /** Lets the clock reach the one timer at this element. */
    public Journey fireTimer(String element) {
      management.executeJob(timer(element).getId());
      return runJobs();
    }

    /** When the clock reaches the timer at this element. */
    public java.util.Date timerDue(String element) {
      return timer(element).getDuedate();
    }

    private Job timer(String element) {
      var jobs = openInstances().stream()
          .flatMap(id -> management.createJobQuery().processInstanceId(id).timers().activityId(element).list().stream()).toList();
      assertThat(jobs).as("timers at %s of %s", element, number).isNotEmpty();
      return jobs.get(0);
    }

    /** Runs save points until none is left; never a timer. */
    public Journey runJobs() {
      List<Job> due;
      do {
        due = openInstances().stream()
            .flatMap(id -> management.createJobQuery().processInstanceId(id).messages().withRetriesLeft().active().list().stream())
            .toList();
        due.forEach(job -> management.executeJob(job.getId()));
      } while (!due.isEmpty());
      return this;
    }

    /** The open task with this element id; fails with what is open instead. */
    public Task task(String taskElement) {
      var found = openTasks().stream().filter(t -> t.getTaskDefinitionKey().equals(taskElement)).toList();
      assertThat(found).as("open tasks %s among %s", taskElement, openTaskElements()).isNotEmpty();
      return found.get(0);
    }

    public List<Task> openTasks() {
      return tasks.createTaskQuery().processInstanceBusinessKey(number).initializeFormKeys().list();
    }

    public List<String> openTaskElements() {
      return openTasks().stream().map(Task::getTaskDefinitionKey).sorted().toList();
    }

    /** Exactly these tasks are open, in any order. */
    public Journey waitsAt(String... taskElements) {
      assertThat(openTaskElements()).as("open tasks of %s", number).containsExactlyInAnyOrder(taskElements);
      return this;
    }

    /** The due date that the time limit gave the task; null when it has none. */
    public java.util.Date dueOf(String taskElement) {
      return task(taskElement).getDueDate();
    }

    /** The groups that are asked to do the task. */
    public List<String> groupsOf(String taskElement) {
      return tasks.getIdentityLinksForTask(task(taskElement).getId()).stream().map(l -> l.getGroupId()).filter(g -> g != null).toList();
    }

    /** The timers that tick now, by element. */
    public Set<String> timers() {
      return openInstances().stream().flatMap(id -> management.createJobQuery().processInstanceId(id).timers().list().stream())
          .map(job -> management.createJobDefinitionQuery().jobDefinitionId(job.getJobDefinitionId()).singleResult().getActivityId())
          .collect(Collectors.toSet());
    }

    /** Every instance with this number is over, and the first started one ended at this event. */
    public Journey endedAt(String endEvent) {
      assertThat(openInstances()).as("instances of %s still open, tasks %s", number, openTaskElements()).isEmpty();
      assertThat(passedElements()).as("elements passed by %s", number).contains(endEvent);
      assertThat(root().getEndActivityId()).as("end of %s", number).isIn(endEvent, around(endEvent));
      return this;
    }

    public Journey isOpen() {
      assertThat(openInstances()).as("open instances of %s", number).isNotEmpty();
      return this;
    }

    /** These elements were completed in this order (others may lie between). */
    public Journey passed(String... elements) {
      assertThat(passedElements()).as("elements passed by %s", number).containsSubsequence(elements);
      return this;
    }

    public Journey notPassed(String... elements) {
      assertThat(passedElements()).as("elements passed by %s", number).doesNotContain(elements);
      return this;
    }

    /** The value of this variable where the journey stands: in the innermost block at work that knows it, else in the first instance. */
    public Object variable(String name) {
      return fromWithin(root().getId()).flatMap(instance -> history.createHistoricVariableInstanceQuery().processInstanceId(instance)
          .variableName(name).disableCustomObjectDeserialization().list().stream())
          .findFirst().map(HistoricVariableInstance::getValue).orElse(null);
    }

    private Stream<String> fromWithin(String instance) {
      var called = runtime.createProcessInstanceQuery().superProcessInstanceId(instance).list().stream();
      return Stream.concat(called.flatMap(block -> fromWithin(block.getId())), Stream.of(instance));
    }

    public Journey hasVariable(String name, Object value) {
      assertThat(variable(name)).as("variable %s of %s", name, number).isEqualTo(value);
      return this;
    }

    /** The event subprocess in which this end event stands: the engine notes that one as the end. */
    private String around(String endEvent) {
      String parent = history.createHistoricActivityInstanceQuery().processInstanceId(root().getId()).activityId(endEvent).list().get(0)
          .getParentActivityInstanceId();
      return history.createHistoricActivityInstanceQuery().activityInstanceId(parent).list().stream()
          .map(HistoricActivityInstance::getActivityId)
          .findFirst().orElse(null);
    }

    private HistoricProcessInstance root() {
      return instances().get(0);
    }

    private List<HistoricProcessInstance> instances() {
      var all = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(number).list();
      assertThat(all).as("instances with number %s", number).isNotEmpty();
      return all.stream().sorted(Comparator.comparing((HistoricProcessInstance i) -> i.getSuperProcessInstanceId() != null)
          .thenComparing(HistoricProcessInstance::getStartTime)).toList();
    }

    private List<String> openInstances() {
      return runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream().map(ProcessInstance::getId).toList();
    }

    private List<String> passedElements() {
      var passed = new ArrayList<HistoricActivityInstance>();
      var seen = new HashSet<String>();
      instances().forEach(i -> collectPassed(i.getId(), seen, passed));
      passed.sort(Comparator.comparing(HistoricActivityInstance::getEndTime));
      return passed.stream().filter(a -> !a.isCanceled() || isReachedAlthoughCancelled(a)).map(HistoricActivityInstance::getActivityId)
          .toList();
    }
  }

  /** What a call has called stands before the call, for both may end in the same millisecond. */
  private void collectPassed(String instance, Set<String> seen, List<HistoricActivityInstance> passed) {
    if (!seen.add(instance)) {
      return;
    }
    for (var activity : history.createHistoricActivityInstanceQuery().processInstanceId(instance).orderPartiallyByOccurrence().asc()
        .list()) {
      if (activity.getCalledProcessInstanceId() != null) {
        collectPassed(activity.getCalledProcessInstanceId(), seen, passed);
      }
      if (activity.getEndTime() != null) {
        passed.add(activity);
      }
    }
  }

  /** The engine notes an interrupting boundary event and an end event that throws an error as cancelled, although both were reached. */
  private static boolean isReachedAlthoughCancelled(HistoricActivityInstance activity) {
    return activity.getActivityType().contains("oundary") || activity.getActivityType().contains("EndEvent");
  }

  /** Does something as this person, with the groups the person has now. */
  public void as(String userId, Runnable work) {
    asking(userId, () -> {
      work.run();
      return null;
    });
  }

  /** As {@link #as}, for what is answered. */
  public <T> T asking(String userId, Supplier<T> work) {
    identity.setAuthentication(userId, identity.createGroupQuery().groupMember(userId).list().stream().map(Group::getId).toList());
    try {
      return work.get();
    } finally {
      identity.clearAuthentication();
    }
  }

  /** Keys and values in turn, as a map. */
  public static Map<String, Object> values(Object... keysAndValues) {
    var map = new HashMap<String, Object>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
