package eu.passerelle.engine.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import eu.passerelle.engine.StartPolicy;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A case starts through its form; number and facts come from the server. */
class FormStartTest {

  private static final FormFixture HOUSE = new FormFixture();

  @BeforeAll
  static void allowAlice() {
    HOUSE.mayStart("firm-a");
  }

  @AfterEach
  void startAfresh() {
    HOUSE.signOut();
    HOUSE.policies.clear();
    runtime().createProcessInstanceQuery().list().forEach(instance -> runtime().deleteProcessInstance(instance.getId(), "test over"));
  }

  @AfterAll
  static void close() {
    HOUSE.close();
  }

  @Test
  void thePolicyGivesNumberAndFacts() {
    HOUSE.policies.add(policy());

    ProcessInstance instance = start(null, answers("experienceMonths", 24));

    HOUSE.signOut();
    assertThat(instance.getBusinessKey()).isEqualTo("DEX-2026-00007");
    assertThat(runtime().getVariables(instance.getId())).contains(Map.entry("givenName", "Ada"), Map.entry("consent", true),
        Map.entry("experienceMonths", 24), Map.entry("scheme", "one"), Map.entry("by", "alice"))
        .containsOnlyKeys("givenName", "consent", "experienceMonths", "scheme", "by", "topics");
  }

  @Test
  void badAnswersStartNothing() {
    HOUSE.policies.add(policy());

    assertThatThrownBy(() -> start(null, Map.of("givenName", "", "consent", false, "scheme", "other", "employer", "x")))
        .isInstanceOf(FormRefused.class).hasMessage("The form has no field ‘scheme’. Field ‘Given name’: is required. "
            + "Field ‘Employer’: must be one of the options offered. Field ‘Consent’: is required.");

    assertThat(cases()).isZero();
  }

  @Test
  void aNumberOfOnesOwnIsRefused() {
    HOUSE.policies.add(policy());

    assertThatThrownBy(() -> start("DEX-2019-00001", answers())).isInstanceOf(FormRefused.class)
        .hasMessageContaining("given by the server");

    assertThat(cases()).isZero();
  }

  @Test
  void thePolicysRefusalReachesThePerson() {
    HOUSE.policies.add(new StartPolicy() {
      @Override
      public boolean appliesTo(String processKey, String kind) {
        return true;
      }

      @Override
      public boolean mayStart(String processKey, Collection<String> groupIds) {
        return true;
      }

      @Override
      public Start prepare(String processKey, String userId, Map<String, Object> values) {
        throw new IllegalStateException("The call is closed.");
      }
    });

    assertThatThrownBy(() -> start(null, answers())).isInstanceOf(FormRefused.class).hasMessage("The call is closed.");
  }

  @Test
  void noOtherWayStartsACase() {
    HOUSE.asAlice();

    assertThatThrownBy(() -> runtime().startProcessInstanceByKey(FormFixture.PROCESS, Map.of("passed", true)))
        .isInstanceOf(AuthorizationException.class).hasMessageContaining("‘Record a result’ is started through its form only.");
    assertThatThrownBy(() -> runtime().startProcessInstanceById(HOUSE.definitionId())).isInstanceOf(AuthorizationException.class);
    assertThatThrownBy(() -> runtime().createProcessInstanceByKey(FormFixture.PROCESS).startBeforeActivity("userTask_without").execute())
        .isInstanceOf(AuthorizationException.class);

    assertThat(cases()).isZero();
  }

  @Test
  void administratorsAndTheHouseItselfMay() {
    HOUSE.grant("camunda-admin", org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION, "*",
        org.camunda.bpm.engine.authorization.Permissions.ALL);
    HOUSE.grant("camunda-admin", org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE, "*",
        org.camunda.bpm.engine.authorization.Permissions.ALL);
    HOUSE.as("admin", "camunda-admin");
    runtime().startProcessInstanceByKey(FormFixture.PROCESS);
    HOUSE.signOut();
    runtime().startProcessInstanceByKey(FormFixture.PROCESS);

    assertThat(cases()).isEqualTo(2);
  }

  @Test
  void whoMayNotStartIsRefused() {
    String id = HOUSE.definitionId();

    assertThatThrownBy(() -> HOUSE.as("bob", "firm-b").engine.getFormService().submitStartForm(id, answers()))
        .isInstanceOf(AuthorizationException.class);
  }

  @Test
  void aRowOfTextIsReadAsTheFormAsks() {
    assertThat(HOUSE.checks.acceptStart(FormFixture.PROCESS,
        Map.of("givenName", "=Ada", "experienceMonths", " 24 ", "consent", "TRUE", "employer", "amber", "topics", "law; money")))
        .containsOnly(Map.entry("givenName", "=Ada"), Map.entry("experienceMonths", 24), Map.entry("consent", true),
            Map.entry("employer", "amber"), Map.entry("topics", List.of("law", "money")));
  }

  @Test
  void aBadRowGivesAllItsReasons() {
    var refused = (FormRefused) catchThrowable(() -> HOUSE.checks.acceptStart(FormFixture.PROCESS,
        Map.of("givenName", " ", "experienceMonths", "two years", "consent", "false", "topics", "crime")));

    assertThat(refused.problems()).containsExactly("Field ‘Given name’: is required.", "Field ‘Experience in months’: must be a number.",
        "Field ‘Topics’: must be one of the options offered.", "Field ‘Consent’: is required.");
  }

  @Test
  void theStartFormsFieldsAreKnown() {
    assertThat(HOUSE.checks.fields(FormFixture.PROCESS)).extracting(FormChecks.Field::key)
        .containsExactly("givenName", "experienceMonths", "employer", "topics", "consent");
    assertThat(HOUSE.checks.fields(FormFixture.PROCESS).get(0))
        .isEqualTo(new FormChecks.Field("givenName", "Given name", "textfield", "identity", true, false, List.of()));
    assertThatThrownBy(() -> HOUSE.checks.fields("nowhere")).hasMessage("No flow ‘nowhere’ is deployed.");
  }

  private static StartPolicy policy() {
    return new StartPolicy() {
      @Override
      public boolean appliesTo(String processKey, String kind) {
        return processKey.equals(FormFixture.PROCESS);
      }

      @Override
      public boolean mayStart(String processKey, Collection<String> groupIds) {
        return true;
      }

      @Override
      public Start prepare(String processKey, String userId, Map<String, Object> values) {
        var all = new HashMap<>(values);
        all.put("scheme", "one");
        all.put("by", userId);
        return new Start("DEX-2026-00007", all);
      }
    };
  }

  private static ProcessInstance start(String businessKey, Map<String, Object> answers) {
    HOUSE.asAlice();
    return HOUSE.engine.getFormService().submitStartForm(HOUSE.definitionId(), businessKey, answers);
  }

  private static Map<String, Object> answers(Object... more) {
    var answers = new HashMap<String, Object>(Map.of("givenName", "Ada", "consent", true));
    for (int i = 0; i < more.length; i += 2) {
      answers.put((String) more[i], more[i + 1]);
    }
    return answers;
  }

  private static RuntimeService runtime() {
    return HOUSE.engine.getRuntimeService();
  }

  private static long cases() {
    HOUSE.signOut();
    return runtime().createProcessInstanceQuery().count();
  }
}
