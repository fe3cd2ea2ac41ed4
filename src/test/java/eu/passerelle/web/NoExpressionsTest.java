package eu.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.RestTest;
import eu.passerelle.testing.Visitor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** No expression of a person reaches the engine in a query or a filter, wherever in it the expression stands and however it is written. */
@RestTest
class NoExpressionsTest {

  private static final String PASSWORD = "Bridge-2-Vilnius!";

  @LocalServerPort private int port;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      POST | /task                | {"assigneeExpression": "${1}"}
      POST | /task                | {"orQueries": [{"assigneeExpression": "${1}"}]}
      POST | /task                | {"orQueries": [{"name": "a"}, {"orQueries": [{"orQueries": [{"dueBeforeExpression": "${now()}"}]}]}]}
      POST | /task                | {"assignee\\u0045xpression": "${1}"}
      POST | /task/count          | {"candidateGroupsExpression": "${1}"}
      POST | /history/task        | {"orQueries": [{"taskAssigneeExpression": "${1}"}]}
      POST | /process-instance    | {"orQueries": [{"businessKeyExpression": "${1}"}]}
      POST | /filter/create       | {"resourceType": "Task", "name": "a", "query": {"ownerExpression": "${1}"}}
      POST | /filter/create       | {"resourceType": "Task", "name": "a", "query": {"orQueries": [{"ownerExpression": "${1}"}]}}
      PUT  | /filter/x            | {"resourceType": "Task", "name": "a", "query": {"orQueries": [{"ownerExpression": "${1}"}]}}
      POST | /filter/x/list       | {"orQueries": [{"createdOnExpression": "${1}"}]}
      POST | /filter/x/singleResult | {"createdOnExpression": "${1}"}
      GET  | /task?assigneeExpression=x |
      GET  | /task?name=a&assignee%45xpression=x |
      GET  | /task/count?dueAfterExpression=x |
      """)
  void anExpressionIsRefusedWithASentenceOnEveryWayIn(String method, String path, String body) {
    Visitor admin = new Visitor(port).signIn("admin", PASSWORD);
    admin.get("/camunda/app/tasklist/default/");

    var rest = new Visitor(port).json(method, "/engine-rest" + path, body == null ? "" : body, "Authorization",
        Visitor.basic("admin", PASSWORD));
    var tasklist = admin.json(method, "/camunda/api/engine/engine/default" + path, body == null ? "" : body, "X-XSRF-TOKEN",
        admin.cookie("XSRF-TOKEN").orElseThrow());

    for (HttpResponse<String> answer : new HttpResponse[] {rest, tasklist}) {
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("Queries and filters take no expressions here.");
    }
  }

  @Test
  void anotherEncodingHidesNoExpression() throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/engine-rest/task"))
        .header("Authorization", Visitor.basic("bisi", PASSWORD)).header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray("{\"orQueries\":[{\"assigneeExpression\":\"${1}\"}]}".getBytes(StandardCharsets.UTF_16BE)));

    var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("Queries and filters take no expressions here.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"name\":", "{name: 'a'}", "no JSON"})
  void whatCannotBeReadIsNotHandedOn(String body) {
    var answer =
        new Visitor(port).json("POST", "/engine-rest/task", body, "Authorization", Visitor.basic("bisi", PASSWORD));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("What was sent is no JSON that can be read.");
  }

  @Test
  void aValueOfACaseMayHaveAnyName() {
    var answer = new Visitor(port).json("POST", "/engine-rest/task/none/submit-form",
        "{\"variables\":{\"facialExpression\":{\"value\":\"a smile\"}}}", "Authorization", Visitor.basic("bisi", PASSWORD));

    assertThat(answer.body()).doesNotContain("expressions here");
  }

  @Test
  void aQueryWithoutExpressionsIsAnsweredAsEver() {
    var answer = new Visitor(port).json("POST", "/engine-rest/task/count", "{\"orQueries\":[{\"name\":\"a\",\"assignee\":\"bisi\"}]}",
        "Authorization", Visitor.basic("bisi", PASSWORD));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"count\":0}");
  }
}
