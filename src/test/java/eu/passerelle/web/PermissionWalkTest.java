package eu.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.casework.CaseStart;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Applicant;
import eu.passerelle.testing.Visitor;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** Every page and every family of REST paths, walked as every kind of person. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "spring.datasource.url=jdbc:h2:mem:walk")
@ActiveProfiles("demo")
class PermissionWalkTest {

  private static final String PASSWORD = "Bridge-2-Vilnius!";
  private static final String REST = "/engine-rest";
  private static final String WEBAPP = "/camunda/api/engine/engine/default";

  /** Nobody, one of a firm's staff without a case, the recruiter who has the case, a coordinator, the administrator. */
  private enum Who {
    NOBODY(null), FIRM("dovile"), RECRUITER("bisi"), COORDINATOR("ruta"), ADMINISTRATOR("admin");

    private final String userId;

    Who(String userId) {
      this.userId = userId;
    }
  }

  private static final Map<Who, Visitor> VISITORS = new EnumMap<>(Who.class);
  private static String number;

  @LocalServerPort private int port;
  @Autowired private CaseStart start;
  @Autowired private Schemes schemes;

  @BeforeEach
  void oneCaseThatTheRecruiterReviews() {
    if (number == null) {
      var cohort = schemes.list().stream().flatMap(scheme -> schemes.cohorts(scheme.id()).stream()).findFirst().orElseThrow();
      number = start.start(cohort, Applicant.aFewPointsShort());
      for (var who : Who.values()) {
        var visitor = new Visitor(port);
        VISITORS.put(who, who.userId == null ? visitor : visitor.signIn(who.userId, PASSWORD));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(textBlock = """
      # path                                   nobody firm recruiter coordinator administrator
      /,                                       302,   302, 302,      302,        302
      /sign-in,                                200,   302, 302,      302,        302
      /cases,                                  302,   200, 200,      200,        200
      /cases?stage=x&state=all&page=-3,        302,   200, 200,      200,        200
      /cases?page=x,                           302,   400, 400,      400,        400
      /cases/NUMBER,                           302,   404, 200,      200,        404
      /cases/NUMBER?at=x,                      302,   404, 200,      200,        404
      /cases/NUMBER/diagrams/x,                302,   404, 404,      404,        404
      /cases/NUMBER/actions/x,                 302,   404, 404,      404,        404
      /cases/DEX-2019-99999,                   302,   404, 404,      404,        404
      /people,                                 302,   403, 403,      200,        200
      /people/baltic-byte/add,                 302,   404, 404,      200,        200
      /people/baltic-byte/dovile/remove,       302,   404, 404,      200,        200
      /people/baltic-byte/bisi/remove,         302,   404, 404,      404,        404
      /people/no-such/add,                     302,   404, 404,      404,        404
      /js/diagram.js,                          302,   200, 200,      200,        200
      /css/passerelle.css,                     200,   200, 200,      200,        200
      /img/passerelle.svg,                     200,   200, 200,      200,        200
      /actuator/health,                        200,   200, 200,      200,        200
      /actuator/env,                           302,   404, 404,      404,        404
      /h2-console,                             302,   404, 404,      404,        404
      /camunda/app/tasklist/default/,          302,   200, 200,      200,        200
      /camunda/app/welcome/default/,           302,   200, 200,      200,        200
      /camunda/app/cockpit/default/,           302,   403, 403,      403,        200
      /camunda/app/admin/default/,             302,   403, 403,      403,        200
      /camunda/app/admin/default/setup/,       302,   403, 403,      403,        403
      """)
  void pages(String path, int nobody, int firm, int recruiter, int coordinator, int administrator) {
    var expected = Map.of(Who.NOBODY, nobody, Who.FIRM, firm, Who.RECRUITER, recruiter, Who.COORDINATOR, coordinator, Who.ADMINISTRATOR, administrator);
    expected.forEach((who, status) -> assertThat(VISITORS.get(who).get(path.replace("NUMBER", number)).statusCode()).as(who.name()).isEqualTo(status));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"/process-instance", "/execution", "/incident", "/external-task", "/batch", "/deployment",
      "/authorization", "/tenant", "/history/process-instance", "/history/activity-instance", "/history/variable-instance", "/history/detail",
      "/history/user-operation", "/history/incident", "/history/batch", "/history/decision-instance",
      "/history/external-task-log"})
  void whatOnlyAdministratorsLookThrough(String family) {
    for (var prefix : new String[] {REST, WEBAPP}) {
      var path = prefix + family + "/count";
      assertThat(VISITORS.get(Who.NOBODY).getJson(path).statusCode()).as(path).isEqualTo(401);
      for (var who : new Who[] {Who.FIRM, Who.RECRUITER, Who.COORDINATOR}) {
        var answer = VISITORS.get(who).getJson(path);
        assertThat(answer.statusCode() == 403 || answer.body().equals("{\"count\":0}")).as("%s %s: %s", who, path, answer.body()).isTrue();
      }
      assertThat(VISITORS.get(Who.ADMINISTRATOR).getJson(path).statusCode()).as(path).isEqualTo(200);
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"/task", "/history/task"})
  void tasksAreForTheirOrganisation(String family) {
    for (var prefix : new String[] {REST, WEBAPP}) {
      var path = prefix + family + "/count";
      assertThat(VISITORS.get(Who.NOBODY).getJson(path).statusCode()).as(path).isEqualTo(401);
      assertThat(VISITORS.get(Who.FIRM).getJson(path).body()).as(path).isEqualTo("{\"count\":0}");
      assertThat(VISITORS.get(Who.RECRUITER).getJson(path).body()).as(path).isEqualTo("{\"count\":1}");
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(delimiter = ' ', quoteCharacter = '\0', textBlock = """
      POST /deployment/create {}
      POST /filter/create {"resourceType":"Task","name":"x","query":{}}
      POST /task/create {"name":"x"}
      POST /user/create {"profile":{"id":"x1"},"credentials":{"password":"Bridge-3-Vilnius!"}}
      POST /group/create {"id":"x1","name":"x"}
      PUT /group/ventures-platform/members/dovile {}
      DELETE /group/baltic-byte/members/dovile {}
      PUT /user/bisi/credentials {"password":"Bridge-3-Vilnius!"}
      POST /authorization/create {"type":1,"permissions":["ALL"],"userId":"dovile","resourceType":8,"resourceId":"*"}
      POST /process-definition/key/digital-explorers/start {"businessKey":"DEX-2019-77777"}
      PUT /process-definition/suspended {"processDefinitionKey":"digital-explorers","suspended":true}
      POST /message {"messageName":"candidateWithdrew","businessKey":"DEX-2019-00001"}
      POST /migration/executeAsync {"migrationPlan":{"sourceProcessDefinitionId":"a","targetProcessDefinitionId":"b"},"processInstanceIds":["x"]}
      POST /history/cleanup {}
      """)
  void nobodyButAnAdministratorChangesTheEngine(String method, String path, String body) {
    for (var who : new Who[] {Who.FIRM, Who.RECRUITER, Who.COORDINATOR}) {
      var answer = new Visitor(port).json(method, REST + path, body, "Authorization", Visitor.basic(who.userId, PASSWORD));
      assertThat(answer.statusCode()).as("%s: %s", who, answer.body()).isBetween(400, 499);
    }
    assertThat(new Visitor(port).json(method, REST + path, body).statusCode()).isIn(401, 403);
    assertThat(new Visitor(port).json(method, WEBAPP + path, body).statusCode()).isEqualTo(401);
  }
}
