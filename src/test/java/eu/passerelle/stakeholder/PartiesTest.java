package eu.passerelle.stakeholder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.engine.OptionSource;
import eu.passerelle.engine.OptionSource.Asked;
import eu.passerelle.engine.PartyDirectory.Party;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Postgres;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.annotation.Transactional;

/** Who gets the work of a role: the case decides before the corridor, the corridor before the scheme, and nobody's work is nobody's. */
@SpringBootTest
@ActiveProfiles("demo")
@Transactional
class PartiesTest {

  private static final String NUMBER = "DEX-2019-00001";
  private static final String SCHEME = "digital-explorers";
  private static final String CORRIDOR = "digital-explorers-ng-lt";

  @Autowired Participations participations;
  @Autowired Schemes schemes;
  @Autowired List<OptionSource> options;
  @Autowired JdbcClient jdbc;
  @Autowired AutowireCapableBeanFactory beans;

  @Test
  void theSchemeNamesWhoPlaysARole() {
    assertThat(partyOf("recruiter")).isEqualTo(new Party("ventures-platform", false));
  }

  @Test
  void theCorridorOverridesTheScheme() {
    participations.playInCorridor(schemes.corridor(CORRIDOR).orElseThrow(), "recruiter", "afriko");

    assertThat(partyOf("recruiter")).isEqualTo(new Party("afriko", false));
    assertThat(participations.partyOf(NUMBER, SCHEME, null, "recruiter").groupId()).isEqualTo("ventures-platform");
  }

  @Test
  void theCaseOverridesTheCorridorAndOnlyItself() {
    participations.playInCorridor(schemes.corridor(CORRIDOR).orElseThrow(), "employer", "nida-soft");
    participations.playInCase(NUMBER, "employer", "baltic-byte");

    assertThat(partyOf("employer")).isEqualTo(new Party("baltic-byte", false));
    assertThat(participations.partyOf("DEX-2019-00002", SCHEME, CORRIDOR, "employer").groupId()).isEqualTo("nida-soft");
  }

  @Test
  void anotherEmployerTakesThePlaceOfTheFirst() {
    participations.playInCase(NUMBER, "employer", "baltic-byte");
    participations.playInCase(NUMBER, "employer", "amber-cloud");

    assertThat(participations.parties(NUMBER, SCHEME, CORRIDOR)).containsEntry("employer", "amber-cloud")
        .containsEntry("lead-authority", "enterprise-lithuania");
  }

  @Test
  void aRoleThatNobodyPlaysGoesToTheCoordinators() {
    assertThat(partyOf("employer")).isEqualTo(new Party("coordinators-digital-explorers", true));
    assertThat(participations.partyOf(NUMBER, null, null, "ministry")).isEqualTo(new Party("coordinators-digital-explorers", true));
  }

  @Test
  void theCountryPackNamesWhomNobodyElseNames() {
    jdbc.sql("delete from participation where role in ('immigration-authority', 'visa-centre', 'recruiter')").update();

    assertThat(partyOf("immigration-authority")).isEqualTo(new Party("migration-department", false));
    assertThat(partyOf("visa-centre")).isEqualTo(new Party("visa-centre-abuja", false));
    assertThat(partyOf("recruiter")).isEqualTo(new Party("coordinators-digital-explorers", true));
    assertThat(participations.parties(NUMBER, SCHEME, CORRIDOR)).containsEntry("immigration-authority", "migration-department")
        .doesNotContainKey("recruiter");
  }

  @Test
  void anotherCorridorOfTheSameSchemeHasAnotherAuthority() {
    schemes.add(new Corridor("test-ma-lt", SCHEME, "MA", "LT", true, null));
    schemes.add(new Corridor("test-tn-lt", SCHEME, "TN", "LT", true, null));

    assertThat(participations.partyOf(NUMBER, SCHEME, "test-ma-lt", "origin-employment-service")).isEqualTo(new Party("anapec", false));
    assertThat(participations.partyOf(NUMBER, SCHEME, "test-tn-lt", "origin-employment-service")).isEqualTo(new Party("aneti", false));
    assertThat(participations.hasPartIn(schemes.find(SCHEME).orElseThrow(), List.of("aneti"))).isTrue();
  }

  @Test
  void anOrganisationThatDoesNotExistHerePlaysNothing() {
    schemes.add(new Corridor("test-ma-be", SCHEME, "MA", "BE", true, null));
    jdbc.sql("delete from organisation where id = 'naric-flanders'").update();

    // one that has found no organisation yet
    Authorities afresh = beans.createBean(Authorities.class);
    assertThat(afresh.of("recognition-body", SCHEME, "test-ma-be")).isEmpty();
    assertThat(afresh.of("regional-authority", SCHEME, "test-ma-be")).contains("economic-migration-flanders");
  }

  @Test
  void onlyACandidateForTheRoleMayPlayItInACase() {
    assertThatThrownBy(() -> participations.playInCase(NUMBER, "employer", "visa-centre-abuja"))
        .hasMessage("visa-centre-abuja may not play the role employer in Digital Explorers.");
  }

  @Test
  void coordinatorsCoordinateTheirOwnScheme() {
    assertThat(participations.coordinates(List.of("coordinators-digital-explorers"), "DEX-OPP-2019-0001")).isTrue();
    assertThat(participations.coordinates(List.of("enterprise-lithuania"), NUMBER)).isFalse();
    assertThat(participations.coordinates(List.of("coordinators-digital-explorers"), "DEXTER-2019-00001")).isFalse();
  }

  @Test
  void aFormOffersTheOrganisationsThatMayPlayTheRole() {
    OptionSource employers = options.stream().filter(source -> source.key().equals("organisations.employer")).findFirst().orElseThrow();

    assertThat(employers.options(new Asked("ruta", List.of("enterprise-lithuania"), "any", NUMBER, "task"))).hasSize(7);
    assertThat(employers.options(new Asked("dovile", List.of("baltic-byte"), "opportunity", null, null)))
        .containsExactly(new OptionSource.Option("baltic-byte", "Baltic Byte"));
    schemes.own("digital-explorers", "offer-work");
    assertThat(employers.options(new Asked("admin", List.of("camunda-admin"), "offer-work", null, null))).hasSize(7);
  }

  private Party partyOf(String role) {
    return participations.partyOf(NUMBER, SCHEME, CORRIDOR, role);
  }
}

@ContextConfiguration(initializers = Postgres.class)
class PartiesOnPostgresTest extends PartiesTest {}
