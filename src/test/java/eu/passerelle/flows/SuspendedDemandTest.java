package eu.passerelle.flows;

import static eu.passerelle.flows.Demand.BALTIC_BYTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import eu.passerelle.casework.suspension.Suspensions;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.time.Duration;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Firms that meet somebody whose case is suspended. */
@FlowTest
class SuspendedDemandTest {

  private static final String SCHEME = "digital-explorers";

  @Autowired Flow flow;
  @Autowired ProcessEngine engine;
  @Autowired JdbcClient jdbc;
  @Autowired Suspensions suspensions;

  private Demand demand;

  @BeforeEach
  void begin() {
    demand = new Demand(flow, engine, jdbc);
  }

  @AfterEach
  void end() {
    suspensions.end(SCHEME, null, "matching");
  }

  @Test
  void anOfferWaitsWithoutFailureAndIsMadeWhenTheCaseGoesOn() {
    var person = demand.candidate();
    var vacancy = demand.meetings(BALTIC_BYTE, 1, person);
    demand.interview(vacancy, person, "offer");

    suspend(person);
    vacancy.runJobs();
    assertThat(demand.offers(person)).isEmpty();
    assertThat(engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(vacancy.number()).withIncident().count())
        .isZero();

    resume(person);
    vacancy.runJobs();
    person.waitsAt("userTask_answerOffer");
    assertThat(demand.offers(person)).isEqualTo("OPEN");
  }

  @Test
  void aFirmThatDecidesMeanwhileReadsASentenceAndNothingIsLost() {
    var person = demand.candidate();
    var vacancy = demand.meetings(BALTIC_BYTE, 1, person);
    suspend(person);

    assertThatThrownBy(() -> demand.interview(vacancy, person, "offer")).hasMessageContaining("This work is suspended.");

    resume(person);
    demand.decide(vacancy, person, "offer");
    person.waitsAt("userTask_answerOffer");
  }

  @Test
  void anAnswerIsNotOverdueWhileItCannotBeGiven() {
    var person = demand.candidate();
    var vacancy = demand.offer(BALTIC_BYTE, person);
    var due = due(vacancy);
    suspend(person);
    jdbc.sql("update case_overview set suspended_since = dateadd(day, -10, suspended_since) where number = ?").param(person.number())
        .update();

    resume(person);

    assertThat(due(vacancy)).isAfter(due.toInstant().plus(Duration.ofDays(10)).minusSeconds(60));
  }

  @Test
  void anOfferThatIsWithdrawnMeanwhileIsGoneWhenTheCaseGoesOn() {
    var person = demand.candidate();
    var vacancy = demand.offer(BALTIC_BYTE, person);
    suspend(person);

    vacancy.message("opportunityWithdrawn").waitsAt("userTask_giveWithdrawalReason");
    assertThat(demand.offers(person)).isEqualTo("WITHDRAWN");

    resume(person);
    person.waitsAt();
  }

  private java.util.Date due(Journey vacancy) {
    return engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(vacancy.number()).list().stream()
        .flatMap(instance -> engine.getManagementService().createJobQuery().processInstanceId(instance.getId()).timers()
            .activityId("event_answerOverdue").list().stream())
        .findFirst().orElseThrow().getDuedate();
  }

  private void suspend(Journey person) {
    suspensions.start(SCHEME, null, "matching", "The borders are closed.");
    awaitSuspended(person, true);
  }

  private void resume(Journey person) {
    suspensions.end(SCHEME, null, "matching");
    awaitSuspended(person, false);
  }

  private void awaitSuspended(Journey person, boolean expected) {
    await().atMost(Duration.ofSeconds(20))
        .until(() -> expected == jdbc.sql("select suspended_since is not null from case_overview where number = ?")
            .param(person.number()).query(Boolean.class).single());
  }
}
