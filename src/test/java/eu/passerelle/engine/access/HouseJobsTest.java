package eu.passerelle.engine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.testing.RestTest;
import eu.passerelle.testing.Visitor;
import java.net.http.HttpResponse;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The job that cleans up the history, and whatever else works by itself, is out of reach of staff, of coordinators and of employers. */
@RestTest
class HouseJobsTest {

  private static final String PASSWORD = "Bridge-2-Vilnius!";
  private static final List<String> PEOPLE = List.of("bisi", "ruta", "dovile");

  @LocalServerPort private int port;
  @Autowired private HistoryService history;
  @Autowired private ManagementService management;
  @Autowired private RuntimeService runtime;
  @Autowired private IdentityService identity;
  private final Map<String, Visitor> visitors = new HashMap<>();
  private Job cleanup;
  private Incident incident;

  @BeforeEach
  void theCleanUpHasFailed() {
    cleanup = history.findHistoryCleanupJobs().get(0);
    management.setJobRetries(cleanup.getId(), 0);
    cleanup = job();
    incident = runtime.createIncidentQuery().configuration(cleanup.getId()).singleResult();
  }

  @AfterEach
  void theCleanUpGoesOn() {
    management.setJobRetries(cleanup.getId(), 3);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(delimiter = ' ', quoteCharacter = '\0', textBlock = """
      PUT /job/JOB/suspended {"suspended":true}
      PUT /job/JOB/duedate {"duedate":"2049-01-01T00:00:00.000+0000"}
      PUT /job/JOB/retries {"retries":7}
      PUT /job/JOB/priority {"priority":7}
      POST /job/JOB/duedate/recalculate {}
      POST /job/JOB/execute {}
      DELETE /job/JOB {}
      POST /job/retries {"jobIds":["JOB"],"retries":7}
      PUT /job/suspended {"processDefinitionKey":"digital-explorers","suspended":true}
      PUT /job-definition/suspended {"processDefinitionKey":"digital-explorers","suspended":true}
      PUT /job-definition/DEFINITION/suspended {"suspended":true,"includeJobs":true}
      PUT /job-definition/DEFINITION/retries {"retries":7}
      PUT /job-definition/DEFINITION/jobPriority {"priority":7,"includeJobs":true}
      PUT /batch/no-such/suspended {"suspended":true}
      DELETE /batch/no-such {}
      DELETE /history/batch/no-such {}
      PUT /incident/INCIDENT/annotation {"annotation":"all is well"}
      DELETE /incident/INCIDENT/annotation {}
      DELETE /incident/INCIDENT {}
      POST /history/cleanup {}
      """)
  void nobodyTouchesIt(String method, String path, String body) {
    for (String person : PEOPLE) {
      HttpResponse<String> answer = new Visitor(port).json(method, "/engine-rest" + named(path), named(body), "Authorization",
          Visitor.basic(person, PASSWORD));

      assertThat(answer.statusCode()).as("%s: %s", person, answer.body()).isBetween(400, 499);
      assertThat(job()).as(person).usingRecursiveComparison().comparingOnlyFields("duedate", "retries", "suspensionState", "priority")
          .isEqualTo(cleanup);
      assertThat(runtime.createIncidentQuery().incidentId(incident.getId()).singleResult().getAnnotation()).as(person).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/job", "/job/count", "/job/JOB", "/job/JOB/stacktrace", "/job-definition", "/job-definition/count",
      "/job-definition/DEFINITION", "/batch", "/batch/count", "/batch/statistics", "/batch/statistics/count", "/incident",
      "/incident/count", "/incident/INCIDENT", "/history/job-log", "/history/job-log/count", "/history/incident", "/history/incident/count",
      "/history/batch", "/history/batch/count", "/history/cleanup/job", "/history/cleanup/jobs"})
  void nobodyLooksAtIt(String path) {
    for (String api : List.of("/engine-rest", "/camunda/api/engine/engine/default")) {
      String asked = api + named(path) + "?maxResults=100";
      for (String person : PEOPLE) {
        HttpResponse<String> answer = as(person).getJson(asked, "Accept", "*/*");
        assertThat(answer.statusCode()).as("%s %s: %s", person, asked, answer.body()).isIn(403, 404);
      }
      assertThat(as("admin").getJson(asked, "Accept", "*/*").statusCode()).as(asked).isIn(200, 204);
    }
  }

  @Test
  void anAdministratorLooksAfterIt() {
    HttpResponse<String> answer = new Visitor(port).json("PUT", "/engine-rest" + named("/job/JOB/retries"), "{\"retries\":7}",
        "Authorization", Visitor.basic("admin", PASSWORD));

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(job().getRetries()).isEqualTo(7);
  }

  @Test
  void theEngineItselfRefusesThemToo() {
    String job = cleanup.getId();
    for (Runnable attempt : List.<Runnable>of(() -> management.suspendJobById(job), () -> management.activateJobById(job),
        () -> management.setJobDuedate(job, new Date()), () -> management.setJobRetries(job, 7), () -> management.setJobPriority(job, 7),
        () -> management.recalculateJobDuedate(job, true), () -> management.executeJob(job), () -> management.deleteJob(job),
        () -> management.getJobExceptionStacktrace(job), () -> management.createJobQuery().count(),
        () -> management.createJobDefinitionQuery().count(), () -> management.createBatchQuery().count(),
        () -> management.createBatchStatisticsQuery().count(), () -> runtime.createIncidentQuery().count(),
        () -> runtime.setAnnotationForIncidentById(incident.getId(), "all is well"),
        () -> runtime.clearAnnotationForIncidentById(incident.getId()), () -> history.createHistoricJobLogQuery().count(),
        () -> history.createHistoricIncidentQuery().count(), () -> history.createHistoricBatchQuery().count(),
        () -> history.findHistoryCleanupJobs(), () -> history.cleanUpHistoryAsync(true))) {
      identity.setAuthentication("bisi", List.of("ventures-platform"));
      try {
        assertThatThrownBy(attempt::run).isInstanceOf(AuthorizationException.class);
      } finally {
        identity.clearAuthentication();
      }
    }
    assertThat(job()).usingRecursiveComparison().comparingOnlyFields("duedate", "retries", "suspensionState", "priority")
        .isEqualTo(cleanup);
  }

  private Job job() {
    return management.createJobQuery().jobId(cleanup.getId()).singleResult();
  }

  private String named(String text) {
    return text.replace("JOB", cleanup.getId()).replace("INCIDENT", incident.getId())
        .replace("DEFINITION", management.createJobDefinitionQuery().listPage(0, 1).get(0).getId());
  }

  private Visitor as(String user) {
    return visitors.computeIfAbsent(user, name -> new Visitor(port).signIn(name, PASSWORD));
  }
}
