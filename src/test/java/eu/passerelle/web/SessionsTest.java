package eu.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.RestTest;
import eu.passerelle.testing.Visitor;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who changes a password, or has it changed, wants whoever used the old one to be gone. */
@RestTest
class SessionsTest {

  private static final String OLD = "Walks-4-Bridges!";
  private static final String NEW = "Swims-5-Channels!";
  private static final String OF_THE_DEMO = "Bridge-2-Vilnius!";
  private static final String WEBAPP = "/camunda/api/engine/engine/default";

  /** The ways in which a password is changed. */
  private enum Way {
    OWN_BY_REST, OWN_BY_TASKLIST, BY_AN_ADMINISTRATOR_BY_REST, BY_AN_ADMINISTRATOR_IN_ADMIN, BY_THE_HOUSE
  }

  @LocalServerPort private int port;
  @Autowired private IdentityService identity;

  @BeforeEach
  void oneBoatman() {
    identity.clearAuthentication();
    identity.saveGroup(identity.newGroup("boatmen"));
    var walter = identity.newUser("walter");
    walter.setFirstName("Wanda");
    walter.setPassword(OLD);
    identity.saveUser(walter);
    identity.createMembership("walter", "boatmen");
  }

  @AfterEach
  void nobody() {
    identity.deleteUser("walter");
    identity.deleteGroup("boatmen");
  }

  @ParameterizedTest
  @EnumSource
  void theSessionsOfTheOldPasswordEndWithIt(Way way) {
    List<Visitor> before = Stream.generate(() -> new Visitor(port).signIn("walter", OLD)).limit(2).toList();
    assertThat(before).allSatisfy(session -> assertThat(session.getJson(WEBAPP + "/task/count").statusCode()).isEqualTo(200));

    change(way);

    for (Visitor session : before) {
      assertThat(session.getJson(WEBAPP + "/task/count").statusCode()).as("Tasklist").isEqualTo(401);
      assertThat(session.getJson("/engine-rest/task/count").statusCode()).as("REST").isEqualTo(401);
      assertThat(session.get("/no-such-page").statusCode()).as("pages").isEqualTo(302);
    }
    assertThat(new Visitor(port).signIn("walter", OLD).get("/no-such-page").statusCode()).as("the old password").isEqualTo(302);
    identity.unlockUser("walter");
    assertThat(new Visitor(port).signIn("walter", NEW).get("/no-such-page").statusCode()).as("the new password").isEqualTo(404);
  }

  @Test
  void whatElseIsChangedAboutAPersonEndsNothing() {
    Visitor session = new Visitor(port).signIn("walter", OLD);

    var walter = identity.createUserQuery().userId("walter").singleResult();
    walter.setLastName("Ferry");
    identity.saveUser(walter);

    assertThat(session.getJson(WEBAPP + "/task/count").statusCode()).isEqualTo(200);
  }

  private void change(Way way) {
    switch (way) {
      case OWN_BY_REST -> byRest("walter", OLD);
      case OWN_BY_TASKLIST -> byTheWebapp("walter", OLD);
      case BY_AN_ADMINISTRATOR_BY_REST -> byRest("admin", OF_THE_DEMO);
      case BY_AN_ADMINISTRATOR_IN_ADMIN -> byTheWebapp("admin", OF_THE_DEMO);
      case BY_THE_HOUSE -> {
        var walter = identity.createUserQuery().userId("walter").singleResult();
        walter.setPassword(NEW);
        identity.saveUser(walter);
      }
    }
  }

  private void byRest(String by, String password) {
    HttpResponse<String> answer = new Visitor(port).json("PUT", "/engine-rest/user/walter/credentials", change(password), "Authorization",
        Visitor.basic(by, password));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  private void byTheWebapp(String by, String password) {
    Visitor visitor = new Visitor(port).signIn(by, password);
    visitor.getJson(WEBAPP + "/user/" + by + "/profile");
    HttpResponse<String> answer = visitor.json("PUT", WEBAPP + "/user/walter/credentials", change(password), "X-XSRF-TOKEN",
        visitor.cookie("XSRF-TOKEN").orElseThrow());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  private static String change(String password) {
    return "{\"password\":\"%s\",\"authenticatedUserPassword\":\"%s\"}".formatted(NEW, password);
  }
}
