package eu.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.RestTest;
import eu.passerelle.testing.Visitor;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the engine's interfaces answer to whom asks for too much, asks wrongly, or asks for what may be kept nowhere. */
@RestTest
class EngineAnswersTest {

  private static final String PASSWORD = "Bridge-2-Vilnius!";
  private static final String WEBAPP = "/camunda/api/engine/engine/default";

  @LocalServerPort private int port;

  @ParameterizedTest
  @ValueSource(strings = {"/engine-rest/task?maxResults=5", "/engine-rest/user?maxResults=5", "/engine-rest/version",
      "/engine-rest/task/none/form", "/engine-rest/metrics", WEBAPP + "/task?maxResults=5", WEBAPP + "/filter?maxResults=5",
      WEBAPP + "/user/bisi/profile", "/camunda/api/admin/auth/user/default"})
  void nobodyKeepsWhatTheySay(String path) {
    HttpResponse<String> answer = new Visitor(port).signIn("bisi", PASSWORD).getJson(path);

    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
  }

  @Test
  void nobodyKeepsAPageOfCases() {
    assertThat(new Visitor(port).signIn("bisi", PASSWORD).get("/cases").headers().firstValue("Cache-Control").orElseThrow())
        .contains("no-store");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/task?maxResults=501", "/user?maxResults=2000", "/history/task?maxResults=100000",
      "/task?firstResult=0&maxResults=999", "/history/user-operation?maxResults=501", "/task?maxResults=5&maxResults=501"})
  void nobodyAsksForMoreThanOneReads(String path) {
    HttpResponse<String> answer = basic("GET", path, "", "bisi");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("500 rows at most");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/metrics", "/metrics/sum?interval=900", "/metrics/activity-instance-start/sum", "/metrics/task-worker",
      "/telemetry/data", "/schema/log", "/optimize/activity-instance/completed"})
  void whatNobodyUsesIsNotThere(String path) {
    for (String user : new String[] {"bisi", "ruta", "admin"}) {
      assertThat(basic("GET", path, "", user).statusCode()).as(user).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
      /task                         | {"orQueries":[{"orQueries":[{"name":"a"}]}]}
      /task                         | {"orQueries":[null]}
      /task                         | {"orQueries":{"name":"a"}}
      /task                         | {"orQueries":[{"sorting":[{"sortBy":"name","sortOrder":"asc"}]}]}
      /task                         | {"orQueries":[{"withCandidateGroups":true}]}
      /task                         | {"orQueries":[{"includeAssignedTasks":true}]}
      /task                         | {"orQueries":[{"candidateUser":"a","candidateGroup":"b"}]}
      /task                         | {"orQueries":[{"candidateGroup":"b","candidateUser":"a","assigned":true,"unassigned":true}]}
      /task                         | {"orQueries":[{"processVariables":[{"name":"a","operator":"eq"}]}]}
      /task                         | {"orQueries":[{"taskIdIn":[null]}]}
      /task                         | {"orQueries":[{"assigneeIn":[]}]}
      /task                         | {"orQueries":[{"delegationState":"none"}]}
      /task                         | {"orQueries":[{"followUpBeforeOrNotExistent":"2019-01-01T00:00:00.000+0000"}]}
      /task/count                   | {"orQueries":[{"withoutDueDate":true},{"tenantIdIn":[null]}]}
      /task/count                   | {"nameLike":null,"processInstanceBusinessKeyIn":[null]}
      /task/count                   | {"sorting":[{"sortBy":"name"}]}
      /task/count                   | {"sorting":[{}]}
      /task/count                   | {"taskVariables":[{}]}
      /task/count                   | {"taskVariables":[null]}
      /process-instance             | {"orQueries":[{"orQueries":[]}]}
      /process-instance             | {"orQueries":[null]}
      /process-instance             | {"orQueries":[{"sorting":[{"sortBy":"instanceId","sortOrder":"asc"}]}]}
      /history/task                 | {"orQueries":[null]}
      /history/task                 | {"orQueries":[{"sorting":[{"sortBy":"taskName","sortOrder":"asc"}]}]}
      /history/process-instance     | {"orQueries":[null]}
      /history/process-instance     | {"orQueries":[{"orQueries":[{}]}]}
      /history/variable-instance    | {"variableValue":{},"variableName":"a"}
      /execution                    | {"variables":[null]}
      /variable-instance            | {"variableValues":[null]}
      """)
  void whoAsksWronglyIsToldSo(String path, String body) {
    for (String user : new String[] {"bisi", "admin"}) {
      HttpResponse<String> answer = basic("POST", path + (path.endsWith("count") ? "" : "?maxResults=5"), body, user);

      assertThat(answer.statusCode()).as("%s: %s", user, answer.body()).isLessThan(500);
      if (answer.statusCode() >= 400) {
        assertThat(answer.body()).as(user).isNotBlank().doesNotContain("NullPointer", "ENGINE-", "Cannot invoke", "not caused");
      }
    }
  }

  private HttpResponse<String> basic(String method, String path, String body, String user) {
    return new Visitor(port).json(method, "/engine-rest" + path, body, "Authorization", Visitor.basic(user, PASSWORD));
  }
}
