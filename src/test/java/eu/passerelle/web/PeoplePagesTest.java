package eu.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.WebTest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who works for which organisation, changed through the pages. */
@WebTest
class PeoplePagesTest {

  private static final String ADMIN = "/camunda/api/engine/engine/default";
  private static final String FIRST_PASSWORD = "Bridge-9-Lagos!";

  @Autowired private House house;
  @Autowired private TaskService tasks;
  @LocalServerPort private int port;
  private Visitor ruta;

  @BeforeEach
  void signIn() {
    ruta = House.visitor(port, "ruta");
  }

  @Test
  void somebodyNewGetsInAndWorksThere() {
    assertThat(hire("new.one", FIRST_PASSWORD).headers().firstValue("Location").orElseThrow()).endsWith("/people");

    assertThat(ruta.get("/people").body()).contains("Ngozi Eze now works for Ventures Platform.");
    assertThat(new Visitor(port).signIn("new.one", FIRST_PASSWORD).get("/cases").body()).contains("Ngozi Eze", "Ventures Platform");
  }

  @Test
  void whatIsWrongIsSaidOnThePageAndNobodyIsAdded() {
    assertThat(hire("", FIRST_PASSWORD).body()).contains("The user name has 2 to 64");
    assertThat(hire("weak.one", "short").body()).contains("too weak");
    assertThat(hire("bisi", FIRST_PASSWORD).body()).contains("The user name &quot;bisi&quot; is taken.");
    assertThat(ruta.get("/people").body()).doesNotContain("weak.one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sh0rt", "Password2026!", "passw0rd1234", "qwertyuiop12", "Summer2026!!", "Passerelle-2026", "aaaaaaaaaaaa"})
  void whatThePageRefusesAdminAndRestRefuseToo(String weak) {
    assertThat(hire("weak.too", weak).body()).contains("too weak");

    Visitor admin = House.visitor(port, "admin");
    admin.get(ADMIN + "/user/admin/profile");
    String[] token = {"X-XSRF-TOKEN", admin.cookie("XSRF-TOKEN").orElseThrow()};
    String[] basic = {"Authorization", Visitor.basic("admin", "Bridge-2-Vilnius!")};
    String newcomer = "{\"profile\":{\"id\":\"weak.too\"},\"credentials\":{\"password\":\"" + weak + "\"}}";
    String change = "{\"password\":\"" + weak + "\",\"authenticatedUserPassword\":\"Bridge-2-Vilnius!\"}";
    assertThat(List.of(admin.json("POST", ADMIN + "/user/create", newcomer, token),
        admin.json("PUT", ADMIN + "/user/vita/credentials", change, token),
        new Visitor(port).json("POST", "/engine-rest/user/create", newcomer, basic),
        new Visitor(port).json("PUT", "/engine-rest/user/vita/credentials", change, basic))).allSatisfy(answer -> {
          assertThat(answer.statusCode()).isEqualTo(400);
          assertThat(answer.body())
              .contains("The password is too weak: it needs at least 12 characters, and must be no common password");
        });
    assertThat(admin.getJson(ADMIN + "/user/weak.too/profile").statusCode()).isEqualTo(404);
    assertThat(new Visitor(port).signIn("vita", "Bridge-2-Vilnius!").get("/cases").statusCode()).isEqualTo(200);
  }

  @Test
  void aPasswordIsNotMadeOfThePersonsOwnNames() {
    assertThat(hire("ngozi.at.home", "Eze-ngozi-2026!").body()).contains("too weak");
    assertThat(hire("seven.words", "seven.words.seven").body()).contains("too weak");
    assertThat(ruta.get("/people").body()).doesNotContain("ngozi.at.home", "seven.words");
  }

  @ParameterizedTest
  @ValueSource(strings = {"small letters only, many", "ferry lantern copper", "ЖАРКО-море-лампа-сыр"})
  void noKindOfCharacterIsAskedFor(String password) {
    String id = "long" + password.hashCode() + ".one";
    assertThat(hire(id, password).statusCode()).isEqualTo(302);

    assertThat(new Visitor(port).signIn(id, password).get("/cases").statusCode()).isEqualTo(200);
  }

  @Test
  void whatThePageTakesAdminTakesToo() {
    Visitor admin = House.visitor(port, "admin");
    admin.get(ADMIN + "/user/admin/profile");

    assertThat(
        admin.json("POST", ADMIN + "/user/create", "{\"profile\":{\"id\":\"strong.one\"},\"credentials\":{\"password\":\"" + FIRST_PASSWORD
            + "\"}}", "X-XSRF-TOKEN", admin.cookie("XSRF-TOKEN").orElseThrow()).statusCode())
        .isEqualTo(204);
  }

  @Test
  void aFormThatLeavesFieldsOutIsAnsweredLikeAnEmptyOne() {
    var answer = ruta.post("/people/ventures-platform/hire", Map.of("_csrf", ruta.tokenOn("/people/ventures-platform/add"),
        "firstName", "Ngozi", "lastName", "Eze", "email", "ngozi@example.org"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("The user name has 2 to 64");
    assertThat(hire("no.password", null).body()).contains("too weak");
  }

  @ParameterizedTest
  @ValueSource(strings = {"leaving.one", "leaving.two+le@example.org"})
  void whoIsRemovedLosesTheClaimedTaskAtOnce(String id) {
    var number = house.caseUnderReview();
    hire(id, FIRST_PASSWORD);
    assertThat(ruta.get("/people").body()).contains("Ngozi Eze now works");
    var leaving = new Visitor(port).signIn(id, FIRST_PASSWORD);
    var rest = "/engine-rest/task/" + task(number).getId();
    var basic = Visitor.basic(id, FIRST_PASSWORD);
    assertThat(new Visitor(port).json("POST", rest + "/claim", "{\"userId\":\"" + id + "\"}", "Authorization", basic).statusCode())
        .isEqualTo(204);
    assertThat(task(number).getAssignee()).isEqualTo(id);

    var question = "/people/ventures-platform/" + id + "/remove";
    assertThat(ruta.get(question).body()).contains("Ngozi Eze will no longer work for Ventures Platform, starting now.");
    assertThat(task(number).getAssignee()).as("asked, not done yet").isEqualTo(id);
    assertThat(ruta.post(question, Map.of()).statusCode()).isEqualTo(403);
    assertThat(ruta.post(question, Map.of("_csrf", ruta.tokenOn(question))).statusCode()).isEqualTo(302);

    assertThat(ruta.get("/people").body()).contains("Ngozi Eze no longer works for Ventures Platform.");
    assertThat(task(number).getAssignee()).isNull();
    assertThat(leaving.get("/cases/" + number).statusCode()).as("in the session that was open").isEqualTo(404);
    assertThat(new Visitor(port).getJson(rest, "Authorization", basic).statusCode()).isIn(403, 404);
    assertThat(new Visitor(port).json("POST", rest + "/submit-form", "{\"variables\":{}}", "Authorization", basic).statusCode()).isIn(403,
        404);
  }

  @Test
  void onlyThoseWhoMayChangePeople() {
    var bisi = House.visitor(port, "bisi");
    var token = Map.of("_csrf", bisi.tokenOn("/cases"));

    assertThat(bisi.post("/people/ventures-platform/chike/remove", token).statusCode()).isEqualTo(404);
    assertThat(bisi.post("/people/ventures-platform/join", Map.of("_csrf", token.get("_csrf"), "userId", "dovile")).statusCode())
        .isEqualTo(404);
    assertThat(ruta.get("/people").body()).contains("/people/ventures-platform/chike/remove");
  }

  private HttpResponse<String> hire(String id, String password) {
    var form =
        new HashMap<>(Map.of("_csrf", ruta.tokenOn("/people/ventures-platform/add"), "id", id, "firstName", "Ngozi", "lastName", "Eze",
            "email", "ngozi@example.org"));
    if (password != null) {
      form.put("password", password);
    }
    return ruta.post("/people/ventures-platform/hire", form);
  }

  private Task task(String number) {
    return tasks.createTaskQuery().processInstanceBusinessKey(number).singleResult();
  }
}
