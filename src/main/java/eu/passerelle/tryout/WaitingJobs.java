package eu.passerelle.tryout;

import eu.passerelle.tryout.TryOutResult.Stuck;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the engine of a world is to do later: it does it when the robot says that the time has come. */
final class WaitingJobs {

  private static final int TRIES = 3;
  /** What comes again and again does so for ever. */
  private static final int MOST_TIMES = 12;
  private static final String DEADLINE = "timer-transition";
  private static final String BESIDE = "timer-start-event-subprocess";
  private static final String JOBS = """
      select j.ID_, i.BUSINESS_KEY_, j.HANDLER_TYPE_, j.DUEDATE_, j.PROCESS_INSTANCE_ID_, j.PROCESS_DEF_KEY_, d.ACT_ID_
      from ACT_RU_JOB j join ACT_RU_EXECUTION i on i.ID_ = j.PROCESS_INSTANCE_ID_ join ACT_RU_JOBDEF d on d.ID_ = j.JOB_DEF_ID_
      where j.RETRIES_ > 0 and j.SUSPENSION_STATE_ = 1""";

  private final ProcessEngine engine;
  private final JdbcClient jdbc;
  private final Function<String, String> called;
  private final List<Stuck> incidents = new ArrayList<>();
  private final Set<String> failed = new HashSet<>();
  private final Map<String, Integer> passed = new HashMap<>();

  WaitingJobs(ProcessEngine engine, JdbcClient jdbc, Function<String, String> called) {
    this.engine = engine;
    this.jdbc = jdbc;
    this.called = called;
  }

  /** @return what failed again and again */
  List<Stuck> incidents() {
    return incidents;
  }

  /** @return whether there was any */
  boolean runWhatIsDue() {
    List<Job> due = select(" and (j.DUEDATE_ is null or j.DUEDATE_ <= ?)", OffsetDateTime.now());
    return due.stream().map(this::run).toList().contains(true);
  }

  /**
   * For each number on which nobody has anything to do, the next date comes that its flow waits for; once each also the dates at which
   * something begins beside it; a deadline only when it is asked for.
   *
   * @return whether any date has come
   */
  boolean letTimePass(List<Work> open, boolean deadlines) {
    Set<String> busy = new HashSet<>();
    open.forEach(work -> busy.add(work.number()));
    boolean any = false;
    for (Job job : select("")) {
      if (job.handler.equals(DEADLINE) == deadlines && !busy.contains(job.number)
          && passed.merge(job.instance + job.event, 1, Integer::sum) <= (job.handler.equals(BESIDE) ? 1 : MOST_TIMES)) {
        busy.add(job.number);
        any |= run(job);
      }
    }
    return any;
  }

  /** @return the events of its case whose time may come while the task is open */
  List<Way> deadlines(Work work) {
    return of(work).stream().map(job -> Way.letPass(job.flow, job.event)).distinct().toList();
  }

  /** Lets the time of this event come. */
  void come(Work work, String event) {
    engine.getIdentityService().clearAuthentication();
    of(work).stream().filter(job -> job.event.equals(event)).findFirst().ifPresent(this::run);
  }

  private List<Job> of(Work work) {
    return select(" and i.BUSINESS_KEY_ = ? and j.DUEDATE_ is not null", work.number());
  }

  private List<Job> select(String where, Object... parameters) {
    return jdbc.sql(JOBS + where + " order by j.DUEDATE_, i.BUSINESS_KEY_, d.ACT_ID_, j.ID_").params(List.of(parameters))
        .query((row, index) -> new Job(row.getString(1), row.getString(2), row.getString(3), row.getString(5), row.getString(6), row.getString(7)))
        .list().stream().filter(job -> job.number != null && !failed.contains(job.id)).toList();
  }

  /** @return whether it was there to be done */
  private boolean run(Job job) {
    for (int tries = 1; engine.getManagementService().createJobQuery().jobId(job.id).active().count() > 0; tries++) {
      try {
        engine.getManagementService().executeJob(job.id);
        return true;
      } catch (RuntimeException failure) {
        if (tries == TRIES) {
          failed.add(job.id);
          incidents.add(new Stuck(called.apply(job.number), job.flow, job.event, job.event, Sentence.of(failure)));
          return false;
        }
      }
    }
    return false;
  }

  private record Job(String id, String number, String handler, String instance, String flow, String event) {}
}
