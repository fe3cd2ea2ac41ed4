package eu.passerelle.tryout.world;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;
import org.springframework.stereotype.Component;

/** In a trial nothing happens by itself: what is to follow later follows at once, what comes again and again never comes. */
@Component
@Profile(TrialWorld.PROFILE)
class StandingClock implements TaskScheduler {

  @Override
  public ScheduledFuture<?> schedule(Runnable task, Instant start) {
    task.run();
    return null;
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable task, Trigger trigger) {
    return null;
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Instant start, Duration period) {
    return null;
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Duration period) {
    return null;
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Instant start, Duration delay) {
    return null;
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Duration delay) {
    return null;
  }
}
