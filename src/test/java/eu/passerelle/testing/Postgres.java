package eu.passerelle.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Lets a Spring test run on PostgreSQL 17: {@code @ContextConfiguration(initializers = Postgres.class)}. One server for the whole build,
 * one database for each application context. The usual shape is a test class for H2 and an empty subclass with this annotation.
 */
public class Postgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of("spring.datasource.url=" + newDatabase(), "spring.datasource.username=postgres", "spring.datasource.password=",
        // the server stops with the build; whoever still asks it for a connection then does not hold up the end
        "spring.datasource.hikari.connection-timeout=5000",
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

    private static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("fsync", "off").setServerConfig("max_connections", "300").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
