package eu.passerelle.engine.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import eu.passerelle.testing.Days;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a form takes, and that a refusal leaves everything as it was. */
class FormGateTest {

  private static final FormFixture HOUSE = new FormFixture();

  @AfterEach
  void signOut() {
    HOUSE.signOut();
  }

  @AfterAll
  static void close() {
    HOUSE.close();
  }

  @Test
  void goodAnswersAreStoredWithOneTypePerField() {
    Task task = HOUSE.task(Map.of());

    submit(task, good("salary", 2500L, "score", 3, "startDate", "2026-01-31", "visitAt", "2026-01-31T23:30+00:00", "agreed", true,
        "employer", "amber", "code", "", "topics", SpinValues.jsonValue("[\"law\",\"law\"]").create(), "mail", "ada@example.org"));

    assertThat(HOUSE.variables(task)).containsEntry("title", "Engineer").containsEntry("salary", 2500).containsEntry("score", 3.0)
        .containsEntry("startDate", "2026-01-31").containsEntry("agreed", true).containsEntry("employer", "amber")
        .containsEntry("passed", true).containsEntry("code", null);
    assertThat(((SpinJsonNode) HOUSE.variables(task).get("topics")).toString()).isEqualTo("[\"law\"]");
    assertThat(HOUSE.open(task)).isFalse();
  }

  @Test
  void anAnswerStandsInTheHistoryOnceAndTellsItsStep() {
    Task task = HOUSE.task(Map.of());

    submit(task, good("title", "Engineer"));

    HOUSE.signOut();
    assertThat(HOUSE.engine.getHistoryService().createHistoricDetailQuery().processInstanceId(task.getProcessInstanceId()).list())
        .isNotEmpty().allMatch(HistoricVariableUpdate.class::isInstance).extracting(HistoricVariableUpdate.class::cast)
        .filteredOn(update -> update.getVariableName().equals("title")).singleElement()
        .satisfies(update -> assertThat(update.getActivityInstanceId()).startsWith("userTask_record:"));
  }

  /** A flow may go through it, whatever the client left out. */
  @Test
  void anUnansweredChecklistIsAnEmptyList() {
    Task leftOut = HOUSE.task(Map.of());
    Task sentEmpty = HOUSE.task(Map.of());

    submit(leftOut, good());
    submit(sentEmpty, good("topics", null));

    assertThat(HOUSE.variables(leftOut).get("topics")).hasToString("[]");
    assertThat(HOUSE.variables(sentEmpty).get("topics")).hasToString("[]");
  }

  @Test
  void aChecklistThatWasAnsweredBeforeAndIsLeftOutStaysAsItWas() {
    Task task = HOUSE.task(Map.of("topics", SpinValues.jsonValue("[\"law\"]").create()));

    submit(task, good());

    assertThat(HOUSE.variables(task).get("topics")).hasToString("[\"law\"]");
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        refusal("title", null, "Field ‘Title’: is required."),
        refusal("title", "", "Field ‘Title’: is required."),
        refusal("title", "   ", "Field ‘Title’: is required."),
        refusal("title", "ab", "Field ‘Title’: must have at least 3 characters."),
        refusal("title", "a".repeat(11), "Field ‘Title’: must have at most 10 characters; it has 11."),
        refusal("title", 42, "Field ‘Title’: must be text."),
        refusal("title", "a\0bcd", "Field ‘Title’: holds a character that is no text."),
        refusal("title", "a\ud800bcd", "Field ‘Title’: holds a character that is no text."),
        refusal("code", "abc", "Field ‘Code’: is not written as it should be: two capitals, for example LT."),
        refusal("mail", "ada", "Field ‘E-mail’: must be an e-mail address."),
        refusal("essay", "x".repeat(100_001), "Field ‘Essay’: must have at most 100000 characters"),
        refusal("salary", 0, "Field ‘Monthly salary’: must be at least 1."),
        refusal("salary", 9001, "Field ‘Monthly salary’: must be at most 9000."),
        refusal("salary", 2.5, "Field ‘Monthly salary’: must be a whole number."),
        refusal("salary", "2500", "Field ‘Monthly salary’: must be a number."),
        refusal("salary", Double.NaN, "Field ‘Monthly salary’: must be a number."),
        refusal("score", 1.234, "Field ‘Score’: must have at most 2 decimal places."),
        refusal("score", 1e300, "Field ‘Score’: is too large."),
        refusal("score", new java.math.BigDecimal("1e999999999"), "Field ‘Score’: is too large."),
        refusal("startDate", "31.01.2026", "Field ‘First day’: must be a date like 2026-01-31."),
        refusal("startDate", "2026-02-30", "Field ‘First day’: must be a date that the calendar has."),
        refusal("startDate", "1899-12-31", "Field ‘First day’: must not be before 1900."),
        refusal("startDate", new java.util.Date(), "Field ‘First day’: must be a date as text"),
        refusal("deadline", Days.ahead(-1), "Field ‘Deadline’: must not be in the past."),
        refusal("visitAt", "2026-01-31", "Field ‘Visit’: must be a date with a time"),
        refusal("visitAt", "2026-01-31T25:00", "Field ‘Visit’: must be a time that the clock has."),
        refusal("agreed", "true", "Field ‘Agreed’: must be ticked or not ticked; in a file the words yes, no, true and false count."),
        refusal("employer", "other-firm", "Field ‘Employer’: must be one of the options offered."),
        refusal("employer", List.of("amber"), "Field ‘Employer’: must be one of the options offered."),
        refusal("passed", "true", "Field ‘Result’: must be one of the options offered."),
        refusal("passed", null, "Field ‘Result’: is required."),
        refusal("topics", "law", "Field ‘Topics’: must be a list of options."),
        refusal("topics", List.of("law", "crime"), "Field ‘Topics’: must be one of the options offered."),
        refusal("topics", List.of("law", "law", "law"), "Field ‘Topics’: must hold only options offered, each once."),
        refusal("topics", SpinValues.jsonValue("{\"law").create(), "Field ‘Topics’: is not JSON."),
        refusal("firms", List.of("nobody"), "Field ‘Firms’: must be one of the options offered."),
        refusal("title", Variables.fileValue("cv.txt").file(new byte[0]).create(), "Field ‘Title’: cannot be a file."),
        refusal("title",
            Variables.serializedObjectValue("x").objectTypeName("java.lang.Runtime").serializationDataFormat("application/json")
                .create(),
            "Field ‘Title’: cannot be an object."),
        refusal("hired", true, "The form has no field ‘hired’."),
        refusal("caseNumber\n", "x", "The form has no field ‘caseNumber?’."));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("refusals")
  void aBadAnswerIsRefusedWithFieldAndReasonAndNothingIsWritten(String key, Object value, String sentence) {
    Task task = HOUSE.task(Map.of("title", "Before"));

    assertThatThrownBy(() -> submit(task, good(key, value))).isInstanceOf(FormRefused.class).hasMessageContaining(sentence);

    assertThat(HOUSE.variables(task)).containsOnly(Map.entry("title", "Before"));
    assertThat(HOUSE.open(task)).isTrue();
  }

  @Test
  void allProblemsAreToldAtOnce() {
    Task task = HOUSE.task(Map.of());

    var refused = (FormRefused) catchThrowable(() -> submit(task, Map.of("salary", 0, "employer", "x")));

    assertThat(refused.problems()).containsExactly("Field ‘Title’: is required.", "Field ‘Monthly salary’: must be at least 1.",
        "Field ‘Employer’: must be one of the options offered.", "Field ‘Result’: is required.");
  }

  @Test
  void aHundredThousandKeysAreRefusedInOneShortSentence() {
    Task task = HOUSE.task(Map.of());
    var values = new HashMap<String, Object>(good());
    for (int i = 0; i < 100_000; i++) {
      values.put("key" + i, i);
    }

    var refused = (FormRefused) catchThrowable(() -> submit(task, values));

    assertThat(refused.getMessage()).endsWith("And 99980 more.").hasSizeLessThan(2000);
  }

  @Test
  void whatTheFormLetsNobodyWriteIsDroppedWithoutAWord() {
    Task task = HOUSE.task(Map.of("familyName", "Okonkwo", "locked", "no", "reason", "old"));

    submit(task, good("familyName", "Mallory", "caseNumber", "TST-2026-99999", "locked", "yes", "yearly", 1_000_000, "reason", "new"));

    assertThat(HOUSE.variables(task)).containsEntry("familyName", "Okonkwo").containsEntry("locked", "no").containsEntry("reason", "old")
        .doesNotContainKeys("yearly", "caseNumber");
  }

  @Test
  void aFieldThatTheAnswersShowIsAskedAndOneThatTheyLockIsDropped() {
    Task task = HOUSE.task(Map.of());

    assertThatThrownBy(() -> submit(task, good("passed", false))).hasMessage("Field ‘Reason’: is required.");
    submit(task, good("passed", false, "reason", "Tests failed", "remark", "kept?"));

    assertThat(HOUSE.variables(task)).containsEntry("passed", false).containsEntry("reason", "Tests failed").doesNotContainKey("remark");
  }

  @Test
  void whatLooksLikeCodeStaysText() {
    Task task = HOUSE.task(Map.of());

    submit(task, good("title", "${1+1}", "essay", "=1+1 <script>alert('x')</script> {{familyName}} ${execution}", "remark", "'; drop"));

    assertThat(HOUSE.variables(task)).containsEntry("title", "${1+1}").containsEntry("remark", "'; drop")
        .containsEntry("essay", "=1+1 <script>alert('x')</script> {{familyName}} ${execution}");
  }

  @Test
  void aTextOfMoreThanFourThousandCharactersIsStored() {
    Task task = HOUSE.task(Map.of());
    String essay = "ž".repeat(50_000);

    submit(task, good("essay", essay));

    assertThat(HOUSE.variables(task)).containsEntry("essay", essay);
    assertThat(HOUSE.engine.getHistoryService().createHistoricVariableInstanceQuery().processInstanceId(task.getProcessInstanceId())
        .variableName("essay").singleResult().getValue()).isEqualTo(essay);
  }

  @Test
  void aLongTextMayBecomeShortAgain() {
    Task task = HOUSE.task(Map.of("essay", "y".repeat(4001)));

    submit(task, good("essay", "short"));

    assertThat(HOUSE.variables(task)).containsEntry("essay", "short");
  }

  @Test
  void nothingSentIsNoAnswer() {
    Task task = HOUSE.task(Map.of("title", "Before", "passed", true));

    assertThatThrownBy(() -> submit(task, null)).hasMessageContaining("‘Title’: is required");
    assertThatThrownBy(() -> submit(task, Map.of())).hasMessageContaining("‘Title’: is required");
  }

  @Test
  void theAnswerToAFormTellsOnlyWhatWasWritten() {
    Task task = HOUSE.task(Map.of("secret", "assessment of another firm"));

    var answer = HOUSE.asAlice().engine.getFormService().submitTaskFormWithVariablesInReturn(task.getId(), good(), false);

    assertThat(answer).containsOnlyKeys("title", "passed", "topics", "firms");
  }

  @Test
  void withoutAFormNoValuesAreTakenFromAPerson() {
    Task task = HOUSE.task(Map.of());
    submit(task, good());
    HOUSE.signOut();
    Task second = HOUSE.engine.getTaskService().createTaskQuery().processInstanceId(task.getProcessInstanceId()).singleResult();
    HOUSE.grant("firm-a", org.camunda.bpm.engine.authorization.Resources.TASK, second.getId(),
        org.camunda.bpm.engine.authorization.TaskPermissions.TASK_WORK);

    assertThatThrownBy(() -> submit(second, Map.of("anything", 1))).hasMessage("There is no form here, so no values are taken.");
    submit(second, Map.of());

    HOUSE.signOut();
    assertThat(HOUSE.engine.getTaskService().createTaskQuery().taskId(second.getId()).count()).isZero();
  }

  @Test
  void onlyWhoMayWorkOnTheTaskHearsAnythingAboutItsForm() {
    Task task = HOUSE.task(Map.of());

    assertThatThrownBy(() -> HOUSE.as("bob", "firm-b").engine.getFormService().submitTaskForm(task.getId(), Map.of("title", "")))
        .isInstanceOf(AuthorizationException.class);
    assertThatThrownBy(() -> HOUSE.as("bob", "firm-b").gate.accept(task.getId(), Map.of())).isInstanceOf(AuthorizationException.class);
  }

  @Test
  void aTaskThatIsDoneSaysSo() {
    Task task = HOUSE.task(Map.of());
    submit(task, good());

    assertThatThrownBy(() -> submit(task, good())).isInstanceOf(FormRefused.class).hasMessageContaining("already done");
  }

  private static void submit(Task task, Map<String, Object> values) {
    HOUSE.asAlice().engine.getFormService().submitTaskForm(task.getId(), values);
  }

  private static Map<String, Object> good(Object... changes) {
    var values = new HashMap<String, Object>(Map.of("title", "Engineer", "passed", true));
    for (int i = 0; i < changes.length; i += 2) {
      values.put((String) changes[i], changes[i + 1]);
    }
    return values;
  }

  private static Arguments refusal(String key, Object value, String sentence) {
    return Arguments.of(key, value, sentence);
  }
}
