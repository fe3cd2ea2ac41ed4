package eu.passerelle.engine.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.engine.EngineRoom;
import eu.passerelle.engine.EngineTest;
import eu.passerelle.engine.wiring.TaskRouting;
import eu.passerelle.testing.Postgres;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = Postgres.class)
class PartyRightsTest extends EngineTest {

  private static final List<String> GROUPS = List.of("code-school", "firm-one", "firm-two", "authority.one", "camunda-admin");
  private static final Map<String, String> PEOPLE = Map.of("tomas", "code-school", "ieva", "code-school", "dovile", "firm-one",
      "karolis", "firm-one", "simona", "firm-two", "root", "camunda-admin");

  @Autowired HistoryService history;
  @Autowired FormService forms;
  @Autowired AuthorizationService authorizations;
  @Autowired TaskRouting routing;

  @BeforeEach
  void people() {
    GROUPS.forEach(id -> identity.saveGroup(identity.newGroup(id)));
    PEOPLE.forEach((id, group) -> {
      User user = identity.newUser(id);
      user.setFirstName(Character.toUpperCase(id.charAt(0)) + id.substring(1));
      user.setPassword("Bridge-2-Vilnius!");
      identity.saveUser(user);
      identity.createMembership(id, group);
    });
    for (Resources resource : Resources.values()) {
      Authorization everything = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
      everything.setGroupId("camunda-admin");
      everything.setResource(resource);
      everything.setResourceId(Authorization.ANY);
      everything.addPermission(Permissions.ALL);
      authorizations.saveAuthorization(everything);
    }
    deploy("journey", "signing");
    runtime.startProcessInstanceByKey("journey", NUMBER,
        Map.of("scheme", "test", "corridor", "test-ng-lt", "score", 71, "givenName", "Amina"));
  }

  @AfterEach
  void nobody() {
    identity.clearAuthentication();
    PEOPLE.keySet().forEach(identity::deleteUser);
    GROUPS.forEach(identity::deleteGroup);
    authorizations.createAuthorizationQuery().list().stream()
        .filter(authorization -> authorization.getAuthorizationType() == Authorization.AUTH_TYPE_GRANT)
        .forEach(authorization -> authorizations.deleteAuthorization(authorization.getId()));
  }

  private <T> T as(String user, Supplier<T> call) {
    identity.setAuthentication(user,
        identity.createGroupQuery().groupMember(user).unlimitedList().stream().map(group -> group.getId()).toList());
    try {
      return call.get();
    } finally {
      identity.clearAuthentication();
    }
  }

  private void as(String user, Runnable call) {
    as(user, () -> {
      call.run();
      return null;
    });
  }

  private void refused(String user, Runnable call) {
    assertThatThrownBy(() -> as(user, call)).isInstanceOf(AuthorizationException.class);
  }

  private String trainingTask() {
    return openTask().getId();
  }

  private String signingTask() {
    tasks.complete(trainingTask());
    return openTask().getId();
  }

  private List<Task> seenBy(String user) {
    return as(user, () -> tasks.createTaskQuery().listPage(0, 10));
  }

  // who sees what

  @Test
  void onlyThePartySeesTheTask() {
    assertThat(seenBy("tomas")).hasSize(1);
    assertThat(seenBy("ieva")).hasSize(1);
    assertThat(seenBy("dovile")).isEmpty();
    assertThat(seenBy("simona")).isEmpty();
  }

  @Test
  void thePartySeesTheCardOfTheTaskAndNothingOfTheCase() {
    String task = trainingTask();

    assertThat(as("tomas", () -> runtime.createVariableInstanceQuery().listPage(0, 50)))
        .extracting(variable -> variable.getName()).containsExactlyInAnyOrder("caseNumber", "scheme", "stage");
    refused("tomas", () -> tasks.getVariables(task));
    refused("tomas", () -> tasks.getVariable(task, "score"));
    refused("tomas", () -> tasks.getVariablesLocal(task));
    refused("tomas", () -> tasks.setVariable(task, "score", 100));
    refused("tomas", () -> tasks.setVariableLocal(task, "score", 100));
    refused("tomas", () -> tasks.removeVariable(task, "score"));
    refused("tomas", () -> runtime.getVariables(openTask().getProcessInstanceId()));
    refused("tomas", () -> runtime.setVariable(openTask().getProcessInstanceId(), "score", 100));
    assertThat(as("tomas", () -> runtime.createProcessInstanceQuery().count())).isZero();
    assertThat(as("tomas", () -> runtime.createExecutionQuery().count())).isZero();
  }

  @Test
  void aValueCannotBeGuessedThroughAQuery() {
    refused("tomas", () -> tasks.createTaskQuery().processVariableValueGreaterThan("score", 50).count());
    refused("tomas", () -> tasks.createTaskQuery().or().processVariableValueGreaterThan("score", 50).taskName("x").endOr().count());
    refused("tomas", () -> tasks.createTaskQuery().orderByProcessVariable("score", org.camunda.bpm.engine.variable.type.ValueType.INTEGER)
        .asc().listPage(0, 10));
    refused("tomas", () -> history.createHistoricTaskInstanceQuery().processVariableValueGreaterThan("score", 50).count());
    assertThat(as("tomas", () -> tasks.createTaskQuery().taskVariableValueEquals("caseNumber", NUMBER).count())).isEqualTo(1);
  }

  @Test
  void historyShowsOnesOwnTasksAndNoValues() {
    signingTask();

    assertThat(as("tomas", () -> history.createHistoricTaskInstanceQuery().listPage(0, 10)))
        .extracting(task -> task.getName()).containsExactly("Train candidate");
    assertThat(as("dovile", () -> history.createHistoricTaskInstanceQuery().listPage(0, 10)))
        .extracting(task -> task.getName()).containsExactly("Sign contract");
    for (String user : List.of("tomas", "dovile", "simona")) {
      assertThat(as(user, () -> history.createHistoricVariableInstanceQuery().count())).isZero();
      assertThat(as(user, () -> history.createHistoricDetailQuery().count())).isZero();
      assertThat(as(user, () -> history.createHistoricActivityInstanceQuery().count())).isZero();
      assertThat(as(user, () -> history.createHistoricProcessInstanceQuery().count())).isZero();
    }
    assertThat(as("simona", () -> history.createHistoricTaskInstanceQuery().count())).isZero();
  }

  @Test
  void diagramsAreOpenAndHowManyCasesRunIsNot() {
    assertThat(as("simona", () -> repository.createProcessDefinitionQuery().count())).isEqualTo(2);
    refused("simona", () -> engine.getManagementService().createProcessDefinitionStatisticsQuery().listPage(0, 10));
    refused("simona", () -> runtime.startProcessInstanceByKey("journey"));
  }

  @Test
  void peopleSeeTheirColleaguesOnly() {
    assertThat(as("tomas", () -> identity.createUserQuery().listPage(0, 50))).extracting(User::getId).containsExactlyInAnyOrder("tomas",
        "ieva");
    assertThat(as("tomas", () -> identity.createGroupQuery().listPage(0, 50))).extracting(group -> group.getId())
        .containsExactly("code-school");
    refused("tomas", () -> identity.deleteUser("tomas"));
    refused("tomas", () -> identity.createMembership("tomas", "firm-one"));
  }

  // who works on what

  @Test
  void aClaimedTaskIsCompletedByTheClaimerOnly() {
    String task = trainingTask();
    as("tomas", () -> tasks.claim(task, "tomas"));

    assertThatThrownBy(() -> as("ieva", () -> tasks.complete(task))).hasMessage("Claimed by Tomas; take it over first.");
    assertThatThrownBy(() -> as("ieva", () -> forms.submitTaskForm(task, Map.of()))).hasMessage("Claimed by Tomas; take it over first.");
    assertThatThrownBy(() -> as("ieva", () -> tasks.claim(task, "ieva"))).hasMessage("Claimed by Tomas; take it over first.");
    as("tomas", () -> tasks.complete(task));
    assertThat(openTask().getName()).isEqualTo("Sign contract");
  }

  @Test
  void aColleagueTakesATaskOverVisibly() {
    String task = trainingTask();
    as("tomas", () -> tasks.claim(task, "tomas"));
    as("ieva", () -> tasks.setAssignee(task, "ieva"));

    assertThat(openTask().getAssignee()).isEqualTo("ieva");
    assertThat(as("tomas", () -> tasks.getTaskComments(task))).extracting(comment -> comment.getFullMessage())
        .containsExactly("Ieva took this task over from Tomas.");
    refused("tomas", () -> tasks.complete(task));
    as("ieva", () -> tasks.complete(task));
  }

  @Test
  void whoGaveATaskBackHasItNoLonger() {
    String task = trainingTask();
    as("tomas", () -> tasks.claim(task, "tomas"));
    as("tomas", () -> tasks.setAssignee(task, null));

    assertThat(openTask().getAssignee()).isNull();
    as("ieva", () -> tasks.claim(task, "ieva"));
    refused("tomas", () -> tasks.complete(task));
  }

  @Test
  void aTaskIsHandedToColleaguesOnly() {
    String task = trainingTask();

    refused("tomas", () -> tasks.setAssignee(task, "simona"));
    refused("tomas", () -> tasks.setAssignee(task, "no-such-person"));
    refused("tomas", () -> tasks.claim(task, "ieva"));
    refused("simona", () -> tasks.setAssignee(task, "simona"));
    refused("simona", () -> tasks.claim(task, "simona"));
    as("tomas", () -> tasks.setAssignee(task, "ieva"));
    assertThat(openTask().getAssignee()).isEqualTo("ieva");
    assertThat(as("ieva", () -> tasks.getTaskComments(task))).extracting(comment -> comment.getFullMessage())
        .containsExactly("Tomas handed this task to Ieva.");
  }

  @Test
  void nobodyOutsideThePartyWorksOnATaskNotEvenAnAdministrator() {
    String task = trainingTask();

    for (String outsider : List.of("simona", "dovile", "root")) {
      refused(outsider, () -> tasks.complete(task));
      refused(outsider, () -> forms.submitTaskForm(task, Map.of()));
      refused(outsider, () -> tasks.claim(task, outsider));
      refused(outsider, () -> tasks.setAssignee(task, outsider));
      refused(outsider, () -> tasks.resolveTask(task));
    }
  }

  @Test
  void theLaneStaysTheAssignment() {
    String task = trainingTask();

    for (String user : List.of("tomas", "root")) {
      refused(user, () -> tasks.addCandidateGroup(task, "firm-two"));
      refused(user, () -> tasks.addCandidateUser(task, "simona"));
      refused(user, () -> tasks.deleteCandidateGroup(task, "code-school"));
      refused(user, () -> tasks.delegateTask(task, "simona"));
      refused(user, () -> tasks.setOwner(task, "simona"));
      refused(user, () -> tasks.addUserIdentityLink(task, "simona", "assignee"));
      refused(user, () -> {
        Task mine = tasks.createTaskQuery().taskId(task).singleResult();
        mine.setAssignee("simona");
        tasks.saveTask(mine);
      });
    }
    refused("tomas", () -> tasks.setPriority(task, 100));
    refused("tomas", () -> tasks.setDueDate(task, null));
    refused("tomas", () -> tasks.setName(task, "Nothing to do"));
  }

  @Test
  void aStepIsDecidedByItsFormAndBringsNoValuesBack() {
    String task = trainingTask();

    refused("tomas", () -> tasks.resolveTask(task, Map.of("score", 100)));
    refused("tomas", () -> tasks.handleBpmnError(task, "any", "any", Map.of("score", 100)));
    refused("tomas", () -> tasks.handleEscalation(task, "any", Map.of("score", 100)));
    assertThat(as("tomas", () -> tasks.completeWithVariablesInReturn(task, Map.of(), false))).isEmpty();
  }

  // leaving and changing

  @Test
  void whoLeavesTheOrganisationLosesItsWorkAtOnce() {
    String task = trainingTask();
    as("tomas", () -> tasks.claim(task, "tomas"));
    as("root", () -> identity.deleteMembership("tomas", "code-school"));

    assertThat(openTask().getAssignee()).isNull();
    assertThat(seenBy("tomas")).isEmpty();
    refused("tomas", () -> tasks.complete(task));
    refused("tomas", () -> tasks.getTaskComments(task));
    assertThat(as("ieva", () -> identity.createUserQuery().listPage(0, 50))).extracting(User::getId).containsExactly("ieva");
    as("ieva", () -> tasks.claim(task, "ieva"));
  }

  @Test
  void aPersonWhoIsDeletedHoldsNoTask() {
    String task = trainingTask();
    as("tomas", () -> tasks.claim(task, "tomas"));
    identity.deleteUser("tomas");

    assertThat(openTask().getAssignee()).isNull();
  }

  @Test
  void anOrganisationThatIsDeletedLeavesNoRightsToItsNamesake() {
    identity.deleteGroup("code-school");
    assertThat(authorizations.createAuthorizationQuery().groupIdIn("code-school").count()).isZero();

    identity.saveGroup(identity.newGroup("code-school"));
    identity.createMembership("simona", "code-school");
    assertThat(seenBy("simona")).isEmpty();
  }

  @Test
  void aNewPartyGetsTheOpenTaskAndTheFormerOneSeesItNoMore() {
    String task = signingTask();
    as("dovile", () -> tasks.claim(task, "dovile"));
    parties.play(EngineRoom.EMPLOYER, "firm-two");
    notes.clear();
    routing.reroute(NUMBER, EngineRoom.EMPLOYER);

    assertThat(groupsOf(openTask())).containsExactly("firm-two");
    assertThat(openTask().getAssignee()).isNull();
    assertThat(seenBy("dovile")).isEmpty();
    assertThat(seenBy("simona")).hasSize(1);
    assertThat(as("dovile", () -> history.createHistoricTaskInstanceQuery().count())).isZero();
    refused("dovile", () -> tasks.getTaskComments(task));
    assertThat(notes.lines).containsExactly("closed " + NUMBER, "opened " + NUMBER + " Sign contract for employer by firm-two");
  }

  @Test
  void reroutingAnUnchangedPartyLeavesTheTaskAlone() {
    String task = trainingTask();
    as("tomas", () -> tasks.claim(task, "tomas"));
    routing.reroute(NUMBER, EngineRoom.TRAINER);

    assertThat(openTask().getAssignee()).isEqualTo("tomas");
  }

  @Test
  void aRoleThatIsPlayedAtLastLosesItsMark() {
    parties.play(EngineRoom.EMPLOYER, null);
    String task = signingTask();
    assertThat(tasks.getVariableLocal(task, "unplayedRole")).isEqualTo("Employer");
    parties.play(EngineRoom.EMPLOYER, "firm-two");
    routing.reroute(NUMBER, EngineRoom.EMPLOYER);

    assertThat(tasks.getVariableLocal(task, "unplayedRole")).isNull();
  }

  // comments

  @Test
  void aCommentIsAsLongAsTheLongestTextOfAForm() {
    String task = trainingTask();
    as("tomas", () -> tasks.createComment(task, null, "x".repeat(4000)));

    assertThatThrownBy(() -> as("tomas", () -> tasks.createComment(task, null, "x".repeat(4001))))
        .hasMessageContaining("A comment may have 4,000 characters, this one has 4,001. Shorten it.");
    assertThat(as("tomas", () -> tasks.getTaskComments(task))).hasSize(1);
  }

  @Test
  void commentsAreForThePartyOfTheTask() {
    String task = trainingTask();
    String instance = openTask().getProcessInstanceId();
    String comment = as("tomas", () -> tasks.createComment(task, "someone-elses-case", "Starts on Monday")).getId();

    assertThat(as("ieva", () -> tasks.getTaskComments(task))).extracting(note -> note.getFullMessage()).containsExactly("Starts on Monday");
    assertThat(tasks.getTaskComment(task, comment).getProcessInstanceId()).isEqualTo(instance);
    for (ThrowingCallable attempt : List.<ThrowingCallable>of(
        () -> as("simona", () -> tasks.getTaskComments(task)),
        () -> as("simona", () -> tasks.getTaskComment(task, comment)),
        () -> as("simona", () -> tasks.createComment(task, null, "Hello")),
        () -> as("simona", () -> tasks.createComment(null, instance, "Hello")),
        () -> as("tomas", () -> tasks.createComment(null, instance, "Hello")),
        () -> as("tomas", () -> tasks.getProcessInstanceComments(instance)),
        () -> as("tomas", () -> tasks.deleteTaskComment(task, comment)),
        () -> as("tomas", () -> tasks.updateTaskComment(task, comment, "Other")),
        () -> as("simona", () -> tasks.createAttachment("url", task, null, "x", null, "http://example.org")),
        () -> as("simona", () -> tasks.getTaskAttachments(task)),
        () -> as("tomas", () -> tasks.getProcessInstanceAttachments(instance)))) {
      assertThatThrownBy(attempt).isInstanceOf(AuthorizationException.class);
    }
  }

  @Test
  void anAttachmentIsForThePartyOfTheTask() {
    String task = trainingTask();
    String attachment = as("tomas", () -> tasks.createAttachment("url", task, null, "Syllabus", null, "http://example.org")).getId();

    assertThat(as("ieva", () -> tasks.getAttachment(attachment)).getName()).isEqualTo("Syllabus");
    refused("simona", () -> tasks.getAttachment(attachment));
    refused("simona", () -> tasks.getAttachmentContent(attachment));
    refused("simona", () -> tasks.getTaskAttachment(task, attachment));
  }

  @Test
  void anIdThatDoesNotExistIsASentence() {
    assertThatThrownBy(() -> as("tomas", () -> tasks.complete("no-such-task"))).isInstanceOf(ProcessEngineException.class)
        .hasMessageContaining("no-such-task");
    refused("tomas", () -> tasks.getTaskComments("no-such-task"));
  }
}
