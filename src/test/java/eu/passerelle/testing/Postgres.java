package eu.passerelle.testing;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import java.util.WeakHashMap;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Lets a Spring test run on PostgreSQL 17: {@code @ContextConfiguration(initializers = Postgres.class)}. One server for each JVM that runs
 * tests, one database for each application context. Where SQL or locking may differ there is a test class for H2 and an empty subclass with
 * this annotation; other tests of lists and pages carry it themselves.
 */
public class Postgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final Set<ConfigurableApplicationContext> GUESTS =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    GUESTS.add(context);
    TestPropertyValues.of("spring.datasource.url=" + newDatabase(), "spring.datasource.username=postgres", "spring.datasource.password=",
        // as in production
        "spring.datasource.hikari.data-source-properties.reWriteBatchedInserts=true")
        .applyTo(context);
  }

  /** @return the JDBC address of a fresh, empty database; the user is postgres, without a password */
  public static String newDatabase() {
    String name = "t" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return Server.POSTGRES.getJdbcUrl("postgres", name);
  }

  private static final class Server {

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(20);
    private static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server = EmbeddedPostgres.builder().setRegisterShutdownHook(false)
            // the machine that runs the tests may lose power; then the tests run again
            .setServerConfig("fsync", "off").setServerConfig("full_page_writes", "off")
            .setServerConfig("wal_level", "minimal").setServerConfig("max_wal_senders", "0").setServerConfig("max_wal_size", "4GB")
            .setServerConfig("max_connections", "300").start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Last of all: an application that is being closed still writes. */
    private static void stop(EmbeddedPostgres server) {
      try (server) {
        await().pollInterval(Duration.ofMillis(20)).atMost(LONGEST_CLOSE)
            .until(() -> Set.copyOf(GUESTS).stream().noneMatch(ConfigurableApplicationContext::isActive));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
