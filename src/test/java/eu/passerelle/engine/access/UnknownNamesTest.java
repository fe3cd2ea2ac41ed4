package eu.passerelle.engine.access;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engine.BareEngine;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clock does not tell which names exist: each attempt costs one hash, whatever is wrong with it. */
class UnknownNamesTest {

  private final AtomicInteger hashes = new AtomicInteger();
  private final ProcessEngine engine = BareEngine.with(new AbstractProcessEnginePlugin() {
    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
      var counted = new BcryptPasswords(4) {
        @Override
        public boolean check(String password, String encrypted) {
          hashes.incrementAndGet();
          return super.check(password, encrypted);
        }
      };
      configuration.setPasswordEncryptor(counted);
      configuration.setIdentityProviderSessionFactory(new Memberships.Factory(counted));
    }
  });

  @BeforeEach
  void people() {
    IdentityService identity = engine.getIdentityService();
    var walter = identity.newUser("walter");
    walter.setPassword("Walks-4-Bridges!");
    identity.saveUser(walter);
    identity.saveUser(identity.newUser("passwordless"));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @ParameterizedTest
  @CsvSource({"walter, wrong, false", "walter, Walks-4-Bridges!, true", "nobody, wrong, false", "nobody, nobody's password, false",
      "passwordless, wrong, false"})
  void eachAttemptCostsOneHash(String name, String password, boolean right) {
    assertThat(engine.getIdentityService().checkPassword(name, password)).isEqualTo(right);
    assertThat(hashes).hasValue(1);
  }
}
