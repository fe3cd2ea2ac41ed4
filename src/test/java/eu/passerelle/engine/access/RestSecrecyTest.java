package eu.passerelle.engine.access;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.RestTest;
import eu.passerelle.testing.Visitor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the engine's two REST interfaces give away about a case: to the party of the open task, and to another firm. */
@RestTest
class RestSecrecyTest {

  private static final String PASSWORD = "Bridge-2-Vilnius!";
  private static final String PARTY = "bisi";
  private static final String COLLEAGUE = "chike";
  private static final String OUTSIDER = "dovile";
  private static final String SECRET = "assessment-of-somebody-else";
  private static final List<String> INTERFACES = List.of("/engine-rest", "/camunda/api/engine/engine/default");
  private static final Map<String, Object> FACTS = Map.of("scheme", "digital-explorers", "corridor", "digital-explorers-ng-lt", "cohort",
      "digital-explorers-2019", "origin", "NG", "destination", "LT", "givenName", "Adaeze", "familyName", "Okonkwo", "assessment", SECRET);

  @LocalServerPort private int port;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  private final Map<String, Visitor> visitors = new HashMap<>();
  private String instance;
  private String task;

  @BeforeEach
  void anInterviewIsToBeScheduled() {
    instance = runtime.startProcessInstanceByKey("interview-candidate", "DEX-2019-99998", FACTS).getId();
    task = tasks.createTaskQuery().processInstanceId(instance).singleResult().getId();
  }

  @AfterEach
  void theCaseIsGone() {
    if (runtime.createProcessInstanceQuery().processInstanceId(instance).count() > 0) {
      runtime.deleteProcessInstance(instance, "test");
    }
  }

  static Stream<String> readings() {
    return Stream.of(
        "/task/TASK/variables", "/task/TASK/localVariables", "/task/TASK/variables/assessment", "/task/TASK/variables/assessment/data",
        "/task/TASK/form-variables", "/task/TASK/rendered-form", "/variable-instance?variableName=assessment",
        "/variable-instance?processInstanceIdIn=CASE", "/process-instance/CASE/variables", "/execution/CASE/localVariables",
        "/history/variable-instance?processInstanceId=CASE", "/history/detail?processInstanceId=CASE",
        "/history/activity-instance?processInstanceId=CASE", "/history/process-instance?processInstanceId=CASE",
        "/history/process-instance/CASE", "/process-instance/CASE", "/process-instance?processInstanceIds=CASE",
        "/process-instance/CASE/activity-instances", "/process-instance/CASE/comment", "/history/decision-instance?includeInputs=true",
        "/event-subscription?processInstanceId=CASE", "/job?processInstanceId=CASE", "/history/job-log", "/incident",
        "/deployment", "/authorization", "/process-definition/statistics", "/history/user-operation?processInstanceId=CASE");
  }

  /** Each reading with as many results as a person may ask for: none of them names the value, for the party as for another firm. */
  @ParameterizedTest
  @MethodSource("readings")
  void noReadingGivesTheValueAway(String reading) {
    for (String api : INTERFACES) {
      for (String user : List.of(PARTY, OUTSIDER)) {
        HttpResponse<String> answer = as(user).getJson(api + paged(named(reading)));

        assertThat(answer.body()).as("%s %s%s", user, api, reading).doesNotContain(SECRET).doesNotContain("Exception.java");
        assertThat(answer.statusCode()).as("%s %s%s", user, api, reading).isLessThan(500);
        if (user.equals(OUTSIDER)) {
          assertThat(answer.body()).as("%s %s%s", user, api, reading).doesNotContain("Adaeze");
        }
      }
    }
  }

  private static Stream<String> paths() {
    return Stream.of("/task/TASK", "/task/TASK/form", "/task/TASK/deployed-form", "/task/TASK/identity-links", "/task/TASK/comment",
        "/task/TASK/attachment", "/history/task?taskId=TASK", "/history/user-operation?taskId=TASK",
        "/history/identity-link-log?taskId=TASK");
  }

  @ParameterizedTest
  @MethodSource("paths")
  void whatBelongsToATaskIsForItsPartyAlone(String path) {
    for (String api : INTERFACES) {
      assertThat(as(PARTY).getJson(api + paged(named(path))).statusCode()).as("%s%s", api, path).isEqualTo(200);
      HttpResponse<String> answer = as(OUTSIDER).getJson(api + paged(named(path)));
      assertThat(answer.statusCode() != 200 || answer.body().equals("[]")).as("%s%s: %s", api, path, answer.body()).isTrue();
      assertThat(answer.statusCode()).as("%s%s", api, path).isLessThan(500);
    }
  }

  static Stream<List<String>> writings() {
    return Stream.of(
        List.of("PUT", "/task/TASK/variables/assessment", "{\"value\":\"forged\",\"type\":\"String\"}"),
        List.of("POST", "/task/TASK/variables", "{\"modifications\":{\"assessment\":{\"value\":\"forged\"}}}"),
        List.of("PUT", "/task/TASK/localVariables/caseNumber", "{\"value\":\"forged\",\"type\":\"String\"}"),
        List.of("DELETE", "/task/TASK/variables/assessment", ""),
        List.of("PUT", "/process-instance/CASE/variables/assessment", "{\"value\":\"forged\",\"type\":\"String\"}"),
        List.of("POST", "/task/TASK/resolve", "{\"variables\":{\"assessment\":{\"value\":\"forged\"}}}"),
        List.of("POST", "/task/TASK/bpmnError", "{\"errorCode\":\"x\",\"variables\":{\"assessment\":{\"value\":\"forged\"}}}"),
        List.of("POST", "/task/TASK/bpmnEscalation", "{\"escalationCode\":\"x\",\"variables\":{\"assessment\":{\"value\":\"forged\"}}}"),
        List.of("POST", "/task/TASK/delegate", "{\"userId\":\"dovile\"}"),
        List.of("POST", "/task/TASK/assignee", "{\"userId\":\"dovile\"}"),
        List.of("POST", "/task/TASK/claim", "{\"userId\":\"dovile\"}"),
        List.of("POST", "/task/TASK/identity-links", "{\"groupId\":\"baltic-byte\",\"type\":\"candidate\"}"),
        List.of("POST", "/task/TASK/identity-links", "{\"userId\":\"dovile\",\"type\":\"candidate\"}"),
        List.of("PUT", "/task/TASK", "{\"name\":\"Nothing to do\",\"assignee\":\"dovile\"}"),
        List.of("DELETE", "/process-instance/CASE", ""),
        List.of("POST", "/process-instance/CASE/modification", "{\"instructions\":[{\"type\":\"cancel\",\"activityId\":\"x\"}]}"),
        List.of("POST", "/message", "{\"messageName\":\"candidateWithdrew\",\"businessKey\":\"DEX-2019-99998\"}"),
        List.of("POST", "/filter/create",
            "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{\"assigneeExpression\":\"${1}\"},\"properties\":{}}"),
        List.of("POST", "/task/create", "{\"id\":\"forged\",\"name\":\"forged\"}"),
        List.of("POST", "/process-definition/key/interview-candidate/start", "{\"variables\":{\"scheme\":{\"value\":\"x\"}}}"),
        List.of("PUT", "/group/baltic-byte/members/PERSON", ""),
        List.of("POST", "/user/create", "{\"profile\":{\"id\":\"forged\"},\"credentials\":{\"password\":\"Bridge-2-Vilnius!\"}}"),
        List.of("POST", "/authorization/create",
            "{\"type\":1,\"permissions\":[\"ALL\"],\"userId\":\"bisi\",\"resourceType\":7,\"resourceId\":\"*\"}"));
  }

  @ParameterizedTest
  @MethodSource("writings")
  void whatIsNotAskedInAFormIsRefused(List<String> writing) {
    for (String user : List.of(PARTY, OUTSIDER)) {
      String path = INTERFACES.get(0) + named(writing.get(1)).replace("PERSON", user);
      HttpResponse<String> answer = as(user).json(writing.get(0), path, writing.get(2), "Authorization", Visitor.basic(user, PASSWORD));

      assertThat(answer.statusCode()).as("%s %s: %s", user, writing, answer.body()).isBetween(400, 499);
      assertThat(runtime.getVariable(instance, "assessment")).isEqualTo(SECRET);
      assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee()).isNull();
    }
  }

  @Test
  void aValueCannotBeAskedForPiecemeal() {
    String criterion = "{\"processVariables\":[{\"name\":\"assessment\",\"operator\":\"like\",\"value\":\"a%\"}]}";

    for (String path : List.of("/task/count", "/task?maxResults=1", "/history/task/count")) {
      assertThat(post(PARTY, path, criterion).statusCode()).as(path).isIn(403, 404);
    }
    assertThat(post(PARTY, "/task/count", "{\"orQueries\":[" + criterion + "]}").statusCode()).isEqualTo(403);
    assertThat(post(PARTY, "/task?maxResults=1", "{\"sorting\":[{\"sortBy\":\"processVariable\",\"sortOrder\":\"asc\","
        + "\"parameters\":{\"variable\":\"assessment\",\"type\":\"String\"}}]}").statusCode()).isEqualTo(403);
    assertThat(post(PARTY, "/task/count", "{\"assigneeExpression\":\"${1}\"}").statusCode()).isEqualTo(400);
  }

  @Test
  void aClaimedTaskIsTakenOverVisibly() {
    assertThat(post(PARTY, named("/task/TASK/claim"), "{\"userId\":\"bisi\"}").statusCode()).isEqualTo(204);
    HttpResponse<String> refusal = post(COLLEAGUE, named("/task/TASK/submit-form"), "{\"variables\":{}}");
    assertThat(refusal.statusCode()).isEqualTo(403);
    assertThat(refusal.body()).contains("Claimed by Bisi").contains("take it over first");

    assertThat(post(COLLEAGUE, named("/task/TASK/assignee"), "{\"userId\":\"chike\"}").statusCode()).isEqualTo(204);
    assertThat(as(PARTY).getJson(INTERFACES.get(0) + named("/task/TASK/comment")).body()).contains("took this task over from Bisi");
    assertThat(post(COLLEAGUE, named("/task/TASK/comment/create"), "{\"message\":\"I call on Monday\"}").statusCode()).isEqualTo(200);
    assertThat(post(OUTSIDER, named("/task/TASK/comment/create"), "{\"message\":\"Hello\"}").statusCode()).isBetween(400, 403);
    assertThat(post(COLLEAGUE, named("/task/TASK/unclaim"), "").statusCode()).isEqualTo(204);
    assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee()).isNull();
  }

  @Test
  void theSharedFiltersShowTheCardToThePartyOnly() throws Exception {
    String api = INTERFACES.get(0);
    String filters = as(PARTY).getJson(api + "/filter?resourceType=Task&maxResults=50&name=Unassigned").body();
    String id = filters.replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");

    var asTasklistDoes = HttpRequest.newBuilder(URI.create("http://localhost:" + port + api + "/filter/" + id + "/list?maxResults=15"))
        .headers("Accept", "application/hal+json", "Authorization", Visitor.basic(PARTY, PASSWORD)).build();
    HttpResponse<String> cards = HttpClient.newHttpClient().send(asTasklistDoes, BodyHandlers.ofString());
    assertThat(cards.statusCode()).isEqualTo(200);
    assertThat(cards.body()).contains("DEX-2019-99998", "\"caseNumber\"").doesNotContain(SECRET);
    assertThat(as(OUTSIDER).getJson(api + "/filter/" + id + "/list?maxResults=15").body()).isEqualTo("[]");
  }

  private Visitor as(String user) {
    return visitors.computeIfAbsent(user, name -> new Visitor(port).signIn(name, PASSWORD));
  }

  private HttpResponse<String> post(String user, String path, String body) {
    return new Visitor(port).json("POST", INTERFACES.get(0) + path, body, "Authorization", Visitor.basic(user, PASSWORD));
  }

  private String named(String path) {
    return path.replace("TASK", task).replace("CASE", instance);
  }

  private static String paged(String path) {
    return path + (path.contains("?") ? "&" : "?") + "maxResults=100";
  }
}
