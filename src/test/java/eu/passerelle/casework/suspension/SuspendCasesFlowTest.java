package eu.passerelle.casework.suspension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** In a crisis the coordinators suspend cases and resume them. */
@FlowTest
class SuspendCasesFlowTest {

  private static final String SCHEME = "digital-explorers";

  @Autowired private Flow flow;

  @Autowired private Suspensions suspensions;

  @Autowired private SuspensionStart policy;

  @Autowired private FormService forms;

  @Autowired private ProcessEngine engine;

  private final List<String> rights = new ArrayList<>();

  @AfterEach
  void takeRightsBack() {
    rights.forEach(engine.getAuthorizationService()::deleteAuthorization);
  }

  @Test
  void casesStandStillUntilTheyAreResumed() {
    Journey suspension = start().waitsAt("userTask_decideOnResumption");
    assertThat(suspension.dueOf("userTask_decideOnResumption")).isAfter(Date.from(Instant.now().plus(Duration.ofDays(13))));
    assertThat(suspension.groupsOf("userTask_decideOnResumption")).containsExactly("enterprise-lithuania");
    assertThat(suspensions.active(SCHEME)).extracting(Suspension::stage, Suspension::reason).contains(tuple("follow-up",
        "Borders are closed"));

    suspension.complete("userTask_decideOnResumption", "welfareResult", "All reached", "resumption", "resume")
        .endedAt("endEvent_casesResumed")
        .passed("serviceTask_suspendCases", "userTask_decideOnResumption", "serviceTask_resumeCases");
    assertThat(suspensions.active(SCHEME)).isEmpty();
  }

  @Test
  void theSuspensionMayGoOnUntilANewReview() {
    Journey suspension = start()
        .complete("userTask_decideOnResumption", "welfareResult", "Two not reached", "resumption", "later", "nextReviewDate", "2031-05-01")
        .waitsAt("userTask_decideOnResumption")
        .notPassed("serviceTask_resumeCases")
        .hasVariable("reviewDate", "2031-05-01");
    assertThat(suspensions.active(SCHEME)).isNotEmpty();

    suspension.complete("userTask_decideOnResumption", "welfareResult", "All reached", "resumption", "resume")
        .endedAt("endEvent_casesResumed");
  }

  @Test
  void aCoordinatorStartsItFromTheFormUnderANumberOfItsOwn() {
    allowStart("ruta", Resources.PROCESS_INSTANCE, Permissions.CREATE);
    allowStart("ruta", Resources.PROCESS_DEFINITION, Permissions.CREATE_INSTANCE);

    flow.as("ruta", () -> forms.submitStartForm(definition(), answers("scheme", null)));

    Journey suspension = flow.of("DEX-SUS-%d-0001".formatted(Year.now().getValue())).runJobs().waitsAt("userTask_decideOnResumption")
        .hasVariable("scheme", SCHEME)
        .hasVariable("scopeCorridor", null);
    suspension.completeAs("mantas", "userTask_decideOnResumption", "welfareResult", "All reached", "resumption", "resume")
        .endedAt("endEvent_casesResumed");
  }

  @Test
  void nobodyElseSuspendsCases() {
    assertThatThrownBy(() -> flow.as("ona", () -> forms.submitStartForm(definition(), answers("scheme", null))));
    assertThatThrownBy(() -> policy.prepare("suspend-cases", "ona", Map.of("scopeStage", "all")))
        .hasMessage("Only the coordinators of a scheme suspend its cases.");
    assertThatThrownBy(() -> policy.prepare("suspend-cases", "ona", Map.of("scopeCorridor", "digital-explorers-ng-lt", "scopeStage",
        "all")))
        .hasMessage("Only the coordinators of a scheme suspend the cases of its corridors.");
  }

  @Test
  void aCorridorTellsTheScheme() {
    var start = policy.prepare("suspend-cases", "ruta", Map.of("scopeCorridor", "digital-explorers-ng-lt", "scopeStage", "all"));

    assertThat(start.number()).startsWith("DEX-SUS-");
    assertThat(start.variables()).containsEntry("scheme", SCHEME).containsEntry("scopeCorridor",
        "digital-explorers-ng-lt").containsEntry("scopeStage", null);
  }

  private Journey start() {
    return flow.start("suspend-cases", answersOf("follow-up"));
  }

  private static Map<String, Object> answersOf(String stage) {
    Map<String, Object> variables = answers("scheme", null);
    variables.putAll(Flow.standard("scopeStage", stage, "scopeCorridor", null));
    return variables;
  }

  private static Map<String, Object> answers(String scope, String corridor) {
    var answers = new HashMap<String, Object>(Map.of("suspensionScope", scope, "scopeStage", "follow-up", "suspensionReason",
        "Borders are closed",
        "reviewDate", Days.ahead(20), "welfareCheck", "AfriKo calls everybody"));
    if (corridor != null) {
      answers.put("scopeCorridor", corridor);
    }
    return answers;
  }

  private void allowStart(String userId, Resource resource, Permission permission) {
    var right = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
    right.setUserId(userId);
    right.setResource(resource);
    right.setResourceId(resource == Resources.PROCESS_DEFINITION ? "suspend-cases" : Authorization.ANY);
    right.addPermission(permission);
    engine.getAuthorizationService().saveAuthorization(right);
    rights.add(right.getId());
  }

  private String definition() {
    return engine.getRepositoryService().createProcessDefinitionQuery()
        .processDefinitionKey("suspend-cases").latestVersion().singleResult().getId();
  }
}
