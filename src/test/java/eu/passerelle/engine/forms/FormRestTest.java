package eu.passerelle.engine.forms;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.RestTest;
import eu.passerelle.testing.Visitor;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The gate for forms as Tasklist and programs meet it: over REST, on a shipped form. */
@RestTest
class FormRestTest {

  private static final String PASSWORD = "Bridge-2-Vilnius!";
  private static final String REST = "/engine-rest";
  private static final String TASKLIST = "/camunda/api/engine/engine/default";
  private static final Map<String, Object> FACTS = Map.of("scheme", "digital-explorers", "corridor", "digital-explorers-ng-lt", "cohort",
      "digital-explorers-2019", "origin", "NG", "destination", "LT", "givenName", "Adaeze", "familyName", "Okonkwo", "secret",
      "assessment");

  @LocalServerPort private int port;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  private String instance;
  private String task;
  private Visitor bisi;

  @BeforeEach
  void anInterviewIsToBeScheduled() {
    instance = runtime.startProcessInstanceByKey("interview-candidate", "DEX-2019-99999", FACTS).getId();
    task = tasks.createTaskQuery().processInstanceId(instance).singleResult().getId();
    bisi = new Visitor(port).signIn("bisi", PASSWORD);
    send(REST + "/task/" + task + "/claim", "{\"userId\": \"bisi\"}");
  }

  @ParameterizedTest
  @CsvSource({REST + ",submit-form", REST + ",complete", TASKLIST + ",submit-form", TASKLIST + ",complete"})
  void aBadAnswerIsRefusedInWordsAndTheTaskStays(String api, String way) {
    var response = send(api + "/task/" + task + "/" + way, answers("\"2020-01-01\"", "\"givenName\": {\"value\": \"Mallory\"},"));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("Field ‘Day of the interview’: must not be in the past.").doesNotContain("Exception.java",
        "\\tat ");
    assertThat(tasks.createTaskQuery().taskId(task).count()).isOne();
    assertThat(runtime.getVariables(instance)).doesNotContainKey("interviewPlace").containsEntry("givenName", "Adaeze");
  }

  @ParameterizedTest
  @CsvSource({REST + ",submit-form", REST + ",complete", TASKLIST + ",submit-form", TASKLIST + ",complete"})
  void aVariableThatTheFormDoesNotHaveIsRefused(String api, String way) {
    var response = send(api + "/task/" + task + "/" + way, answers("\"" + LocalDate.now() + "\"", "\"selected\": {\"value\": true},"));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("The form has no field ‘selected’.");
    assertThat(runtime.getVariables(instance)).doesNotContainKey("selected");
  }

  @ParameterizedTest
  @CsvSource({REST + ",submit-form", REST + ",complete", TASKLIST + ",submit-form", TASKLIST + ",complete"})
  void goodAnswersAreTakenAndWhatIsReadOnlyIsNot(String api, String way) {
    var response =
        send(api + "/task/" + task + "/" + way, answers("\"" + LocalDate.now() + "\"", "\"givenName\": {\"value\": \"Mallory\"},"));

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(tasks.createTaskQuery().taskId(task).count()).isZero();
    assertThat(runtime.getVariables(instance)).containsEntry("interviewDate", LocalDate.now().toString()).containsEntry("givenName",
        "Adaeze");
  }

  @ParameterizedTest
  @ValueSource(strings = {REST, TASKLIST})
  void theFormShowsWhatItNamesAndNothingElse(String api) {
    var shown = bisi.getJson(api + "/task/" + task + "/form-variables?deserializeValues=false").body();
    var guessed = bisi.getJson(api + "/task/" + task + "/form-variables?variableNames=secret,scheme").body();

    assertThat(shown).contains("Adaeze", "DEX-2019-99999", "interviewDate").doesNotContain("assessment", "digital-explorers-ng-lt");
    assertThat(guessed).isEqualTo("{}");
    assertThat(bisi.getJson(api + "/task/" + task + "/deployed-form").body()).contains("\"schedule-interview\"");
    assertThat(bisi.getJson(api + "/task/" + task + "/form").body()).contains("schedule-interview");
  }

  @Test
  void anotherOrganisationGetsNeitherFormNorValues() {
    var milda = new Visitor(port).signIn("milda", PASSWORD);

    for (var part : new String[] {"form", "form-variables", "deployed-form", "rendered-form"}) {
      assertThat(milda.get(REST + "/task/" + task + "/" + part).statusCode()).as(part).isIn(403, 404);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {REST, TASKLIST})
  void noCaseStartsWithValuesOfOnesOwn(String api) {
    long before = runtime.createProcessInstanceQuery().count();

    var started = send(api + "/process-definition/key/digital-explorers/start", "{\"variables\": {\"preselected\": {\"value\": true}}}");
    var submitted =
        send(api + "/process-definition/key/digital-explorers/submit-form", "{\"variables\": {\"preselected\": {\"value\": true}}}");

    assertThat(started.statusCode()).isIn(403, 404);
    assertThat(submitted.statusCode()).isIn(400, 403, 404);
    assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(before);
  }

  /** A program names itself with every call, Tasklist carries its session's token. */
  private HttpResponse<String> send(String path, String body) {
    if (path.startsWith(REST)) {
      return new Visitor(port).json("POST", path, body, "Authorization", Visitor.basic("bisi", PASSWORD));
    }
    bisi.getJson(TASKLIST + "/task/count");
    return bisi.json("POST", path, body, "X-XSRF-TOKEN", bisi.cookie("XSRF-TOKEN").orElseThrow());
  }

  private static String answers(String day, String more) {
    return """
        {"variables": {%s "interviewDate": {"value": %s}, "interviewPlace": {"value": "Abuja"}, "interviewers": {"value": "Bisi"}}}
        """.formatted(more, day);
  }
}
