package eu.passerelle.engine.access;

import eu.passerelle.database.RecordRow;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps it known who is who: nobody takes another name or mail address by himself, every change of them leaves a row, no name turns text
 * around, and no user name can be taken for another.
 */
@Component
public class PersonNames {

  static final String NOT_BY_ONESELF =
      "Your name and mail address are changed by an administrator, so that it stays known who acted. Ask one of them.";
  static final String TURNS_TEXT =
      "A name must not hold marks that change the direction of text, or that are not to be seen. Write it anew.";

  static final String FIRST_NAME = "FIRST_NAME";
  static final String LAST_NAME = "LAST_NAME";

  /** Control characters, marks of direction, ends of lines and paragraphs; joiners between letters are part of some scripts. */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\u061C\\u200B\\u200E\\u200F\\u2028-\\u202E\\u2060\\u2066-\\u2069\\uFEFF]");
  private static final String ALIKE = """
      select ID_ from ACT_ID_USER
      where ID_ <> :id and lower(replace(replace(replace(replace(ID_, '.', ''), '-', ''), '_', ''), '+', '')) = :plain
      """;

  private final JdbcClient jdbc;

  PersonNames(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * To be called before a person is saved, in the same transaction.
   *
   * @throws AuthorizationException with a sentence when people change what they are called
   * @throws BadUserRequestException with a sentence when the names or the user name cannot be
   */
  void check(CommandContext context, User person) {
    Optional<Known> known = known(person.getId());
    requireSeen(person.getFirstName(), person.getLastName(), person.getEmail());
    if (known.isEmpty()) {
      requireUnlike(person.getId());
      return;
    }
    Map<String, String[]> changes = changes(known.get(), person);
    Optional<ActingPerson> by = ActingPerson.behind(context);
    if (!changes.isEmpty() && by.filter(one -> !one.isAdministrator()).isPresent()) {
      throw new AuthorizationException(NOT_BY_ONESELF);
    }
    changes.forEach((what, values) -> note(person.getId(), what, values, by.map(ActingPerson::id).orElse(null)));
  }

  /** To be called before a person is deleted, in the same transaction: what the person was called stays with what the person did. */
  void keep(CommandContext context, String userId) {
    known(userId).ifPresent(known -> {
      String by = ActingPerson.behind(context).map(ActingPerson::id).orElse(null);
      note(userId, FIRST_NAME, new String[] {known.firstName, null}, by);
      note(userId, LAST_NAME, new String[] {known.lastName, null}, by);
    });
  }

  private Optional<Known> known(String id) {
    return jdbc.sql("select FIRST_ as first_name, LAST_ as last_name, EMAIL_ as email from ACT_ID_USER where ID_ = ?").param(id)
        .query(RecordRow.of(Known.class)).optional();
  }

  /** @throws BadUserRequestException with a sentence when one of these cannot be read as it is written */
  static void requireSeen(String... names) {
    if (Stream.of(names).filter(Objects::nonNull).anyMatch(name -> UNSEEN.matcher(name).find())) {
      throw new BadUserRequestException(TURNS_TEXT);
    }
  }

  private void requireUnlike(String id) {
    if (id != null
        && !jdbc.sql(ALIKE).param("id", id).param("plain", id.toLowerCase(Locale.ROOT).replaceAll("[.+_-]", "")).query().listOfRows()
            .isEmpty()) {
      throw new BadUserRequestException("The user name “" + id + "” is too like one that there is. Choose another.");
    }
  }

  private static Map<String, String[]> changes(Known known, User person) {
    Map<String, String[]> changes = new LinkedHashMap<>();
    put(changes, FIRST_NAME, known.firstName, person.getFirstName());
    put(changes, LAST_NAME, known.lastName, person.getLastName());
    put(changes, "EMAIL", known.email, person.getEmail());
    return changes;
  }

  private static void put(Map<String, String[]> changes, String what, String before, String after) {
    if (!Objects.toString(before, "").equals(Objects.toString(after, ""))) {
      changes.put(what, new String[] {before, after});
    }
  }

  private void note(String userId, String what, String[] values, String by) {
    jdbc.sql("insert into person_change (user_id, what, before_value, after_value, changed_at, changed_by)"
        + " values (:user, :what, :before, :after, :at, :by)")
        .param("user", userId).param("what", what).param("before", values[0]).param("after", values[1]).param("at", OffsetDateTime.now())
        .param("by", by).update();
  }

  private record Known(String firstName, String lastName, String email) {}
}
