package eu.passerelle.scheme;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.passerelle.database.RecordRow;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Duration;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Remembers the few schemes for a moment, so that a step of a case does not ask for them; another node's change shows after that moment. */
@Component
class SchemeCache implements MeterBinder {

  private static final Duration LIFE = Duration.ofSeconds(5);
  private static final String ALL = "all";

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Cache<String, List<Scheme>> read = Caffeine.newBuilder().maximumSize(1).expireAfterWrite(LIFE).recordStats().build();

  SchemeCache(JdbcClient jdbc, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  List<Scheme> schemes() {
    List<Scheme> known = read.getIfPresent(ALL);
    if (known == null) {
      known = jdbc.sql("select * from scheme order by name").query(RecordRow.of(Scheme.class)).list();
      read.put(ALL, known);
    }
    return known;
  }

  /** Forgets now and once more when the change is there for all, for somebody may have read in between. */
  void clear() {
    read.invalidateAll();
    events.publishEvent(new Changed());
  }

  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION)
  void forget(Changed change) {
    read.invalidateAll();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    CaffeineCacheMetrics.monitor(registry, read, "schemes");
  }

  /** Some scheme is not as it was. */
  record Changed() {}
}
