package eu.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.WebTest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nobody acts under another's name. */
@WebTest
class PersonNamesTest {

  private static final String WEBAPP = "/camunda/api/engine/engine/default";
  private static final String LONG_ENOUGH = "Bridge-9-Lagos!";

  @LocalServerPort private int port;
  @Autowired private IdentityService identity;
  @Autowired private JdbcClient jdbc;

  @BeforeEach
  void theHouse() {
    identity.clearAuthentication();
  }

  @ParameterizedTest
  @CsvSource({"bisi", "ruta", "dovile"})
  void nobodyRenamesThemselvesOrLeadsMailsElsewhere(String id) {
    User before = person(id);
    for (Map<String, String> change : List.of(Map.of("firstName", "Somebody"), Map.of("lastName", "Else"),
        Map.of("email", "x@evil.example"))) {
      for (HttpResponse<String> answer : List.of(byRest(id, id, change), byTheWebapp(id, id, change))) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body()).contains("changed by an administrator");
      }
    }

    assertThat(person(id)).usingRecursiveComparison().comparingOnlyFields("firstName", "lastName", "email").isEqualTo(before);
  }

  @Test
  void anAdministratorDoesAndBothNamesAreKept() {
    User before = person("simona");
    jdbc.sql("delete from person_change where user_id = 'simona'").update();
    assertThat(byRest("admin", "simona", Map.of("lastName", "Newly-Wed", "email", "new@example.org")).statusCode()).isEqualTo(204);

    assertThat(
        jdbc.sql("select what, before_value, after_value, changed_by from person_change where user_id = 'simona' order by id").query()
            .listOfRows())
        .extracting(Map::values).map(List::copyOf)
        .containsExactly(List.of("LAST_NAME", before.getLastName(), "Newly-Wed", "admin"),
            List.of("EMAIL", before.getEmail(), "new@example.org", "admin"));
    byRest("admin", "simona", Map.of("lastName", before.getLastName(), "email", before.getEmail()));
  }

  @Test
  void whoChangesThePasswordChangesNoName() {
    var answer = new Visitor(port).json("PUT", "/engine-rest/user/tomas/credentials",
        "{\"password\":\"%s\",\"authenticatedUserPassword\":\"%s\"}".formatted(House.PASSWORD, House.PASSWORD), "Authorization",
        Visitor.basic("tomas", House.PASSWORD));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    assertThat(jdbc.sql("select count(*) from person_change where user_id = 'tomas'").query(Integer.class).single()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RUTA", "ruta.", "Ruta", "r.uta", "ruta-", "ru_ta", "ruta+"})
  void noUserNameCanBeTakenForAnother(String id) {
    assertThat(hire(id, "Ngozi").body()).contains("too like one that there is");
    HttpResponse<String> byAdmin = create(id, "Ngozi");
    assertThat(byAdmin.statusCode()).isEqualTo(400);
    assertThat(byAdmin.body()).contains("too like one that there is");
    assertThat(person(id)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u202Eimona", "A\u2066na", "Ana\u200F", "Ana\u200B", "An\u0007a", "An\u2028a"})
  void noNameTurnsTextAround(String name) {
    assertThat(hire("turned.one", name).body()).contains("must not hold marks that change the direction of text");
    assertThat(create("turned.two", name).statusCode()).isEqualTo(400);
    assertThat(byRest("admin", "vita", Map.of("firstName", name)).statusCode()).isEqualTo(400);
    assertThat(person("turned.one")).isNull();
    assertThat(person("turned.two")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Zoë", "Nguyễn", "محمد", "می\u200Cخواهم", "Οδυσσέας", "O’Neill-D'Souza", "李"})
  void namesOfTheWorldAreTaken(String name) {
    String id = "named" + Integer.toUnsignedString(name.hashCode());
    assertThat(hire(id, name).statusCode()).isEqualTo(302);

    assertThat(person(id).getFirstName()).isEqualTo(name);
  }

  private User person(String id) {
    return identity.createUserQuery().userId(id).singleResult();
  }

  private HttpResponse<String> hire(String id, String firstName) {
    Visitor ruta = House.visitor(port, "ruta");
    return ruta.post("/people/ventures-platform/hire", Map.of("_csrf", ruta.tokenOn("/people/ventures-platform/add"), "id", id, "firstName",
        firstName, "lastName", "Eze", "email", "ngozi@example.org", "password", LONG_ENOUGH));
  }

  private HttpResponse<String> create(String id, String firstName) {
    return new Visitor(port).json("POST", "/engine-rest/user/create",
        "{\"profile\":%s,\"credentials\":{\"password\":\"%s\"}}".formatted(json(Map.of("id", id, "firstName", firstName)), LONG_ENOUGH),
        "Authorization", Visitor.basic("admin", House.PASSWORD));
  }

  private HttpResponse<String> byRest(String by, String id, Map<String, String> change) {
    return new Visitor(port).json("PUT", "/engine-rest/user/" + id + "/profile", profile(id, change), "Authorization",
        Visitor.basic(by, House.PASSWORD));
  }

  private HttpResponse<String> byTheWebapp(String by, String id, Map<String, String> change) {
    Visitor visitor = House.visitor(port, by);
    visitor.getJson(WEBAPP + "/user/" + by + "/profile");
    return visitor.json("PUT", WEBAPP + "/user/" + id + "/profile", profile(id, change), "X-XSRF-TOKEN",
        visitor.cookie("XSRF-TOKEN").orElseThrow());
  }

  private String profile(String id, Map<String, String> change) {
    User known = person(id);
    Map<String, String> profile =
        new HashMap<>(Map.of("id", id, "firstName", known.getFirstName(), "lastName", known.getLastName(), "email",
            known.getEmail()));
    profile.putAll(change);
    return json(profile);
  }

  private static String json(Map<String, String> values) {
    try {
      return new ObjectMapper().writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
