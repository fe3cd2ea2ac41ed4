package eu.passerelle.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The built jar as an operator starts it: a process of its own, on a port of its own, that can be ended as roughly as machines end. */
public final class BuiltJar {

  private static final Pattern LISTENS = Pattern.compile("Tomcat started on port (\\d+)");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final Path log;
  private Integer port;

  private BuiltJar(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts it in this folder, which also keeps its data and its log. */
  static BuiltJar start(Path folder, List<String> arguments, Map<String, String> environment) throws IOException {
    var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        // it lives for a minute: compiling once more for speed would take longer than it gives
        "-XX:TieredStopAtLevel=1", "-jar", jar().toString(), "--server.port=0",
        // as in the other tests: the demonstration hashes the passwords of some two hundred people
        "--passerelle.password-strength=4"));
    command.addAll(arguments);
    Path log = Files.createTempFile(folder, "run-", ".log");
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    return new BuiltJar(builder.start(), log);
  }

  /** The process of the operating system. */
  public Process process() {
    return process;
  }

  /** The port that it has found free, once it listens. */
  public int port() throws IOException {
    if (port == null) {
      port = LISTENS.matcher(output()).results().map(said -> Integer.valueOf(said.group(1))).findFirst()
          .orElseThrow(() -> new IllegalStateException("It does not listen yet."));
    }
    return port;
  }

  /** What it has written so far. */
  public String output() throws IOException {
    return Files.readString(log);
  }

  /** Waits until it is up. */
  public void awaitHealth() {
    await().atMost(Duration.ofSeconds(150)).pollInterval(Duration.ofMillis(500)).ignoreExceptions().until(() -> {
      assertThat(process.isAlive()).as(output()).isTrue();
      return send(request("/actuator/health")).statusCode() == 200;
    });
  }

  /** SIGKILL: nothing is written any more. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
  }

  public HttpResponse<String> get(String path, String user, String password) throws Exception {
    return send(request(path).header("Authorization", Visitor.basic(user, password)).header("Accept", "application/json"));
  }

  public HttpResponse<String> post(String path, String json, String user, String password) throws Exception {
    return post(path, "application/json", json, user, password);
  }

  /** Sends content of this type. */
  public HttpResponse<String> post(String path, String type, String content, String user, String password) throws Exception {
    return send(request(path).header("Authorization", Visitor.basic(user, password)).header("Content-Type", type)
        .POST(BodyPublishers.ofString(content)));
  }

  public HttpRequest.Builder request(String path) throws IOException {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path));
  }

  public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static Path jar() throws IOException {
    try (var files = Files.list(Path.of("target"))) {
      return files.filter(f -> f.getFileName().toString().matches("passerelle-.*\\.jar")).findFirst().orElseThrow().toAbsolutePath();
    }
  }
}
