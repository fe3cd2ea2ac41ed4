package eu.passerelle.engine.moving;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;

/** Gives a timer that went to a new version the time that this version says. */
final class TimerMending {

  private TimerMending() {}

  /**
   * @param timer as it ticks in the target already
   * @param before element at which it ticked in the source
   * @param now the same in the target
   */
  static void mend(JobEntity timer, ActivityImpl before, ActivityImpl now) {
    Optional<Instant> former = nominal(timer, before);
    Optional<Instant> due = nominal(timer, now);
    if (former.isPresent() && due.isPresent() && !former.equals(due)) {
      // later or earlier by as much as the limit itself: time for which the case stood still stays given
      timer.setDuedate(Date.from(timer.getDuedate().toInstant().plus(Duration.between(former.get(), due.get()))));
    }
  }

  /** When the timer would have gone off if nobody had touched it since it began. */
  private static Optional<Instant> nominal(JobEntity timer, ActivityImpl element) {
    ExecutionEntity execution = timer.getExecution();
    TimerDeclarationImpl declaration = TimerDeclarationImpl.getDeclarationsForScope(element.getEventScope()).get(element.getId());
    if (declaration == null || execution == null || timer.getCreateTime() == null) {
      return Optional.empty();
    }
    TimerEntity fresh = new TimerEntity();
    fresh.setCreateTime(timer.getCreateTime());
    declaration.resolveAndSetDuedate(execution, fresh, true);
    return Optional.of(fresh.getDuedate().toInstant());
  }
}
