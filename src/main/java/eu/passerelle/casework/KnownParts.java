package eu.passerelle.casework;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which organisation has been given work in which case. A part is never taken back, so what was once committed need not be asked again. */
@Component
class KnownParts {

  private static final int REMEMBERED = 50_000;

  private final JdbcClient jdbc;
  private final Set<String> known = Collections.newSetFromMap(Collections.synchronizedMap(new LinkedHashMap<>() {
    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
      return size() > REMEMBERED;
    }
  }));

  KnownParts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The caller holds the lock on the row of the case, so nobody else adds the same part meanwhile. */
  void write(String number, Collection<String> groups) {
    for (String group : groups) {
      if (!known.contains(key(number, group))) {
        jdbc.sql("""
            insert into case_part (number, group_id, first_at) select :number, :group, :now from (select 1 as one) as once
            where not exists (select 1 from case_part where number = :number and group_id = :group)""")
            .param("number", number).param("group", group).param("now", OffsetDateTime.now(ZoneOffset.UTC)).update();
      }
    }
  }

  void remember(String number, Collection<String> groups) {
    groups.forEach(group -> known.add(key(number, group)));
  }

  private static String key(String number, String group) {
    return number + "|" + group;
  }
}
