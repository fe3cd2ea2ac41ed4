package eu.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.RestTest;
import eu.passerelle.testing.Torrent;
import eu.passerelle.testing.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Nobody has the server keep more than a request of its kind may bring, whichever way it comes in and whatever it says of its length. */
@RestTest
class BodyLimitTest {

  private static final String PASSWORD = "Bridge-2-Vilnius!";
  private static final String APPLICATIONS = "/api/cohorts/digital-explorers-2019/applications";
  private static final String DEPLOYMENT = "/engine-rest/deployment/create";
  private static final String MULTIPART = "multipart/form-data; boundary=cut";
  private static final long MEGABYTE = 1024 * 1024;
  private static final long ENDLESS = 400 * MEGABYTE;
  /** What lies between two programs on one machine without anybody having read it. */
  private static final long UNDERWAY = 16 * MEGABYTE;

  @LocalServerPort private int port;

  @ParameterizedTest
  @CsvSource({"dovile, 404", "bisi, 404", "yannick, 404", "admin, 404"})
  void whoMayBringInNoApplicationsOfACohortIsTurnedAwayBeforeAnythingIsRead(String user, int status) {
    var answer = as(user, "text/csv").post(APPLICATIONS, "applicationId,", ENDLESS);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.sent()).isLessThan(UNDERWAY);
  }

  @Test
  void whoMayDeployNothingIsTurnedAwayBeforeAnythingIsRead() {
    var answer = as("dovile", MULTIPART).post(DEPLOYMENT, file("data"), ENDLESS);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text()).contains("Only the coordinators of a scheme propose changes of its flows");
    assertThat(answer.sent()).isLessThan(UNDERWAY);
  }

  @Test
  void aFileOfOneEndlessLineIsRefusedWhereItHasBecomeTooLong() {
    var answer = as("ruta", "text/csv").post(APPLICATIONS, "applicationId,", ENDLESS);

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.text()).contains("application/problem+json", "A file may have 10 MB at most.");
    assertThat(answer.sent()).isLessThan(11 * MEGABYTE + UNDERWAY);
  }

  @Test
  void aDeploymentWithoutEndIsRefusedInTheShapeThatTheModelerReads() {
    var answer = as("ruta", MULTIPART).post(DEPLOYMENT, file("data"), ENDLESS);

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.text()).contains("{\"type\":\"InvalidRequestException\",\"message\":\"A deployment may have 11 MB in all");
    assertThat(answer.sent()).isLessThan(11 * MEGABYTE + UNDERWAY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/engine-rest/task", "/engine-rest/task/count", "/engine-rest/task/none/submit-form",
      "/engine-rest/task/none/complete", "/engine-rest/task/none/comment/create", "/engine-rest/process-instance",
      "/engine-rest/process-definition/key/travel/submit-form", "/engine-rest/filter/create", "/engine-rest/history/task"})
  void whatBringsNoFileMayHaveOneMegabyte(String path) {
    var answer = as("admin", "application/json").post(path, "{\"message\":\"", ENDLESS);

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.text()).contains("This may have 1 MB at most", "Shorten its texts.").doesNotContain("Exception\":");
    assertThat(answer.sent()).isLessThan(MEGABYTE + UNDERWAY);
  }

  @Test
  void theSameHoldsForWhatTasklistSends() {
    Visitor bisi = new Visitor(port).signIn("bisi", PASSWORD);
    bisi.get("/camunda/app/tasklist/default/");
    String token = bisi.cookie("XSRF-TOKEN").orElseThrow();
    var tasklist = new Torrent(port, "Accept", "application/json", "Content-Type", "application/json", "X-XSRF-TOKEN", token, "Cookie",
        "JSESSIONID=" + bisi.cookie("JSESSIONID").orElseThrow() + "; XSRF-TOKEN=" + token);

    var answer = tasklist.post("/camunda/api/engine/engine/default/task/none/submit-form", "{\"variables\":{\"x\":\"", ENDLESS);

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.text()).contains("This may have 1 MB at most");
    assertThat(answer.sent()).isLessThan(MEGABYTE + UNDERWAY);
  }

  @Test
  void anAttachmentMayHaveFiveMegabytes() {
    var answer = as("bisi", MULTIPART).post("/engine-rest/task/none/attachment/create", file("content"), ENDLESS);

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.text()).contains("An attachment may have 5 MB at most");
    assertThat(answer.sent()).isLessThan(5 * MEGABYTE + UNDERWAY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-www-form-urlencoded", MULTIPART})
  void theOpenPageReadsNoBookFromAStranger(String type) {
    var answer = new Torrent(port, "Content-Type", type, "Accept", "text/html").post("/sign-in", file("name"), ENDLESS);

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.text()).contains("The file is too large");
    assertThat(answer.sent()).isLessThan(MEGABYTE + UNDERWAY);
  }

  @Test
  void whatSaysThatItIsTooLongIsNotReadAtAll() {
    var response = new Visitor(port).json("POST", "/engine-rest/task", "{\"nameLike\":\"" + "x".repeat((int) MEGABYTE) + "\"}",
        "Authorization", Visitor.basic("bisi", PASSWORD));

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).contains("This may have 1 MB at most");
  }

  @Test
  void aSmallDeploymentNeedNotSayHowLongItIs() {
    var answer =
        as("ruta", MULTIPART).post(DEPLOYMENT, "--cut\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nTravel\r\n"
            + "--cut--\r\n", 0);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("No deployment resources");
  }

  @Test
  void eightAtOnceAreRefusedLikeOne() throws Exception {
    var people = Executors.newFixedThreadPool(8);
    List<Callable<Torrent.Answer>> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(() -> as("ruta", "text/csv").post(APPLICATIONS, "applicationId,", ENDLESS));
      all.add(() -> as("bisi", "application/json").post("/engine-rest/task", "{\"nameLike\":\"", ENDLESS));
    }

    var answers = people.invokeAll(all);

    people.shutdown();
    for (var answer : answers) {
      assertThat(answer.get().status()).isEqualTo(413);
    }
    assertThat(new Visitor(port).get("/actuator/health").statusCode()).isEqualTo(200);
  }

  private Torrent as(String user, String type) {
    return new Torrent(port, "Authorization", Visitor.basic(user, PASSWORD), "Content-Type", type, "Accept", "application/json");
  }

  private static String file(String name) {
    return "--cut\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"a.bpmn\"\r\n\r\n";
  }
}
