package eu.passerelle;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.BuiltJars;
import eu.passerelle.testing.Postgres;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The built jar as an operator starts it: its own process, its own data folder, ended as roughly as machines end. */
class StartIT {

  private static final String DEMO_PASSWORD = "Bridge-2-Vilnius!";

  @RegisterExtension final BuiltJars jar = new BuiltJars();

  @Test
  void withoutAnAdministratorStartUpStopsWithASentenceThatSaysHowToNameOne() throws Exception {
    var running = jar.start(List.of(), Map.of());

    assertThat(running.process().waitFor(150, TimeUnit.SECONDS)).as("the process has ended").isTrue();
    assertThat(running.process().exitValue()).isNotZero();
    assertThat(running.output()).contains("PASSERELLE_ADMIN_USER").contains("PASSERELLE_ADMIN_PASSWORD").doesNotContain("\tat ");
  }

  @Test
  void theFirstAdministratorComesFromTheEnvironmentAndNobodyElseExists() throws Exception {
    var running =
        jar.start(List.of(), Map.of("PASSERELLE_ADMIN_USER", "first.admin", "PASSERELLE_ADMIN_PASSWORD", "Quay-Side-47-Lanterns"));
    running.awaitHealth();

    var users = running.get("/engine-rest/user?maxResults=50", "first.admin", "Quay-Side-47-Lanterns");
    assertThat(users.statusCode()).isEqualTo(200);
    assertThat(users.body()).contains("first.admin").doesNotContain("ruta");
    assertThat(running.get("/engine-rest/user?maxResults=50", "ruta", DEMO_PASSWORD).statusCode()).isEqualTo(401);
  }

  @Test
  void thePostgresProfileTakesItsDatabaseFromTheEnvironmentAndSpeaksAsBehindHttps() throws Exception {
    var running = jar.start(List.of("--spring.profiles.active=postgres"),
        Map.of("PASSERELLE_DB_URL", Postgres.newDatabase(), "PASSERELLE_DB_USER", "postgres",
            "PASSERELLE_DB_PASSWORD", "", "PASSERELLE_ADMIN_USER", "first.admin", "PASSERELLE_ADMIN_PASSWORD", "Quay-Side-47-Lanterns"));
    running.awaitHealth();

    assertThat(running.get("/engine-rest/user/count", "first.admin", "Quay-Side-47-Lanterns").statusCode()).isEqualTo(200);
    var page = running.send(running.request("/sign-in").header("X-Forwarded-Proto", "https"));
    assertThat(page.headers().firstValue("Strict-Transport-Security")).hasValueSatisfying(value -> assertThat(value).contains("max-age"));
    assertThat(page.headers().allValues("Set-Cookie")).isNotEmpty()
        .allSatisfy(cookie -> assertThat(cookie).contains("Secure").contains("HttpOnly"));
    assertThat(running.output()).contains("PostgreSQL 17");
  }

  @Test
  void whatWasSavedIsStillThereAfterKillNine() throws Exception {
    var demo = List.of("--spring.profiles.active=demo");
    var first = jar.start(demo, Map.of());
    first.awaitHealth();
    var created = first.post("/engine-rest/group/create",
        "{\"id\":\"harbour-office\",\"name\":\"Harbour office\",\"type\":\"ORGANISATION\"}", "admin", DEMO_PASSWORD);
    assertThat(created.statusCode()).isEqualTo(204);

    first.kill();
    var second = jar.start(demo, Map.of());
    second.awaitHealth();

    assertThat(second.get("/engine-rest/group/harbour-office", "admin", DEMO_PASSWORD).statusCode()).isEqualTo(200);
    assertThat(second.get("/engine-rest/process-definition/count?latestVersion=true", "admin", DEMO_PASSWORD).body())
        .isEqualTo(second.get("/engine-rest/process-definition/count", "admin", DEMO_PASSWORD).body());
  }
}
