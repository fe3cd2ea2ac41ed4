package eu.passerelle.web;

import eu.passerelle.database.RecordRow;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a person and the person's groups in one statement, at every request, so that a removed membership counts at once. */
@Component
class People {

  private static final String PERSON_WITH_GROUPS = """
      select u.FIRST_ as first_name, u.LAST_ as last_name, m.GROUP_ID_ as group_id
      from ACT_ID_USER u left join ACT_ID_MEMBERSHIP m on m.USER_ID_ = u.ID_
      where u.ID_ = :id and coalesce(u.ATTEMPTS_, 0) < :attempts
      order by m.GROUP_ID_
      """;

  private final JdbcClient jdbc;
  private final int attemptsBeforeLock;

  People(JdbcClient jdbc, LockSettings settings) {
    this.jdbc = jdbc;
    this.attemptsBeforeLock = settings.loginMaxAttempts();
  }

  /** @return the person, unless deleted or locked until an administrator unlocks */
  Optional<Person> find(String id) {
    var rows = jdbc.sql(PERSON_WITH_GROUPS).param("id", id).param("attempts", attemptsBeforeLock).query(RecordRow.of(Row.class)).list();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    var groupIds = rows.stream().map(Row::groupId).filter(Objects::nonNull).toList();
    return Optional.of(new Person(id, rows.get(0).fullName(id), groupIds));
  }

  private record Row(String firstName, String lastName, String groupId) {

    String fullName(String id) {
      var name = (Objects.toString(firstName, "") + " " + Objects.toString(lastName, "")).strip();
      return name.isEmpty() ? id : name;
    }
  }
}
