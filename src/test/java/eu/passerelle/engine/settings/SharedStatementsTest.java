package eu.passerelle.engine.settings;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engine.BareEngine;
import eu.passerelle.testing.Postgres;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;

/** Engines that share their statements share nothing else. */
class SharedStatementsTest {

  private static final String QUERY = "selectUserByQueryCriteria";

  @Test
  void eachEngineAsksItsOwnDatabase() {
    ProcessEngine one = BareEngine.with();
    ProcessEngine other = BareEngine.with();
    try {
      IdentityService people = one.getIdentityService();
      people.saveUser(people.newUser("ruta"));

      assertThat(people.createUserQuery().count()).isEqualTo(1);
      assertThat(other.getIdentityService().createUserQuery().count()).isZero();
      assertThat(statement(one)).isSameAs(statement(other));
    } finally {
      one.close();
      other.close();
    }
  }

  @Test
  void eachKindOfDatabaseIsAskedInItsOwnWords() {
    ProcessEngine embedded = BareEngine.with();
    ProcessEngine server = BareEngine.on(Postgres.newDatabase());
    try {
      assertThat(statement(embedded)).isNotSameAs(statement(server));
      assertThat(server.getIdentityService().createUserQuery().listPage(0, 1)).isEmpty();
    } finally {
      embedded.close();
      server.close();
    }
  }

  private static Object statement(ProcessEngine engine) {
    return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getSqlSessionFactory().getConfiguration()
        .getMappedStatement(QUERY);
  }
}
