package eu.passerelle.engine.access;

import eu.passerelle.database.RecordRow;
import eu.passerelle.database.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Lets guesses at passwords come slower and slower, for a name and for an address, on all nodes together, and locks nobody for good: who has
 * got in from an address before is held up there by no stranger (ADR 0045).
 */
@Component
public class SignInPace {

  private static final Limit OF_ADDRESS = new Limit("address", 50, Duration.ofMinutes(15));
  private static final Limit OF_NAME = new Limit("name", 10, Duration.ofMinutes(1));
  private static final Limit OF_BOTH = new Limit("both", 5, Duration.ofMinutes(15));
  private static final Duration FORGIVES_ONE = Duration.ofMinutes(1);
  private static final Duration FAMILIAR = Duration.ofDays(30);
  private static final Duration REMEMBERED = Duration.ofDays(1);
  private static final int TRIES_TO_COUNT = 5;

  private final JdbcClient jdbc;

  SignInPace(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param password judges it; is not asked before it is time
   * @return whether it was time, and the password is right
   */
  boolean attempt(String name, BooleanSupplier password) {
    String address = address();
    if (address == null) {
      return counted(OF_NAME, name) && password.getAsBoolean();
    }
    String both = address + " " + name;
    Optional<Row> known = row(OF_BOTH.key(both)).filter(Row::isFamiliar);
    return known.isPresent() ? attemptOfTheFamiliar(known.get(), both, password) : attemptOfAStranger(name, address, both, password);
  }

  /** A program that signs in with every call writes nothing while its password is right. */
  private boolean attemptOfTheFamiliar(Row row, String both, BooleanSupplier password) {
    if (row.openAt.isAfter(now())) {
      return false;
    }
    if (!password.getAsBoolean()) {
      counted(OF_BOTH, both);
      return false;
    }
    if (row.tries > 0 || row.familiarAt.isBefore(now().minus(REMEMBERED))) {
      welcome(both);
    }
    return true;
  }

  /** Counted before it is judged, so that many at once are no way round. */
  private boolean attemptOfAStranger(String name, String address, String both, BooleanSupplier password) {
    if (!counted(OF_ADDRESS, address) || !counted(OF_NAME, name) || !counted(OF_BOTH, both) || !password.getAsBoolean()) {
      return false;
    }
    welcome(both);
    jdbc.sql("delete from sign_in_try where id = ?").param(OF_NAME.key(name)).update();
    jdbc.sql("update sign_in_try set tries = tries - 1 where id = ? and tries > 0").param(OF_ADDRESS.key(address)).update();
    return true;
  }

  private void welcome(String both) {
    jdbc.sql("update sign_in_try set tries = 0, open_at = :now, familiar_at = :now where id = :id").param("now", now())
        .param("id", OF_BOTH.key(both)).update();
  }

  /** @return whether it is time for one more try, which has been counted then */
  private boolean counted(Limit limit, String whose) {
    String id = limit.key(whose);
    for (int tried = 0; tried < TRIES_TO_COUNT; tried++) {
      OffsetDateTime now = now();
      Optional<Row> row = row(id);
      if (row.isPresent() && row.get().openAt.isAfter(now)) {
        return false;
      }
      int tries = row.map(old -> old.triesLeft(now)).orElse(0) + 1;
      if (row.isPresent() ? update(id, row.get().turn, tries, now, limit) : insert(id, tries, now, limit)) {
        return true;
      }
    }
    return false;
  }

  private boolean update(String id, int turn, int tries, OffsetDateTime now, Limit limit) {
    return jdbc.sql("update sign_in_try set turn = turn + 1, tries = :tries, tried_at = :now, open_at = :open"
        + " where id = :id and turn = :turn")
        .param("tries", tries).param("now", now).param("open", now.plus(limit.waitAfter(tries))).param("id", id).param("turn", turn)
        .update() == 1;
  }

  private boolean insert(String id, int tries, OffsetDateTime now, Limit limit) {
    try {
      return jdbc.sql("insert into sign_in_try (id, turn, tries, tried_at, open_at) values (:id, 0, :tries, :now, :open)")
          .param("id", id).param("tries", tries).param("now", now).param("open", now.plus(limit.waitAfter(tries))).update() == 1;
    } catch (DuplicateKeyException another) {
      return false;
    }
  }

  private Optional<Row> row(String id) {
    return jdbc.sql("select turn, tries, tried_at, open_at, familiar_at from sign_in_try where id = ?").param(id)
        .query(RecordRow.of(Row.class)).optional();
  }

  @Scheduled(cron = "0 30 3 * * *")
  void forget() {
    jdbc.sql("delete from sign_in_try where tried_at < :day and (familiar_at is null or familiar_at < :month)")
        .param("day", now().minus(REMEMBERED)).param("month", now().minus(FAMILIAR)).update();
  }

  /** As Tomcat tells it: the one of a proxy counts for that of the person only where the operator trusts the proxy. */
  private static String address() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request ? request.getRequest().getRemoteAddr()
        : null;
  }

  private static OffsetDateTime now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
  }

  private record Row(int turn, int tries, OffsetDateTime triedAt, OffsetDateTime openAt, OffsetDateTime familiarAt) {

    private boolean isFamiliar() {
      return familiarAt != null && familiarAt.isAfter(now().minus(FAMILIAR));
    }

    private int triesLeft(OffsetDateTime now) {
      return (int) Math.max(0, tries - Duration.between(triedAt, now).dividedBy(FORGIVES_ONE));
    }
  }

  /**
   * How many tries cost nothing, and how long one waits at most: after the free ones it is one second, and twice as long after each more.
   */
  private record Limit(String kind, int free, Duration longest) {

    private String key(String whose) {
      return Sha256.hex((kind + " " + whose).getBytes(StandardCharsets.UTF_8));
    }

    private Duration waitAfter(int tries) {
      if (tries <= free) {
        return Duration.ZERO;
      }
      Duration doubled = Duration.ofSeconds(1L << Math.min(tries - free - 1, 30));
      return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
  }
}
