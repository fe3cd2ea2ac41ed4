package eu.passerelle.scheme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.passerelle.database.RecordRow;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What changes while a scheme runs, with its revisions: the settings of its cohorts, its corridors and their places. */
@Service
public class SchemeChanges {

  private static final int NAME = 64;
  private static final int TEXT = 2000;

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Schemes schemes;
  private final Clock clock;

  SchemeChanges(JdbcClient jdbc, ObjectMapper json, Schemes schemes, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.schemes = schemes;
    this.clock = clock;
  }

  /**
   * Sets what a cohort does its own way; cases that start from now on start with it. To say again what holds already changes nothing.
   *
   * @param by user id; may be null
   * @throws IllegalArgumentException with a sentence when there is no such cohort, or it cannot be kept so
   */
  @Transactional
  public void set(String cohortId, String setting, Object value, String reason, String by) {
    require(setting != null && setting.matches("[a-z][A-Za-z0-9]{0," + (NAME - 1) + "}"), "A setting is named like a variable, not %s.",
        setting);
    require(value != null && value.toString().length() <= TEXT, "The setting %s needs a value of at most 2,000 characters.", setting);
    lock("cohort", cohortId);
    Cohort cohort = schemes.cohort(cohortId).orElseThrow();
    Object before = cohort.settings().get(setting);
    Object after = like(before, value);
    if (Objects.equals(before, after)) {
      return;
    }
    Map<String, Object> settings = new TreeMap<>(cohort.settings());
    settings.put(setting, after);
    String written = write(settings);
    require(written.length() <= TEXT, "The settings of %s together are too long.", cohort.name());
    jdbc.sql("update cohort set settings = ? where id = ?").params(written, cohortId).update();
    jdbc.sql("""
        insert into cohort_setting_change (cohort_id, setting, value_before, value_after, reason, changed_by, changed_at)
        values (?, ?, ?, ?, ?, ?, ?)""")
        .params(cohortId, setting, Objects.toString(before, null), after.toString(), said(reason), by, OffsetDateTime.now(clock)).update();
  }

  /**
   * Closes a corridor for new cases and opportunities; one that is closed stays so since then, with its first reason.
   *
   * @throws IllegalArgumentException with a sentence when there is no such corridor
   */
  @Transactional
  public void close(String corridorId, String reason, String by) {
    lock("corridor", corridorId);
    if (jdbc.sql("update corridor set is_open = false where id = ? and is_open").param(corridorId).update() == 1) {
      jdbc.sql("insert into corridor_closure (corridor_id, reason, closed_by, closed_at) values (?, ?, ?, ?)")
          .params(corridorId, said(reason), by, OffsetDateTime.now(clock)).update();
    }
  }

  /**
   * Moves places from one corridor of a scheme to another.
   *
   * @return a sentence for the person when that cannot be, and nothing has been moved
   */
  @Transactional
  public Optional<String> move(String from, String to, int places, String reason, String by) {
    Stream.of(from, to).distinct().sorted().forEach(id -> lock("corridor", id));
    Optional<String> refusal = refusal(schemes.corridor(from).orElseThrow(), schemes.corridor(to).orElseThrow(), places);
    if (refusal.isEmpty()) {
      jdbc.sql("update corridor set places = places - ? where id = ?").params(places, from).update();
      jdbc.sql("update corridor set places = coalesce(places, 0) + ? where id = ?").params(places, to).update();
      jdbc.sql("insert into places_move (from_corridor, to_corridor, places, reason, moved_by, moved_at) values (?, ?, ?, ?, ?, ?)")
          .params(from, to, places, said(reason), by, OffsetDateTime.now(clock)).update();
    }
    return refusal;
  }

  private static Optional<String> refusal(Corridor from, Corridor to, int places) {
    int left = from.places() == null ? 0 : from.places();
    if (from.id().equals(to.id())) {
      return Optional.of("Choose another corridor than the one that gives the places.");
    }
    if (!from.schemeId().equals(to.schemeId())) {
      return Optional.of("Places move between the corridors of one scheme.");
    }
    if (!to.open()) {
      return Optional.of("That corridor is closed, too.");
    }
    return places >= 1 && places <= left ? Optional.empty()
        : Optional.of("The corridor has %d places left, so %d cannot be moved.".formatted(left, places));
  }

  /** @return the changed settings of all cohorts of a scheme, newest first */
  public List<SettingChange> settings(String schemeId) {
    return jdbc.sql("""
        select c.* from cohort_setting_change c join cohort h on h.id = c.cohort_id where h.scheme_id = ? order by c.id desc""")
        .param(schemeId).query(RecordRow.of(SettingChange.class)).list();
  }

  /** @return the closed corridors of a scheme, newest first */
  public List<CorridorClosure> closures(String schemeId) {
    return jdbc.sql("select c.* from corridor_closure c join corridor r on r.id = c.corridor_id where r.scheme_id = ? order by c.id desc")
        .param(schemeId).query(RecordRow.of(CorridorClosure.class)).list();
  }

  /** @return the moved places of a scheme, newest first */
  public List<PlacesMove> moves(String schemeId) {
    return jdbc.sql("select m.* from places_move m join corridor r on r.id = m.from_corridor where r.scheme_id = ? order by m.id desc")
        .param(schemeId).query(RecordRow.of(PlacesMove.class)).list();
  }

  /** Two who change the same wait for each other. */
  private void lock(String table, String id) {
    if (jdbc.sql("select id from " + table + " where id = ? for update").param(id).query(String.class).optional().isEmpty()) {
      throw new IllegalArgumentException("There is no %s %s.".formatted(table, id));
    }
  }

  /** A form or a table may hand over as text what is none. */
  private static Object like(Object before, Object value) {
    String text = value.toString().strip();
    if (value instanceof String && (text.equals("true") || text.equals("false"))) {
      return Boolean.valueOf(text);
    }
    if (before instanceof Number && text.matches("-?\\d{1,9}")) {
      return Integer.valueOf(text);
    }
    return value instanceof String ? text : value;
  }

  private static String said(String reason) {
    String text = reason == null || reason.isBlank() ? "–" : reason.strip();
    return text.length() <= TEXT ? text : text.substring(0, TEXT);
  }

  private static void require(boolean right, String sentence, Object word) {
    if (!right) {
      throw new IllegalArgumentException(sentence.formatted(word));
    }
  }

  private String write(Map<String, Object> settings) {
    try {
      return json.writeValueAsString(settings);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
