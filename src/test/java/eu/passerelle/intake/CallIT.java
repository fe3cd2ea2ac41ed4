package eu.passerelle.intake;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.intake.IntakeFile.IntakeState;
import eu.passerelle.testing.LongRun;
import eu.passerelle.testing.Postgres;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The whole call of 2019 on PostgreSQL: 1,400 invented applications, some of them defective on purpose. */
@LongRun
@SpringBootTest(properties = {"camunda.bpm.job-execution.enabled=false", "passerelle.intake.poll=PT1H"})
@ActiveProfiles("demo")
@ContextConfiguration(initializers = Postgres.class)
class CallIT {

  private static final String COHORT = "digital-explorers-2019";

  @Autowired Intake intake;
  @Autowired IntakeWorker worker;
  @Autowired IdentityService identity;
  @Autowired JdbcClient sql;

  @BeforeEach
  void signIn() {
    identity.setAuthentication("ruta", List.of("coordinators-digital-explorers"));
  }

  @AfterEach
  void signOut() {
    identity.clearAuthentication();
  }

  @Test
  void everyGoodRowIsACaseAndEveryBadOneIsNamed() throws IOException {
    var cohort = intake.cohort(COHORT).orElseThrow();
    var sent = intake.receive(cohort, "call.csv", new ClassPathResource("demo/applications-digital-explorers.csv").getContentAsByteArray(),
        DateOrder.YEAR_FIRST);

    signOut();
    worker.work();

    signIn();
    var file = intake.find(sent.id()).orElseThrow();
    assertThat(file.state()).isEqualTo(IntakeState.DONE);
    assertThat(List.of(file.total(), file.accepted(), file.refused(), file.alreadyKnown())).containsExactly(1400, 1338, 62, 0);
    assertThat(count("select count(*) from case_overview where cohort_id = '%s'".formatted(COHORT))).isEqualTo(1338);
    assertThat(count("select count(distinct number) from case_overview")).isEqualTo(1338);
    assertThat(refused("%‘The applicant agrees%")).isEqualTo(27);
    assertThat(refused("%‘Date of birth’%")).isEqualTo(11);
    assertThat(refused("%‘E-mail’%")).isEqualTo(8);
    assertThat(refused("%‘Experience’%")).isEqualTo(5);
    assertThat(refused("%same application number%")).isEqualTo(4);
    assertThat(refused("%‘Family name’%")).isEqualTo(3);
    assertThat(refused("%same person%")).isEqualTo(2);
    assertThat(refused("%‘Education’%")).isEqualTo(2);
    assertThat(count("select count(*) from ACT_RU_INCIDENT")).isZero();
    assertThat(count("select count(*) from case_overview where stage = 'selection' and ended_at is null")).as("preselected by the tables")
        .isEqualTo(455);
  }

  private int refused(String reason) {
    return sql.sql("select count(*) from intake_refusal where reason like ?").param(reason).query(Integer.class).single();
  }

  private int count(String query) {
    return sql.sql(query).query(Integer.class).single();
  }
}
