package eu.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Visitor;
import eu.passerelle.testing.WebTest;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page and every family of REST paths, walked as every kind of person. */
@WebTest
class PermissionWalkTest {

  private static final String PASSWORD = House.PASSWORD;
  private static final String REST = "/engine-rest";
  private static final String WEBAPP = "/camunda/api/engine/engine/default";

  /** Nobody, staff of the firm with the opportunity, of a firm with nothing, the recruiter who has the case, a coordinator, the administrator. */
  private enum Who {
    NOBODY(null), FIRM("dovile"), OTHER_FIRM("simona"), RECRUITER("bisi"), COORDINATOR("ruta"), ADMINISTRATOR("admin");

    private final String userId;

    Who(String userId) {
      this.userId = userId;
    }
  }

  private static final Set<Who> STAFF = EnumSet.of(Who.FIRM, Who.OTHER_FIRM, Who.RECRUITER, Who.COORDINATOR);
  private static final Map<Who, Visitor> VISITORS = new EnumMap<>(Who.class);
  private static String number;
  private static String opportunity;

  @LocalServerPort private int port;
  @Autowired private House house;
  @Autowired
  @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mappings;

  @BeforeEach
  void oneCaseThatTheRecruiterReviews() {
    if (number == null) {
      number = house.caseUnderReview();
      opportunity = house.interest("dovile", "baltic-byte");
      for (var who : Who.values()) {
        var visitor = new Visitor(port);
        VISITORS.put(who, who.userId == null ? visitor : visitor.signIn(who.userId, PASSWORD));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(textBlock = """
      # path                                   nobody firm other recruiter coordinator administrator
      /,                                        302, 302, 302, 302, 302, 302
      /sign-in,                                 200, 302, 302, 302, 302, 302
      /cases,                                   302, 200, 200, 200, 200, 200
      /cases?stage=x&state=all&page=-3,         302, 200, 200, 200, 200, 200
      /cases?page=x,                            302, 400, 400, 400, 400, 400
      /cases/NUMBER,                            302, 404, 404, 200, 200, 404
      /cases/NUMBER?at=x,                       302, 404, 404, 200, 200, 404
      /cases/NUMBER/diagrams/x,                 302, 404, 404, 404, 404, 404
      /cases/NUMBER/actions/x,                  302, 404, 404, 404, 404, 404
      /cases/NUMBER/time/x,                     302, 404, 404, 404, 404, 404
      /cases/DEX-2019-99999,                    302, 404, 404, 404, 404, 404
      /cases/NUMBER/parties,                    302, 404, 404, 404, 200, 404
      /cases/NUMBER/parties/recruiter,          302, 404, 404, 404, 200, 404
      /cases/NUMBER/parties/no-such,            302, 404, 404, 404, 404, 404
      /cases/NUMBER/parties/recruiter/confirm?organisation=&before=, 302, 404, 404, 404, 200, 404
      /cases/NUMBER/parties/recruiter/confirm?organisation=no-such&before=, 302, 404, 404, 404, 400, 404
      /cases/NUMBER/parties/recruiter/confirm,  302, 400, 400, 400, 400, 400
      /flows/modeler.zip,                       302, 403, 403, 403, 200, 200
      /opportunities,                           302, 200, 200, 200, 200, 200
      /opportunities?page=-7,                   302, 200, 200, 200, 200, 200
      /opportunities?page=x,                    302, 400, 400, 400, 400, 400
      /opportunities/OPPORTUNITY,               302, 200, 404, 404, 200, 404
      /opportunities/OPPORTUNITY/diagrams/x,    302, 404, 404, 404, 404, 404
      /opportunities/OPPORTUNITY/actions/x,     302, 404, 404, 404, 404, 404
      /opportunities/DEX-OPP-2019-9999,         302, 404, 404, 404, 404, 404
      /cases/OPPORTUNITY,                       302, 404, 404, 404, 404, 404
      /applications,                            302, 200, 200, 200, 200, 200
      /applications/digital-explorers-2019,     302, 404, 404, 404, 200, 404
      /applications/digital-explorers-2019/example.csv, 302, 404, 404, 404, 200, 404
      /applications/digital-explorers-2019/files/x, 302, 404, 404, 404, 404, 404
      /applications/digital-explorers-2019/files/x/refusals.csv, 302, 404, 404, 404, 404, 404
      /applications/digital-explorers-2019/files/x/progress, 302, 404, 404, 404, 404, 404
      /applications/no-such,                    302, 404, 404, 404, 404, 404
      /api/intakes/x,                           401, 404, 404, 404, 404, 404
      /api/intakes/x/refusals,                  401, 404, 404, 404, 404, 404
      /people,                                  302, 403, 403, 403, 200, 200
      /people/baltic-byte/add,                  302, 404, 404, 404, 200, 200
      /people/baltic-byte/dovile/remove,        302, 404, 404, 404, 200, 200
      /people/baltic-byte/bisi/remove,          302, 404, 404, 404, 404, 404
      /people/no-such/add,                      302, 404, 404, 404, 404, 404
      /roles,                                   302, 403, 403, 403, 302, 200
      /roles/digital-explorers,                 302, 404, 404, 404, 200, 200
      /roles/digital-explorers/employer,        302, 404, 404, 404, 200, 200
      /roles/digital-explorers/no-such,         302, 404, 404, 404, 404, 404
      /roles/no-such,                           302, 404, 404, 404, 404, 404
      /flows,                                   302, 403, 403, 403, 200, 200
      /flows/travel,                            302, 404, 404, 404, 200, 200
      /flows/travel/diagram,                    302, 404, 404, 404, 200, 200
      /flows/no-such,                           302, 404, 404, 404, 404, 404
      /proposals/no-such/way,                   302, 404, 404, 404, 404, 404
      /schemes,                                 302, 200, 200, 200, 200, 200
      /schemes/digital-explorers,               302, 404, 404, 404, 200, 404
      /schemes/new,                             302, 404, 404, 404, 404, 200
      /schemes/digital-explorers/readiness,     302, 404, 404, 404, 200, 200
      /schemes/digital-explorers/readiness/x.dmn, 302, 404, 404, 404, 404, 404
      /schemes/no-such/readiness,               302, 404, 404, 404, 404, 404
      /schemes/no-such,                         302, 404, 404, 404, 404, 404
      /allocations?scheme=digital-explorers,    302, 404, 404, 404, 200, 404
      /allocations,                             302, 400, 400, 400, 400, 400
      /allocations/no-such,                     302, 404, 404, 404, 404, 404
      /proposals,                               302, 404, 404, 404, 200, 200
      /proposals?page=x,                        302, 400, 400, 400, 400, 400
      /proposals/no-such,                       302, 404, 404, 404, 404, 404
      /proposals/no-such/cases?flow=x,          302, 404, 404, 404, 404, 404
      /proposals/no-such/diagrams/x/proposed,   302, 404, 404, 404, 404, 404
      /proposals/no-such/report.html,           302, 404, 404, 404, 404, 404
      /proposals/no-such/report.json,           302, 404, 404, 404, 404, 404
      /proposals/no-such/try-out,               302, 404, 404, 404, 404, 404
      /js/proposal.js,                          302, 200, 200, 200, 200, 200
      /js/diagram.js,                           302, 200, 200, 200, 200, 200
      /js/refit.js,                             302, 200, 200, 200, 200, 200
      /css/passerelle.css,                      200, 200, 200, 200, 200, 200
      /img/passerelle.svg,                      200, 200, 200, 200, 200, 200
      /actuator/health,                         200, 200, 200, 200, 200, 200
      /actuator/env,                            302, 404, 404, 404, 404, 404
      /h2-console,                              302, 404, 404, 404, 404, 404
      /camunda/app/tasklist/default/,           302, 200, 200, 200, 200, 200
      /camunda/app/welcome/default/,            302, 200, 200, 200, 200, 200
      /camunda/app/cockpit/default/,            302, 403, 403, 403, 403, 200
      /camunda/app/admin/default/,              302, 403, 403, 403, 403, 200
      /camunda/app/admin/default/setup/,        302, 403, 403, 403, 403, 403
      """)
  void pages(String path, int nobody, int firm, int otherFirm, int recruiter, int coordinator, int administrator) {
    var expected =
        Map.of(Who.NOBODY, nobody, Who.FIRM, firm, Who.OTHER_FIRM, otherFirm, Who.RECRUITER, recruiter, Who.COORDINATOR, coordinator,
            Who.ADMINISTRATOR, administrator);
    var asked = path.replace("NUMBER", number).replace("OPPORTUNITY", opportunity);
    expected.forEach((who, status) -> assertThat(VISITORS.get(who).get(asked).statusCode()).as(who.name()).isEqualTo(status));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"/process-instance", "/execution", "/variable-instance", "/job", "/job-definition", "/incident", "/external-task",
      "/batch", "/deployment",
      "/authorization", "/tenant", "/history/process-instance", "/history/activity-instance", "/history/variable-instance",
      "/history/detail", "/history/incident", "/history/job-log", "/history/batch", "/history/decision-instance",
      "/history/external-task-log"})
  void whatOnlyAdministratorsLookThrough(String family) {
    for (var prefix : new String[] {REST, WEBAPP}) {
      var path = prefix + family + "/count";
      assertThat(VISITORS.get(Who.NOBODY).getJson(path).statusCode()).as(path).isEqualTo(401);
      for (var who : STAFF) {
        var answer = VISITORS.get(who).getJson(path);
        assertThat(answer.statusCode()).as("%s %s: %s", who, path, answer.body()).isEqualTo(404);
      }
      assertThat(VISITORS.get(Who.ADMINISTRATOR).getJson(path).statusCode()).as(path).isEqualTo(200);
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"/history/identity-link-log", "/history/user-operation"})
  void whatATaskShowsIsForItsOrganisation(String family) {
    for (var prefix : new String[] {REST, WEBAPP}) {
      assertThat(VISITORS.get(Who.OTHER_FIRM).getJson(prefix + family + "?maxResults=100").body()).isEqualTo("[]");
      assertThat(VISITORS.get(Who.RECRUITER).getJson(prefix + family + "?maxResults=100").body()).doesNotContain("Adaeze", "adaeze@",
          "1995-02-03");
    }
  }

  @Test
  void everyPageIsWalked() throws NoSuchMethodException {
    var walked = Stream.of(getClass().getDeclaredMethod("pages", String.class, int.class, int.class, int.class, int.class, int.class,
        int.class).getAnnotation(CsvSource.class).textBlock().split("\n")).map(line -> line.split(",")[0].strip().replaceFirst("\\?.*", ""))
        .toList();
    var forgotten = mappings.getHandlerMethods().entrySet().stream()
        .filter(page -> page.getValue().getBeanType().getName().startsWith("eu.passerelle"))
        .map(page -> page.getKey()).filter(page -> page.getMethodsCondition().getMethods().contains(RequestMethod.GET))
        .flatMap(page -> page.getPathPatternsCondition().getPatterns().stream())
        .filter(page -> walked.stream().noneMatch(path -> page.matches(PathContainer.parsePath(path)))).toList();

    assertThat(forgotten).as("pages that nobody has decided about: add each above").isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"/task", "/history/task"})
  void tasksAreForTheirOrganisation(String family) {
    for (var prefix : new String[] {REST, WEBAPP}) {
      var path = prefix + family + "/count?processInstanceBusinessKey=" + number;
      assertThat(VISITORS.get(Who.NOBODY).getJson(path).statusCode()).as(path).isEqualTo(401);
      assertThat(VISITORS.get(Who.FIRM).getJson(path).body()).as(path).isEqualTo("{\"count\":0}");
      assertThat(VISITORS.get(Who.RECRUITER).getJson(path).body()).as(path).isEqualTo("{\"count\":1}");
    }
  }

  @Test
  void onlyCoordinatorsSendApplications() {
    var path = "/api/cohorts/" + house.cohort().id() + "/applications";
    for (var who : Who.values()) {
      var visitor = VISITORS.get(who);
      var token = who == Who.NOBODY ? "none" : visitor.tokenOn("/cases");
      var answer = visitor.json("POST", path, "x", "X-CSRF-TOKEN", token, "Content-Type", "text/csv");
      assertThat(answer.statusCode()).as(who.name()).isEqualTo(who == Who.NOBODY ? 403 : who == Who.COORDINATOR ? 422 : 404);
      if (who != Who.NOBODY) {
        assertThat(visitor.json("POST", path, "x", "Content-Type", "text/csv").statusCode()).as("%s without token", who).isEqualTo(403);
      }
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
    for (var who : STAFF) {
      var answer = new Visitor(port).json(method, REST + path, body, "Authorization", Visitor.basic(who.userId, PASSWORD));
      assertThat(answer.statusCode()).as("%s: %s", who, answer.body()).isBetween(400, 499);
    }
    assertThat(new Visitor(port).json(method, REST + path, body).statusCode()).isIn(401, 403);
    assertThat(new Visitor(port).json(method, WEBAPP + path, body).statusCode()).isEqualTo(401);
  }
}
