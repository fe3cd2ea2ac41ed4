package eu.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.passerelle.testing.Modeler;
import eu.passerelle.testing.RestTest;
import eu.passerelle.testing.Visitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Deployments and stored filters as they come in from outside, the way the Modeler and Tasklist send them. */
@RestTest
class DeployThroughRestTest {

  private static final String PASSWORD = "Bridge-2-Vilnius!";
  private static final String ADMIN = "admin";

  @TempDir Path folder;

  @LocalServerPort private int port;
  @Autowired private RepositoryService repository;
  @Autowired private FilterService filters;
  @Autowired private TaskService tasks;

  @Test
  void aRefusalNamesFileAndElementAsTheModelerReadsIt() throws Exception {
    long before = repository.createDeploymentQuery().count();

    var response =
        deploy(ADMIN, flow("<bpmn:scriptTask id='x' name='Run' scriptFormat='groovy'><bpmn:script>1</bpmn:script></bpmn:scriptTask>"));

    assertThat(response.statusCode()).isEqualTo(400);
    JsonNode answer = new ObjectMapper().readTree(response.body());
    assertThat(answer.path("type").asText()).isEqualTo("ParseException");
    assertThat(answer.path("message").asText()).contains("refused and nothing was stored").contains("evil.bpmn (x)");
    assertThat(answer.path("details").path("evil.bpmn").path("errors").path(0).path("mainElementId").asText()).isEqualTo("x");
    assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
  }

  @Test
  void externalEntitiesAreRefused() throws Exception {
    var response = deploy(ADMIN, "<!DOCTYPE d [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" + flow("<bpmn:userTask id='x' name='&e;'/>"));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("Remove the DOCTYPE").doesNotContain("root:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dovile", "ona"})
  void staffDeployNothing(String user) throws Exception {
    assertThat(deploy(user, flow("")).statusCode()).isEqualTo(403);
  }

  /** Filters that were stored before expressions were refused are still there; what they may reach is little. */
  @Test
  void aFilterThatIsStoredAlreadyRunsNoCommand() {
    Path loot = folder.resolve("loot");
    String attack =
        "${''.getClass().forName('java.lang.Runtime').getMethod('getRuntime').invoke(null).exec('touch " + loot + "').waitFor()}";
    for (TaskQuery query : List.of(tasks.createTaskQuery().taskAssigneeExpression(attack),
        tasks.createTaskQuery().or().taskAssigneeExpression(attack).endOr())) {
      String id = filters.saveFilter(filters.newTaskFilter("attack").setQuery(query)).getId();

      var list = new Visitor(port).getJson("/engine-rest/filter/" + id + "/list", "Authorization", Visitor.basic(ADMIN, PASSWORD));

      filters.deleteFilter(id);
      assertThat(list.statusCode()).isGreaterThanOrEqualTo(400);
      assertThat(loot).doesNotExist();
    }
  }

  @Test
  void aTokenIsNoSignInWhereNoIdentityProviderIsSetUp() {
    assertThat(new Modeler(port, "Bearer eyJhbGciOiJub25lIn0.eyJwcmVmZXJyZWRfdXNlcm5hbWUiOiJydXRhIn0.").check().statusCode())
        .isEqualTo(401);
  }

  @Test
  void aDeploymentUnderAWrongPasswordIsRefusedInTheShapeOfEveryOtherError() throws Exception {
    var response = new Modeler(port, Visitor.basic("nobody", "wrong")).deploy("Travel", "travel.bpmn", flow(""));

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(new ObjectMapper().readTree(response.body()).path("status").asInt()).isEqualTo(401);
  }

  @Test
  void staffStoreNoFilters() {
    var created = new Visitor(port).json("POST", "/engine-rest/filter/create",
        "{\"resourceType\":\"Task\",\"name\":\"mine\",\"query\":{}}", "Authorization", Visitor.basic("dovile", PASSWORD));

    assertThat(created.statusCode()).isEqualTo(404);
  }

  /** The parts in the order in which the Modeler sends them. */
  private HttpResponse<String> deploy(String user, String model) throws IOException, InterruptedException {
    String boundary = "----modeler";
    String body = part(boundary, "deployment-name", "evil") + part(boundary, "deployment-source", "Camunda Modeler")
        + part(boundary, "enable-duplicate-filtering", "true")
        + "--" + boundary
        + "\r\nContent-Disposition: form-data; name=\"evil.bpmn\"; filename=\"evil.bpmn\"\r\nContent-Type: text/xml\r\n\r\n"
        + model + "\r\n--" + boundary + "--\r\n";
    return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/engine-rest/deployment/create"))
        .header("Accept", "application/json").header("Authorization", Visitor.basic(user, PASSWORD))
        .header("Content-Type", "multipart/form-data; boundary=" + boundary).POST(BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  private static String part(String boundary, String name, String value) {
    return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
  }

  private static String flow(String content) {
    return """
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
            targetNamespace="t" id="definitions">
          <bpmn:process id="evil" isExecutable="true" camunda:historyTimeToLive="P30D">%s</bpmn:process>
        </bpmn:definitions>""".formatted(content);
  }
}
