package eu.passerelle.engine.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.engine.OptionSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A form shows what it names, to those who may read its task, and nothing else to anybody. */
class FormReadingTest {

  private static final FormFixture HOUSE = new FormFixture();
  private static final Map<String, Object> CASE =
      Map.of("givenName", "Ada", "familyName", "Okonkwo", "stage", "selection", "scheme", "one", "secret", "assessment of another firm");

  @AfterEach
  void signOut() {
    HOUSE.signOut();
  }

  @AfterAll
  static void close() {
    HOUSE.close();
  }

  @Test
  void onlyWhatTheFormNamesIsShown() {
    VariableMap shown = shown(HOUSE.task(CASE), null);

    assertThat(shown).containsEntry("givenName", "Ada").containsEntry("familyName", "Okonkwo").containsEntry("stage", "selection")
        .containsEntry("caseNumber", "TST-2026-00001").containsEntry("title", null)
        .doesNotContainKeys("secret", "scheme", "topics");
  }

  @Test
  void whatTheFormDoesNotNameIsNotAnsweredWhenAskedFor() {
    assertThat(shown(HOUSE.task(CASE), List.of("secret", "familyName"))).containsOnlyKeys("familyName");
  }

  @Test
  void theOptionsOfASourceComeAsTasklistReadsThem() {
    Task task = HOUSE.task(CASE);
    HOUSE.asked.clear();

    JsonValue options = shown(task, null).getValueTyped("organisations.employer");

    assertThat(options.getValueSerialized())
        .isEqualTo("[{\"label\":\"Baltic Byte\",\"value\":\"baltic\"},{\"label\":\"Amber Cloud\",\"value\":\"amber\"}]");
    assertThat(HOUSE.asked).containsOnly(
        new OptionSource.Asked("alice", List.of("firm-a"), FormFixture.PROCESS, "TST-2026-00001", task.getId()));
  }

  @Test
  void theFormItselfIsForThoseWhoMayReadItsTask() throws IOException {
    Task task = HOUSE.task(CASE);

    try (InputStream form = forms("alice", "firm-a").getDeployedTaskForm(task.getId())) {
      assertThat(new String(form.readAllBytes(), StandardCharsets.UTF_8)).contains("\"id\": \"record-result\"");
    }
    assertThat(forms("alice", "firm-a").getTaskFormData(task.getId()).getCamundaFormRef().getKey()).isEqualTo(FormFixture.TASK_FORM);
  }

  @Test
  void nobodyElseGetsFormOrValues() {
    Task task = HOUSE.task(CASE);

    FormService forms = forms("bob", "firm-b");

    assertThatThrownBy(() -> forms.getDeployedTaskForm(task.getId())).isInstanceOf(AuthorizationException.class);
    assertThatThrownBy(() -> forms.getTaskFormData(task.getId())).isInstanceOf(AuthorizationException.class);
    assertThatThrownBy(() -> forms.getTaskFormVariables(task.getId())).isInstanceOf(AuthorizationException.class);
    assertThatThrownBy(() -> forms.getTaskFormVariables(task.getId(), List.of("familyName"), false))
        .isInstanceOf(AuthorizationException.class);
    assertThatThrownBy(() -> forms.getRenderedTaskForm(task.getId())).isInstanceOf(AuthorizationException.class);
  }

  @Test
  void readingTheFormGivesNoRightOnVariables() {
    Task task = HOUSE.task(CASE);

    assertThatThrownBy(() -> HOUSE.asAlice().engine.getTaskService().getVariables(task.getId())).isInstanceOf(AuthorizationException.class);
  }

  @Test
  void aStartFormIsForThoseWhoMayStart() throws IOException {
    String id = HOUSE.definitionId();
    HOUSE.grant("readers", Resources.PROCESS_DEFINITION, FormFixture.PROCESS, Permissions.READ);
    HOUSE.mayStart("starters");

    assertThatThrownBy(() -> forms("bob", "readers").getDeployedStartForm(id)).isInstanceOf(AuthorizationException.class);
    assertThatThrownBy(() -> forms("bob", "readers").getStartFormVariables(id)).isInstanceOf(AuthorizationException.class);
    try (InputStream form = forms("alice", "starters").getDeployedStartForm(id)) {
      assertThat(new String(form.readAllBytes(), StandardCharsets.UTF_8)).as("Tasklist asks for no values of a start form")
          .contains("\"consent\"")
          .contains("{\"value\":\"baltic\",\"label\":\"Baltic Byte\"}").doesNotContain("valuesKey");
    }
    assertThat(forms("alice", "starters").getStartFormVariables(id)).containsOnlyKeys("organisations.employer");
  }

  private static VariableMap shown(Task task, List<String> names) {
    return forms("alice", "firm-a").getTaskFormVariables(task.getId(), names, false);
  }

  private static FormService forms(String user, String group) {
    return HOUSE.as(user, group).engine.getFormService();
  }
}
