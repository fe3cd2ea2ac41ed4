package eu.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.RestTest;
import eu.passerelle.testing.Visitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever guesses passwords waits longer and longer; whoever knows one gets in where that person got in before. */
@RestTest
class SignInPaceTest {

  private static final String PASSWORD = "Walks-4-Bridges!";
  private static final String HOME = "127.0.0.11";
  private static final String HOTEL = "127.0.0.12";
  private static final String STRANGER = "127.0.0.13";

  @LocalServerPort private int port;
  @Autowired private IdentityService identity;
  @Autowired private JdbcClient jdbc;

  @BeforeEach
  void oneBoatman() {
    identity.clearAuthentication();
    var walter = identity.newUser("walter");
    walter.setPassword(PASSWORD);
    identity.saveUser(walter);
    forget();
  }

  @AfterEach
  void forget() {
    jdbc.sql("delete from sign_in_try").update();
  }

  @AfterEach
  void nobody() {
    identity.deleteUser("walter");
  }

  @ParameterizedTest
  @CsvSource({"walter, Walks-4-Bridges!", "admin, Bridge-2-Vilnius!"})
  void aStrangerLocksNobodyOut(String name, String password) {
    assertThat(status(HOME, name, password)).isEqualTo(200);

    IntStream.range(0, 15).forEach(guess -> status(STRANGER, name, "guess " + guess));

    assertThat(status(HOME, name, password)).as("where the person got in before").isEqualTo(200);
    guessFromElsewhere(name);
    assertThat(status(HOTEL, name, password)).as("from elsewhere, at once").isEqualTo(401);
    theWaitIsOver();
    assertThat(status(HOTEL, name, password)).as("from elsewhere, after a while").isEqualTo(200);
  }

  @Test
  void nobodyWaitsForGood() {
    status(STRANGER, "walter", "wrong");
    jdbc.sql("update sign_in_try set tries = 5000, open_at = tried_at").update();

    status(STRANGER, "walter", "wrong");

    assertThat(jdbc.sql("select tried_at, open_at from sign_in_try").query((row, number) -> Duration
        .between(row.getObject(1, OffsetDateTime.class), row.getObject(2, OffsetDateTime.class))).list())
        .contains(Duration.ofMinutes(1), Duration.ofMinutes(15)).allMatch(wait -> wait.compareTo(Duration.ofMinutes(15)) <= 0);
  }

  @Test
  void whoTriesManyNamesFromOneAddressWaitsThere() {
    IntStream.range(0, 60).forEach(one -> status(STRANGER, "somebody" + one, "wrong"));

    assertThat(status(STRANGER, "walter", PASSWORD)).isEqualTo(401);
    assertThat(status(HOTEL, "walter", PASSWORD)).isEqualTo(200);
  }

  @Test
  void manyGuessesAtOnceAreNoWayRound() {
    IntStream.range(0, 60).parallel().forEach(guess -> status("127.0.0." + (20 + guess), "walter", "guess"));

    assertThat(jdbc.sql("select max(tries) from sign_in_try").query(Integer.class).single()).isBetween(3, 11);
  }

  @Test
  void aNameThatDoesNotExistWaitsLikeOneThatDoes() {
    for (String name : new String[] {"walter", "nobody"}) {
      forget();
      IntStream.range(0, 12).forEach(guess -> status("127.0.0." + (20 + guess), name, "wrong"));

      assertThat(jdbc.sql("select tries from sign_in_try order by tries desc").query(Integer.class).list()).as(name).hasSizeBetween(23, 25)
          .startsWith(11, 1);
    }
  }

  @Test
  void whoeverFoundASessionDoesNotGuessThePasswordThere() {
    Visitor found = new Visitor(port).signIn("walter", PASSWORD);
    found.getJson("/camunda/api/engine/engine/default/user/walter/profile");

    IntStream.range(0, 8).forEach(guess -> assertThat(change(found, "guess " + guess)).isEqualTo(400));

    assertThat(change(found, PASSWORD)).as("the right one, too soon").isEqualTo(400);
    theWaitIsOver();
    assertThat(change(found, PASSWORD)).isEqualTo(204);
  }

  @Test
  void aProgramThatSignsInWithEveryCallWritesNothing() {
    status(HOME, "walter", PASSWORD);
    var before = jdbc.sql("select * from sign_in_try order by id").query().listOfRows();

    IntStream.range(0, 30).parallel().forEach(call -> assertThat(status(HOME, "walter", PASSWORD)).isEqualTo(200));

    assertThat(jdbc.sql("select * from sign_in_try order by id").query().listOfRows()).isEqualTo(before);
  }

  @Test
  void theHouseKeepsNoNameAndNoAddress() {
    status(STRANGER, "walter", "wrong");

    assertThat(jdbc.sql("select * from sign_in_try").query().listOfRows().toString()).doesNotContain("walter", STRANGER);
  }

  private void guessFromElsewhere(String name) {
    IntStream.range(0, 12).forEach(guess -> status("127.0.0." + (20 + guess), name, "wrong"));
  }

  private void theWaitIsOver() {
    jdbc.sql("update sign_in_try set open_at = tried_at").update();
  }

  private static int change(Visitor visitor, String password) {
    return visitor.json("PUT", "/camunda/api/engine/engine/default/user/walter/credentials",
        "{\"password\":\"Swims-5-Channels!\",\"authenticatedUserPassword\":\"" + password + "\"}", "X-XSRF-TOKEN",
        visitor.cookie("XSRF-TOKEN").orElseThrow()).statusCode();
  }

  private int status(String from, String name, String password) {
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(from, 0));
      socket.connect(new InetSocketAddress("127.0.0.1", port));
      socket.getOutputStream().write(("GET /engine-rest/task/count HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
          + Visitor.basic(name, password) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return Integer.parseInt(answer.substring(9, 12));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
