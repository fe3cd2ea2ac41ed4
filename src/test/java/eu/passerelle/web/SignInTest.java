package eu.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.RestTest;
import eu.passerelle.testing.Visitor;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One sign-in for everything, as a browser and as a program meet it. */
@RestTest
class SignInTest {

  private static final String TASKLIST = "/camunda/app/tasklist/default/";
  private static final String WHO_AM_I = "/camunda/api/admin/auth/user/default";
  private static final String TASKS = "/camunda/api/engine/engine/default/task/count";
  private static final String PASSWORD = "Walks-4-Bridges!";

  @LocalServerPort private int port;
  @Autowired private IdentityService identityService;

  @BeforeEach
  void oneBoatmanAndAnAdministrator() {
    identityService.clearAuthentication();
    if (identityService.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() == 0) {
      identityService.saveGroup(identityService.newGroup(Groups.CAMUNDA_ADMIN));
      person("keeper", Groups.CAMUNDA_ADMIN);
    }
    identityService.saveGroup(identityService.newGroup("boatmen"));
    person("walter", "boatmen");
  }

  private void person(String id, String groupId) {
    var user = identityService.newUser(id);
    user.setFirstName("Wanda");
    user.setLastName("Ferry");
    user.setPassword(PASSWORD);
    identityService.saveUser(user);
    identityService.createMembership(id, groupId);
  }

  @AfterEach
  void nobody() {
    identityService.deleteUser("walter");
    identityService.deleteGroup("boatmen");
  }

  @Test
  void onlyHealthAndTheSignInPageWithItsPartsAreOpen() {
    for (var open : new String[] {"/sign-in", "/actuator/health", "/css/passerelle.css", "/img/passerelle.svg"}) {
      assertThat(anybody().get(open).statusCode()).as(open).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/cases", "/cases/X", "/people", "/no-such-page", "/error", "/actuator", "/actuator/env", "/h2-console", "/camunda",
          "/camunda/", "/camunda/app/", TASKLIST, "/camunda/app/cockpit/default/", "/camunda/app/admin/default/",
          "/camunda/app/admin/default/setup/",
          "/camunda/app/welcome/default/", "/camunda/lib/deps.js", "/camunda/app/tasklist/scripts/config.js",
          "/webjars/htmx.org/2.0.10/dist/htmx.min.js"})
  void everyOtherPageLeadsToTheSignInPage(String path) {
    var response = anybody().get(path);

    assertThat(response.statusCode()).isEqualTo(302);
    assertThat(response.headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/camunda/api/engine/engine/", "/camunda/api/engine/engine/default/task", "/camunda/api/admin/auth/user/default",
      "/camunda/api/cockpit/plugin/base/static/app/plugin.js", "/camunda/api/engine/engine/default/identity/password-policy"})
  void theApiOfTheWebApplicationsSaysUnauthorised(String path) {
    var response = anybody().getJson(path);

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/engine-rest", "/engine-rest/engine", "/engine-rest/version", "/engine-rest/task", "/engine-rest/deployment"})
  void restAsksForNameAndPassword(String path) {
    var response = anybody().getJson(path);

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"Passerelle\"");
  }

  @Test
  void oneSignInOpensPagesTasklistAndRest() {
    var walter = walter();

    assertThat(walter.get(TASKLIST).statusCode()).isEqualTo(200);
    assertThat(walter.getJson(WHO_AM_I).body()).contains("\"userId\":\"walter\"", "tasklist").doesNotContain("cockpit");
    assertThat(walter.getJson(TASKS).statusCode()).isEqualTo(200);
    assertThat(walter.getJson("/engine-rest/task/count").statusCode()).isEqualTo(200);
    assertThat(walter.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
  }

  @Test
  void theSignInGivesTheSessionANewId() {
    var walter = anybody();
    walter.get("/sign-in");
    var before = walter.cookie("JSESSIONID").orElseThrow();

    walter.signIn("walter", PASSWORD);

    assertThat(walter.cookie("JSESSIONID")).isPresent().get().isNotEqualTo(before);
  }

  @Test
  void theAddressAskedForIsShownAfterTheSignIn() {
    var walter = anybody();
    walter.get(TASKLIST);

    var response = walter.post("/sign-in", Map.of("name", "walter", "password", PASSWORD, "_csrf", walter.tokenOn("/sign-in")));

    assertThat(response.headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).endsWith(TASKLIST));
  }

  @ParameterizedTest
  @ValueSource(strings = {"walter", "nobody", "", "<b>", "walter' or '1'='1"})
  void aWrongPasswordAndAnUnknownNameGetTheSameAnswer(String name) {
    var visitor = anybody();

    var response = visitor.post("/sign-in", Map.of("name", name, "password", "wrong", "_csrf", visitor.tokenOn("/sign-in")));

    assertThat(response.headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in?error"));
    assertThat(visitor.get(TASKLIST).statusCode()).isEqualTo(302);
  }

  @Test
  void signInOfTheWebApplicationsIsNoSecondDoor() {
    var form = Map.of("username", "walter", "password", PASSWORD);

    assertThat(anybody().post("/camunda/api/admin/auth/user/default/login/tasklist", form).statusCode()).isEqualTo(401);
    assertThat(walter().post("/camunda/api/admin/auth/user/default/login/tasklist", form).statusCode()).isEqualTo(403);
  }

  @Test
  void theSetupOfAFirstAdministratorIsClosed() {
    assertThat(walter().get("/camunda/app/admin/default/setup/").statusCode()).isEqualTo(403);
    assertThat(walter().json("POST", "/camunda/api/admin/setup/default/user/create", "{}").statusCode()).isEqualTo(403);
  }

  @Test
  void signingOutOfThePagesSignsOutOfTasklist() {
    var walter = walter();

    var response = walter.post("/sign-out", Map.of("_csrf", walter.tokenOn("/no-such-page")));

    assertThat(response.headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).endsWith("/sign-in?bye"));
    assertThat(walter.get(TASKLIST).statusCode()).isEqualTo(302);
    assertThat(walter.getJson(TASKS).statusCode()).isEqualTo(401);
    assertThat(walter.getJson("/engine-rest/task").statusCode()).isEqualTo(401);
  }

  @Test
  void signingOutOfTasklistSignsOutOfThePages() {
    var walter = walter();
    walter.get(TASKLIST);

    var response = walter.json("POST", WHO_AM_I + "/logout", "", "X-XSRF-TOKEN", walter.cookie("XSRF-TOKEN").orElseThrow());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(walter.get("/no-such-page").statusCode()).isEqualTo(302);
    assertThat(walter.getJson("/engine-rest/task").statusCode()).isEqualTo(401);
  }

  @Test
  void aRemovedMembershipCountsAtTheNextRequest() {
    var walter = walter();
    assertThat(walter.get(TASKLIST).statusCode()).isEqualTo(200);

    identityService.deleteMembership("walter", "boatmen");

    assertThat(walter.get(TASKLIST).statusCode()).isEqualTo(403);
    assertThat(walter.getJson(WHO_AM_I).body()).doesNotContain("tasklist");
  }

  @Test
  void aDeletedPersonLosesTheSession() {
    var walter = walter();

    identityService.deleteUser("walter");

    assertThat(walter.get("/no-such-page").statusCode()).isEqualTo(302);
    assertThat(walter.getJson(TASKS).statusCode()).isEqualTo(401);
    assertThat(walter.getJson("/engine-rest/task").statusCode()).isEqualTo(401);
  }

  @Test
  void basicWorksWithoutLeavingASessionBehind() {
    var program = anybody();

    var response = program.getJson("/engine-rest/task/count", "Authorization", Visitor.basic("walter", PASSWORD));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(program.getJson("/engine-rest/task/count").statusCode()).isEqualTo(401);
    assertThat(program.getJson("/engine-rest/task/count", "Authorization", Visitor.basic("walter", "wrong")).statusCode()).isEqualTo(401);
  }

  @Test
  void basicIsForRestOnly() {
    assertThat(anybody().get("/no-such-page", "Authorization", Visitor.basic("walter", PASSWORD)).statusCode()).isEqualTo(302);
    assertThat(anybody().getJson(TASKS, "Authorization", Visitor.basic("walter", PASSWORD)).statusCode()).isEqualTo(401);
  }

  @Test
  void restChangesNothingForASessionWithoutItsToken() {
    var walter = walter();

    assertThat(walter.json("POST", "/engine-rest/task", "{}").statusCode()).isEqualTo(403);
    assertThat(walter.json("POST", "/engine-rest/task?maxResults=10", "{}", "X-CSRF-TOKEN", walter.tokenOn("/no-such-page"))
        .statusCode()).isEqualTo(200);
  }

  @Test
  void restChangesNothingForRememberedBasicCredentialsOnAForeignPage() {
    var basic = Visitor.basic("walter", PASSWORD);

    assertThat(countWith(basic, "https://evil.example")).isEqualTo(403);
    assertThat(countWith(basic, "null")).isEqualTo(403);
    assertThat(countWith(basic, "file://")).isEqualTo(200);
    assertThat(countWith(basic, "http://localhost:" + port)).isEqualTo(200);
  }

  private int countWith(String basic, String origin) {
    return anybody().json("POST", "/engine-rest/task/count", "{}", "Authorization", basic, "Origin", origin).statusCode();
  }

  @Test
  void theWebApplicationsKeepTheirOwnGuardAgainstForgedRequests() {
    var walter = walter();
    walter.get(TASKLIST);

    assertThat(walter.json("POST", TASKS, "{}").statusCode()).isEqualTo(403);
  }

  @Test
  void ourPagesCarryStrictHeaders() {
    var headers = anybody().get("/sign-in").headers();

    assertThat(headers.firstValue("Content-Security-Policy")).hasValueSatisfying(policy -> assertThat(policy)
        .contains("default-src 'self'", "frame-ancestors 'none'").doesNotContain("unsafe-eval", "script-src", "style-src ", "*"));
    assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
    assertThat(headers.firstValue("Cache-Control")).hasValueSatisfying(cache -> assertThat(cache).contains("no-store"));
  }

  @Test
  void theWebApplicationsRunNoScriptButTheirOwn() {
    assertThat(walter().get(TASKLIST).headers().firstValue("Content-Security-Policy")).hasValueSatisfying(policy -> assertThat(policy)
        .containsPattern("script-src 'nonce-[^']+' 'strict-dynamic';").doesNotContain("unsafe-eval", "https:"));
  }

  private Visitor anybody() {
    return new Visitor(port);
  }

  private Visitor walter() {
    return anybody().signIn("walter", PASSWORD);
  }
}
