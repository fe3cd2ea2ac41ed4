package eu.passerelle.engine.access;

import eu.passerelle.database.RecordRow;
import eu.passerelle.database.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** The people that the engine knows, each read with all groups in one statement. */
@Component
@NamedInterface
public class Accounts {

  private static final String PERSON_WITH_GROUPS = """
      select u.FIRST_ as first_name, u.LAST_ as last_name, u.PWD_ as password_hash, m.GROUP_ID_ as group_id
      from ACT_ID_USER u left join ACT_ID_MEMBERSHIP m on m.USER_ID_ = u.ID_
      where u.ID_ = :id
      order by m.GROUP_ID_
      """;

  private final JdbcClient jdbc;

  Accounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @return the person, unless deleted */
  public Optional<Account> find(String id) {
    var rows = jdbc.sql(PERSON_WITH_GROUPS).param("id", id).query(RecordRow.of(Row.class)).list();
    return rows.stream().findFirst()
        .map(row -> new Account(row.firstName, row.lastName, rows.stream().map(Row::groupId).filter(Objects::nonNull).toList(),
            Sha256.hex(Objects.toString(row.passwordHash, "").getBytes(StandardCharsets.UTF_8))));
  }

  private record Row(String firstName, String lastName, String passwordHash, String groupId) {}

  /**
   * A person; the names may be null.
   *
   * @param passwordMark tells the password that counts now from any that counted before, and says nothing about it
   */
  @NamedInterface
  public record Account(String firstName, String lastName, List<String> groupIds, String passwordMark) {}
}
