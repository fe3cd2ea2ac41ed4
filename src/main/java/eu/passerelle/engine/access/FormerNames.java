package eu.passerelle.engine.access;

import eu.passerelle.database.RecordRow;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** What people were called when they acted: the name of today, taken back by each change since; whoever is gone keeps the last one. */
@Component
@NamedInterface
public class FormerNames {

  private final JdbcClient jdbc;

  FormerNames(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @return each of these people by the user id, in two statements; one whom nobody has ever known is called by the id */
  public Map<String, Called> of(Collection<String> userIds) {
    List<String> ids = userIds.stream().filter(Objects::nonNull).distinct().toList();
    Map<String, Called> people = new HashMap<>();
    if (ids.isEmpty()) {
      return people;
    }
    Map<String, List<Change>> changes = jdbc.sql("""
        select user_id, what, before_value, changed_at from person_change where user_id in (:ids) and what <> 'EMAIL'
        order by changed_at, id""").param("ids", ids).query(RecordRow.of(Change.class)).list().stream()
        .collect(Collectors.groupingBy(Change::userId));
    ids.forEach(id -> people.put(id, new Called(id, "", "", changes.getOrDefault(id, List.of()))));
    jdbc.sql("select ID_ as id, FIRST_ as first_name, LAST_ as last_name from ACT_ID_USER where ID_ in (:ids)").param("ids", ids)
        .query(RecordRow.of(Known.class)).list()
        .forEach(known -> people.put(known.id, new Called(known.id, known.firstName, known.lastName, people.get(known.id).changes)));
    return people;
  }

  private record Known(String id, String firstName, String lastName) {}

  /** A change that has been made. */
  @NamedInterface
  public record Change(String userId, String what, String beforeValue, OffsetDateTime changedAt) {}

  /** A person through time. */
  @NamedInterface
  public record Called(String id, String firstName, String lastName, List<Change> changes) {

    /** @return first and last name at that moment; the user id where there was none */
    public String at(Instant moment) {
      String name = (part(PersonNames.FIRST_NAME, firstName, moment) + " " + part(PersonNames.LAST_NAME, lastName, moment)).strip();
      return name.isEmpty() ? id : name;
    }

    private String part(String what, String today, Instant moment) {
      return Objects.toString(changes.stream()
          .filter(change -> change.what.equals(what) && change.changedAt.toInstant().isAfter(moment)).findFirst()
          .map(change -> Objects.toString(change.beforeValue, "")).orElse(today), "");
    }
  }
}
