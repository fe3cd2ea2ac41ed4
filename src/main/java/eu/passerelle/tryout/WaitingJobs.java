package eu.passerelle.tryout;

import eu.passerelle.engine.reading.EngineJobs;
import eu.passerelle.engine.reading.EngineJobs.Job;
import eu.passerelle.engine.reading.OpenWork;
import eu.passerelle.tryout.TryOutResult.Stuck;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;

/** What the engine of a world is to do later: it does it when the robot says that the time has come. */
final class WaitingJobs {

  private static final int TRIES = 3;
  /** What comes again and again does so for ever. */
  private static final int MOST_TIMES = 12;
  private static final String DEADLINE = "timer-transition";
  private static final String BESIDE = "timer-start-event-subprocess";

  private final ProcessEngine engine;
  private final EngineJobs jobs;
  private final Function<String, String> called;
  private final List<Stuck> incidents = new ArrayList<>();
  private final Set<String> failed = new HashSet<>();
  private final Map<String, Integer> passed = new HashMap<>();

  WaitingJobs(ProcessEngine engine, EngineJobs jobs, Function<String, String> called) {
    this.engine = engine;
    this.jobs = jobs;
    this.called = called;
  }

  /** @return what failed again and again */
  List<Stuck> incidents() {
    return incidents;
  }

  /** @return whether there was any */
  boolean runWhatIsDue() {
    return toTry(jobs.due(OffsetDateTime.now())).map(this::run).toList().contains(true);
  }

  /**
   * For each number on which nobody has anything to do, the next date comes that its flow waits for; once each also the dates at which
   * something begins beside it; a deadline only when it is asked for.
   *
   * @return whether any date has come
   */
  boolean letTimePass(List<OpenWork> open, boolean deadlines) {
    Set<String> busy = new HashSet<>();
    open.forEach(work -> busy.add(work.number()));
    boolean any = false;
    for (Job job : toTry(jobs.all()).toList()) {
      if (job.handler().equals(DEADLINE) == deadlines && !busy.contains(job.number())
          && passed.merge(job.instance() + job.event(), 1, Integer::sum) <= (job.handler().equals(BESIDE) ? 1 : MOST_TIMES)) {
        busy.add(job.number());
        any |= run(job);
      }
    }
    return any;
  }

  /** @return the events of its case whose time may come while the task is open */
  List<Way> deadlines(OpenWork work) {
    return of(work).map(job -> Way.letPass(job.flow(), job.event())).distinct().toList();
  }

  /** Lets the time of this event come. */
  void come(OpenWork work, String event) {
    engine.getIdentityService().clearAuthentication();
    of(work).filter(job -> job.event().equals(event)).findFirst().ifPresent(this::run);
  }

  private Stream<Job> of(OpenWork work) {
    return toTry(jobs.datedOf(work.number()));
  }

  private Stream<Job> toTry(List<Job> waiting) {
    return waiting.stream().filter(job -> job.number() != null && !failed.contains(job.id()));
  }

  /** @return whether it was there to be done */
  private boolean run(Job job) {
    for (int tries = 1; engine.getManagementService().createJobQuery().jobId(job.id()).active().count() > 0; tries++) {
      try {
        engine.getManagementService().executeJob(job.id());
        return true;
      } catch (RuntimeException failure) {
        if (tries == TRIES) {
          failed.add(job.id());
          incidents.add(new Stuck(called.apply(job.number()), job.flow(), job.event(), job.event(), Sentence.of(failure)));
          return false;
        }
      }
    }
    return false;
  }
}
