package eu.passerelle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.passerelle.testing.Postgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built jar as an operator starts it: its own process, its own data folder, ended as roughly as machines end. */
class StartIT {

  private static final String DEMO_PASSWORD = "Bridge-2-Vilnius!";

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Process> started = new ArrayList<>();

  @TempDir
  Path folder;

  @AfterEach
  void stopAll() throws InterruptedException {
    for (Process process : started) {
      process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void withoutAnAdministratorStartUpStopsWithASentenceThatSaysHowToNameOne() throws Exception {
    var running = start(List.of(), Map.of());

    assertThat(running.process.waitFor(90, TimeUnit.SECONDS)).as("the process has ended").isTrue();
    assertThat(running.process.exitValue()).isNotZero();
    assertThat(running.output()).contains("PASSERELLE_ADMIN_USER").contains("PASSERELLE_ADMIN_PASSWORD").doesNotContain("\tat ");
  }

  @Test
  void theFirstAdministratorComesFromTheEnvironmentAndNobodyElseExists() throws Exception {
    var running = start(List.of(), Map.of("PASSERELLE_ADMIN_USER", "first.admin", "PASSERELLE_ADMIN_PASSWORD", "Quay-Side-47-Lanterns"));
    running.awaitHealth();

    var users = running.get("/engine-rest/user?maxResults=50", "first.admin", "Quay-Side-47-Lanterns");
    assertThat(users.statusCode()).isEqualTo(200);
    assertThat(users.body()).contains("first.admin").doesNotContain("ruta");
    assertThat(running.get("/engine-rest/user?maxResults=50", "ruta", DEMO_PASSWORD).statusCode()).isEqualTo(401);
  }

  @Test
  void thePostgresProfileTakesItsDatabaseFromTheEnvironmentAndSpeaksAsBehindHttps() throws Exception {
    var running = start(List.of("--spring.profiles.active=postgres"), Map.of("PASSERELLE_DB_URL", Postgres.newDatabase(), "PASSERELLE_DB_USER", "postgres",
        "PASSERELLE_DB_PASSWORD", "", "PASSERELLE_ADMIN_USER", "first.admin", "PASSERELLE_ADMIN_PASSWORD", "Quay-Side-47-Lanterns"));
    running.awaitHealth();

    assertThat(running.get("/engine-rest/user/count", "first.admin", "Quay-Side-47-Lanterns").statusCode()).isEqualTo(200);
    var page = running.send(HttpRequest.newBuilder(running.uri("/sign-in")).header("X-Forwarded-Proto", "https"));
    assertThat(page.headers().firstValue("Strict-Transport-Security")).hasValueSatisfying(value -> assertThat(value).contains("max-age"));
    assertThat(page.headers().allValues("Set-Cookie")).isNotEmpty().allSatisfy(cookie -> assertThat(cookie).contains("Secure").contains("HttpOnly"));
    assertThat(running.output()).contains("PostgreSQL 17");
  }

  @Test
  void whatWasSavedIsStillThereAfterKillNine() throws Exception {
    var demo = List.of("--spring.profiles.active=demo");
    var first = start(demo, Map.of());
    first.awaitHealth();
    var created = first.post("/engine-rest/group/create", "{\"id\":\"harbour-office\",\"name\":\"Harbour office\",\"type\":\"ORGANISATION\"}", "admin", DEMO_PASSWORD);
    assertThat(created.statusCode()).isEqualTo(204);

    first.process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    var second = start(demo, Map.of());
    second.awaitHealth();

    assertThat(second.get("/engine-rest/group/harbour-office", "admin", DEMO_PASSWORD).statusCode()).isEqualTo(200);
    assertThat(second.get("/engine-rest/process-definition/count?latestVersion=true", "admin", DEMO_PASSWORD).body())
        .isEqualTo(second.get("/engine-rest/process-definition/count", "admin", DEMO_PASSWORD).body());
  }

  private Running start(List<String> arguments, Map<String, String> environment) throws IOException {
    int port = freePort();
    var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar().toString(),
        "--server.port=" + port));
    command.addAll(arguments);
    Path log = folder.resolve("run-%d.log".formatted(started.size()));
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    var process = builder.start();
    started.add(process);
    return new Running(process, port, log);
  }

  private static Path jar() throws IOException {
    try (var files = Files.list(Path.of("target"))) {
      return files.filter(f -> f.getFileName().toString().matches("passerelle-.*\\.jar")).findFirst().orElseThrow().toAbsolutePath();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private class Running {

    private final Process process;
    private final int port;
    private final Path log;

    Running(Process process, int port, Path log) {
      this.process = process;
      this.port = port;
      this.log = log;
    }

    String output() throws IOException {
      return Files.readString(log);
    }

    void awaitHealth() {
      await().atMost(Duration.ofSeconds(150)).pollInterval(Duration.ofMillis(500)).ignoreExceptions().until(() -> {
        assertThat(process.isAlive()).as(output()).isTrue();
        return send(HttpRequest.newBuilder(uri("/actuator/health"))).statusCode() == 200;
      });
    }

    HttpResponse<String> get(String path, String user, String password) throws Exception {
      return send(HttpRequest.newBuilder(uri(path)).header("Authorization", basic(user, password)).header("Accept", "application/json"));
    }

    HttpResponse<String> post(String path, String json, String user, String password) throws Exception {
      return send(HttpRequest.newBuilder(uri(path)).header("Authorization", basic(user, password)).header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
      return URI.create("http://localhost:" + port + path);
    }
  }

  private static String basic(String user, String password) {
    return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }
}
