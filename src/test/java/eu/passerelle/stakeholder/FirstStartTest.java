package eu.passerelle.stakeholder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Postgres;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@ActiveProfiles("demo")
@Transactional
class FirstStartTest {

  private static final String ADMIN = "camunda-admin";

  @Autowired DemoData demo;
  @Autowired Schemes schemes;
  @Autowired Organisations organisations;
  @Autowired IdentityService identity;
  @Autowired AuthorizationService authorizations;
  @Autowired JdbcClient jdbc;

  @Test
  void eachOrganisationOfTheDemoHasTwoPeopleAtLeast() {
    List<Organisation> all = organisations.list();

    assertThat(all).hasSizeGreaterThan(60);
    assertThat(all).allSatisfy(organisation -> assertThat(organisations.people(organisation.id())).hasSizeGreaterThanOrEqualTo(2));
    assertThat(organisations.of("bisi")).extracting(Organisation::id).containsExactly("ventures-platform");
    assertThat(identity.checkPassword("ruta", "Bridge-2-Vilnius!")).isTrue();
    assertThat(schemes.cohort("digital-explorers-2024").orElseThrow().settings())
        .containsEntry("selectionMethod", "hackathon").containsEntry("remoteCourseFirst", true);
  }

  @Test
  void loadingTheDemoAgainChangesNothing() {
    jdbc.sql("update organisation set name = 'AfriKo Vilnius' where id = 'afriko'").update();
    identity.deleteMembership("ona", "afriko");
    long before = rows();

    demo.load();

    assertThat(rows()).isEqualTo(before);
    assertThat(organisations.find("afriko")).get().extracting(Organisation::name).isEqualTo("AfriKo Vilnius");
    assertThat(organisations.people("afriko")).hasSize(1);
  }

  @Test
  void withoutAnAdministratorTheStartStopsWithOneSentence() {
    identity.deleteMembership("admin", ADMIN);
    NoAdministratorAnalyzer analyzer = new NoAdministratorAnalyzer();

    assertThatThrownBy(() -> administrator(new MockEnvironment()).ensure()).isInstanceOfSatisfying(NoAdministratorException.class,
        failure -> {
          FailureAnalysis analysis = analyzer.analyze(failure, failure);
          assertThat(analysis.getDescription()).isEqualTo("There is no administrator yet.");
          assertThat(analysis.getAction()).contains("PASSERELLE_ADMIN_USER and PASSERELLE_ADMIN_PASSWORD");
        });
  }

  @Test
  void aWeakPasswordIsRefused() {
    identity.deleteMembership("admin", ADMIN);

    for (String weak : List.of("Sh0rt", "Administrator1", "Password2026!", "helen-helen-1")) {
      assertThatThrownBy(() -> administrator(environment("helen", weak)).ensure()).hasMessageContaining("too weak");
    }
  }

  @Test
  void theFirstAdministratorComesFromTheEnvironmentAndMayAdminister() {
    identity.deleteMembership("admin", ADMIN);

    administrator(environment("helen", "Ferry-2-Klaipeda")).ensure();

    assertThat(identity.checkPassword("helen", "Ferry-2-Klaipeda")).isTrue();
    assertThat(authorizations.isUserAuthorized("helen", List.of(ADMIN), Permissions.CREATE, Resources.USER)).isTrue();
  }

  @Test
  void whereThereIsAnAdministratorTheEnvironmentIsNotAsked() {
    administrator(environment("helen", "Ferry-2-Klaipeda")).ensure();

    assertThat(organisations.person("helen")).isEmpty();
  }

  private FirstAdministrator administrator(MockEnvironment environment) {
    return new FirstAdministrator(identity, authorizations, environment);
  }

  private static MockEnvironment environment(String user, String password) {
    return new MockEnvironment().withProperty("PASSERELLE_ADMIN_USER", user).withProperty("PASSERELLE_ADMIN_PASSWORD", password);
  }

  private long rows() {
    return List.of("scheme", "corridor", "cohort", "organisation", "participation", "role_candidate", "ACT_ID_USER", "ACT_ID_GROUP",
        "ACT_ID_MEMBERSHIP").stream().mapToLong(table -> jdbc.sql("select count(*) from " + table).query(Long.class).single()).sum();
  }
}

@ContextConfiguration(initializers = Postgres.class)
class FirstStartOnPostgresTest extends FirstStartTest {}
