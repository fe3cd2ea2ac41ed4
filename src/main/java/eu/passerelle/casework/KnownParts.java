package eu.passerelle.casework;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which organisation has been given work in which case. A part is never taken back, so what was once committed need not be asked again. */
@Component
class KnownParts implements MeterBinder {

  private static final int REMEMBERED = 50_000;

  private final JdbcClient jdbc;
  private final Cache<String, Boolean> known = Caffeine.newBuilder().maximumSize(REMEMBERED).recordStats().build();

  KnownParts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The caller holds the lock on the row of the case, so nobody else adds the same part meanwhile. */
  void write(String number, Collection<String> groups) {
    for (String group : groups) {
      if (known.getIfPresent(key(number, group)) == null) {
        jdbc.sql("""
            insert into case_part (number, group_id, first_at) select :number, :group, :now from (select 1 as one) as once
            where not exists (select 1 from case_part where number = :number and group_id = :group)""")
            .param("number", number).param("group", group).param("now", OffsetDateTime.now(ZoneOffset.UTC)).update();
      }
    }
  }

  void remember(String number, Collection<String> groups) {
    groups.forEach(group -> known.put(key(number, group), true));
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    CaffeineCacheMetrics.monitor(registry, known, "case-parts");
  }

  private static String key(String number, String group) {
    return number + "|" + group;
  }
}
