package eu.passerelle.scheme;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.passerelle.database.RecordRow;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Remembers the few schemes and their flows for a moment, so that a step of a case does not ask for them; another node's change shows after
 * that moment.
 */
@Component
class SchemeCache implements MeterBinder {

  private static final Duration LIFE = Duration.ofSeconds(5);
  private static final String ALL = "all";

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;
  private final Cache<String, Known> read = Caffeine.newBuilder().maximumSize(1).expireAfterWrite(LIFE).recordStats().build();

  SchemeCache(JdbcClient jdbc, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  List<Scheme> schemes() {
    return known().schemes;
  }

  /** @return ids of the schemes that have it by a row, for each flow of which a row tells */
  Map<String, Set<String>> owners() {
    return known().owners;
  }

  private Known known() {
    Known known = read.getIfPresent(ALL);
    if (known == null) {
      Map<String, Set<String>> owners = new HashMap<>();
      jdbc.sql("select flow, scheme_id from scheme_flow").query(row -> {
        owners.computeIfAbsent(row.getString(1), flow -> new HashSet<>()).add(row.getString(2));
      });
      known = new Known(jdbc.sql("select * from scheme order by name").query(RecordRow.of(Scheme.class)).list(), owners);
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

  private record Known(List<Scheme> schemes, Map<String, Set<String>> owners) {}

  /** Some scheme is not as it was. */
  record Changed() {}
}
