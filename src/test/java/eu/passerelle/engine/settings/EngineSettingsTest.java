package eu.passerelle.engine.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.engine.EngineTest;
import eu.passerelle.engine.access.PasswordRule;
import eu.passerelle.testing.Postgres;
import java.sql.ResultSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(initializers = Postgres.class)
class EngineSettingsTest extends EngineTest {

  @Autowired ManagementService management;
  @Autowired JdbcTemplate database;

  private ProcessEngineConfigurationImpl configuration() {
    return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
  }

  @Test
  void idsMayHoldHyphensAndDots() {
    identity.saveGroup(identity.newGroup("digital-explorers.lt_1"));

    assertThat(identity.createGroupQuery().groupId("digital-explorers.lt_1").count()).isEqualTo(1);
    identity.deleteGroup("digital-explorers.lt_1");
    for (String bad : List.of("*", "a b", "-a", "a;b", "../a", "a<b>")) {
      assertThatThrownBy(() -> identity.saveGroup(identity.newGroup(bad))).hasMessageContaining("resource identifier");
    }
  }

  @Test
  void passwordsAreHashedWithBcryptToTheirLastCharacter() {
    String password = "Bridge-2-Vilnius!".repeat(6);
    User user = identity.newUser("hash-test");
    user.setPassword(password + "a");
    identity.saveUser(user);

    Command<UserEntity> stored = context -> (UserEntity) context.getReadOnlyIdentityProvider().findUserById("hash-test");
    assertThat(configuration().getCommandExecutorTxRequired().execute(stored).getPassword()).startsWith("{BCRYPT}$2");
    assertThat(identity.checkPassword("hash-test", password + "a")).isTrue();
    assertThat(identity.checkPassword("hash-test", password + "b")).isFalse();
    identity.deleteUser("hash-test");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sh0rt", "Eleven9Long", "password2026", "Weak-test-2026", "qwertyuiop12"})
  void aWeakPasswordIsRefusedForNewPeopleAndForKnownOnes(String weak) {
    String sentence = "The password is too weak: " + PasswordRule.SENTENCE;
    User newcomer = identity.newUser("weak-test");
    newcomer.setPassword(weak);
    assertThatThrownBy(() -> identity.saveUser(newcomer)).isInstanceOf(BadUserRequestException.class).hasMessage(sentence);
    assertThat(identity.createUserQuery().userId("weak-test").count()).isZero();

    newcomer.setPassword("Ferry-2-Klaipeda");
    identity.saveUser(newcomer);
    User known = identity.createUserQuery().userId("weak-test").singleResult();
    known.setPassword(weak);
    assertThatThrownBy(() -> identity.saveUser(known)).isInstanceOf(BadUserRequestException.class).hasMessage(sentence);
    assertThat(identity.checkPassword("weak-test", "Ferry-2-Klaipeda")).isTrue();
    identity.deleteUser("weak-test");
  }

  @Test
  void aPersonIsSavedWithoutAPassword() {
    identity.saveUser(identity.newUser("no-password-test"));
    User known = identity.createUserQuery().userId("no-password-test").singleResult();
    known.setLastName("Ferry");
    identity.saveUser(known);

    assertThat(identity.createUserQuery().userLastName("Ferry").count()).isEqualTo(1);
    identity.deleteUser("no-password-test");
  }

  @Test
  void authorisationIsOnAndSpecificForVariables() {
    assertThat(configuration().isAuthorizationEnabled()).isTrue();
    assertThat(configuration().isEnforceSpecificVariablePermission()).isTrue();
    assertThat(configuration().isEnableHistoricInstancePermissions()).isTrue();
    assertThat(configuration().getAuthorizationCheckRevokes()).isEqualTo("never");
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript", "groovy", "juel", "python", "ruby", "feel"})
  void noScriptEngineIsInReach(String language) {
    Command<Object> lookUp = context -> configuration().getScriptingEngines().getScriptEngineForLanguage(language);

    assertThatThrownBy(() -> configuration().getCommandExecutorTxRequired().execute(lookUp)).hasMessageContaining("scripting engine");
  }

  @Test
  void aSerializedJavaObjectIsRefused() {
    deploy("journey", "signing");
    startJourney();
    String instance = openTask().getProcessInstanceId();

    assertThatThrownBy(() -> runtime.setVariable(instance, "x",
        Variables.serializedObjectValue("rO0ABXQAAWE=").serializationDataFormat("application/x-java-serialized-object")
            .objectTypeName("java.lang.String").create()))
        .hasMessageContaining("prohibited");
    assertThat(configuration().isDeserializationTypeValidationEnabled()).isTrue();
  }

  @Test
  void historyIsFullAndIsCleanedUpAtNight() {
    assertThat(management.getHistoryLevel()).isEqualTo(3);
    assertThat(configuration().getHistoryCleanupBatchWindowStartTime()).isEqualTo("02:00");
    assertThat(configuration().getHistoryCleanupBatchWindowEndTime()).isEqualTo("05:00");
    assertThat(configuration().getHistoryRemovalTimeStrategy()).isEqualTo("end");
    assertThat(configuration().getHistoryTimeToLive()).isNotNull();
  }

  @Test
  void whatNobodyUsesIsOff() {
    assertThat(configuration().isCmmnEnabled()).isFalse();
    assertThat(configuration().isMetricsEnabled()).isFalse();
    assertThat(configuration().isTaskMetricsEnabled()).isFalse();
  }

  @Test
  void aPersonCannotAskForEverythingAtOnce() {
    identity.setAuthentication("tomas", List.of("code-school"));

    assertThatThrownBy(() -> tasks.createTaskQuery().list()).isInstanceOf(BadUserRequestException.class);
    assertThatThrownBy(() -> tasks.createTaskQuery().listPage(0, 100_000)).isInstanceOf(BadUserRequestException.class);
  }

  @Test
  void subtasksAreFoundByAnIndex() {
    Set<String> indexes = database.execute((ConnectionCallback<Set<String>>) connection -> {
      Set<String> names = new HashSet<>();
      for (String table : List.of("ACT_RU_TASK", "act_ru_task")) {
        try (ResultSet rows = connection.getMetaData().getIndexInfo(null, null, table, false, true)) {
          while (rows.next()) {
            names.add(String.valueOf(rows.getString("INDEX_NAME")).toLowerCase(Locale.ROOT));
          }
        }
      }
      return names;
    });
    assertThat(indexes).contains("passerelle_idx_task_parent");
  }
}
