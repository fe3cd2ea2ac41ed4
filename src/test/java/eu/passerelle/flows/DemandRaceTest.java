package eu.passerelle.flows;

import static eu.passerelle.flows.Demand.AMBER_CLOUD;
import static eu.passerelle.flows.Demand.BALTIC_BYTE;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import eu.passerelle.testing.Postgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** Several people want the same thing in the same second. */
@FlowTest
class DemandRaceTest {

  @Autowired Flow flow;
  @Autowired ProcessEngine engine;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;

  private Demand demand;

  @BeforeEach
  void begin() {
    demand = new Demand(flow, engine, jdbc);
  }

  @RepeatedTest(2)
  void twoFirmsThatDecideInTheSameSecondBothMakeTheirOfferOnce() {
    var person = demand.candidate();
    var first = demand.meetings(BALTIC_BYTE, 1, person);
    var second = demand.meetings(AMBER_CLOUD, 1, person);
    demand.interview(first, person, "offer");
    demand.interview(second, person, "offer");

    together(() -> runLikeTheJobExecutor(first), () -> runLikeTheJobExecutor(second));

    person.waitsAt("userTask_answerOffer", "userTask_answerOffer");
    assertThat(demand.offers(person)).isEqualTo("OPEN OPEN");
    assertThat(demand.answerTask(person, first)).isNotNull();
    assertThat(demand.answerTask(person, second)).isNotNull();
  }

  @RepeatedTest(2)
  void ofTwoAcceptancesInTheSameSecondOneWinsAndTheOtherIsToldWhy() {
    var person = demand.candidate();
    var first = demand.offer(BALTIC_BYTE, person);
    var second = demand.offer(AMBER_CLOUD, person);
    String firstTask = demand.answerTask(person, first).getId();
    String secondTask = demand.answerTask(person, second).getId();

    List<Throwable> refusals = whileLocked(List.of(first, second), () -> accept(firstTask), () -> accept(secondTask));

    assertThat(refusals).singleElement().isInstanceOf(BadUserRequestException.class).extracting(Throwable::getMessage).asString()
        .isEqualTo("This offer is closed: the candidate has accepted another one in the meantime, or the search has ended.");
    person.runJobs().waitsAt("userTask_drawUpContract");
    assertThat(demand.offers(person).split(" ")).containsExactlyInAnyOrder("ACCEPTED", "TAKEN");
    first.runJobs();
    second.runJobs();
    String winner = demand.employer(person);
    var won = winner.equals(BALTIC_BYTE) ? first : second;
    var lost = won == first ? second : first;
    assertThat(demand.row(won)).isEqualTo("FILLED 1 null");
    assertThat(demand.row(lost)).isEqualTo("INTERVIEWS 0 null");
    won.endedAt("endEvent_vacancyFilled");
    lost.waitsAt("userTask_decideNextRound").passed("endEvent_candidateReleased");
  }

  @RepeatedTest(2)
  void twoPeopleWhoAcceptTheSameFirmInTheSameSecondBothCount() {
    var one = demand.candidate();
    var other = demand.candidate();
    var vacancy = demand.meetings(BALTIC_BYTE, 2, one, other);
    demand.decide(vacancy, one, "offer");
    demand.decide(vacancy, other, "offer");
    String oneTask = demand.answerTask(one, vacancy).getId();
    String otherTask = demand.answerTask(other, vacancy).getId();

    assertThat(whileLocked(List.of(vacancy), () -> accept(oneTask), () -> accept(otherTask))).isEmpty();

    vacancy.runJobs().endedAt("endEvent_vacancyFilled");
    assertThat(demand.row(vacancy)).isEqualTo("FILLED 2 null");
  }

  @RepeatedTest(2)
  void ofTwoWhoAcceptTheLastSeatInTheSameSecondOneGetsItAndTheOtherIsToldWhy() {
    var one = demand.candidate();
    var other = demand.candidate();
    var vacancy = demand.meetings(BALTIC_BYTE, 1, one, other);
    demand.decide(vacancy, one, "offer");
    demand.decide(vacancy, other, "offer");
    String oneTask = demand.answerTask(one, vacancy).getId();
    String otherTask = demand.answerTask(other, vacancy).getId();

    List<Throwable> refusals = whileLocked(List.of(vacancy), () -> accept(oneTask), () -> accept(otherTask));

    assertThat(refusals).singleElement().isInstanceOf(BadUserRequestException.class).extracting(Throwable::getMessage).asString()
        .startsWith("Others have accepted the offers of this firm, and it has no seat left.");
    assertThat(demand.row(vacancy)).isEqualTo("INTERVIEWS 1 null");
    assertThat(List.of(demand.offers(one), demand.offers(other))).containsExactlyInAnyOrder("ACCEPTED", "OPEN");
  }

  @RepeatedTest(2)
  void aFirmThatWithdrawsWhileThePersonAcceptsLeavesNothingHalfDone() {
    var person = demand.candidate();
    var vacancy = demand.offer(BALTIC_BYTE, person);
    String task = demand.answerTask(person, vacancy).getId();

    together(() -> accept(task), () -> vacancy.message("opportunityWithdrawn"));

    person.runJobs();
    String offer = demand.offers(person);
    assertThat(offer).isIn("ACCEPTED", "WITHDRAWN");
    assertThat(person.openTaskElements()).isEqualTo(offer.equals("ACCEPTED") ? List.of("userTask_drawUpContract") : List.of());
    assertThat(demand.employer(person)).isEqualTo(offer.equals("ACCEPTED") ? BALTIC_BYTE : "nobody");
    assertThat(demand.row(vacancy)).contains(offer.equals("ACCEPTED") ? " 1 " : " 0 ");
  }

  @Test
  void anOfferWhoseStepIsLostBeforeItIsCommittedIsMadeOnceWhenItIsTriedAgain() {
    var person = demand.candidate();
    var vacancy = demand.meetings(BALTIC_BYTE, 1, person);
    demand.interview(vacancy, person, "offer");
    jobs(vacancy).forEach(job -> engine.getManagementService().executeJob(job.getId()));
    Job offer = jobs(vacancy).get(0);

    transaction.executeWithoutResult(lost -> {
      engine.getManagementService().executeJob(offer.getId());
      lost.setRollbackOnly();
    });
    assertThat(demand.offers(person)).isEmpty();
    person.waitsAt();

    vacancy.runJobs();
    assertThat(demand.offers(person)).isEqualTo("OPEN");
    person.waitsAt("userTask_answerOffer");
  }

  @Test
  void anOfferStepThatRunsTwiceMakesOneOffer() {
    var person = demand.candidate();
    var vacancy = demand.offer(BALTIC_BYTE, person);
    var runtime = engine.getRuntimeService();
    String meeting = runtime.createProcessInstanceQuery().variableValueEquals("candidateCase", person.number()).singleResult().getId();

    runtime.createProcessInstanceModification(meeting).startBeforeActivity("serviceTask_makeOffer").execute();
    vacancy.runJobs();

    assertThat(demand.offers(person)).isEqualTo("OPEN");
    person.waitsAt("userTask_answerOffer");
  }

  private Void accept(String taskId) {
    engine.getFormService().submitTaskForm(taskId, Map.of("offerAccepted", true));
    return null;
  }

  private List<Job> jobs(Journey journey) {
    return engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(journey.number()).list().stream()
        .flatMap(instance -> engine.getManagementService().createJobQuery().processInstanceId(instance.getId()).messages().list().stream())
        .toList();
  }

  /** A job that loses against another is tried again; nobody sees it. */
  private Void runLikeTheJobExecutor(Journey journey) {
    for (int turn = 0; turn < 20; turn++) {
      try {
        journey.runJobs();
        return null;
      } catch (OptimisticLockingException another) {
        assertThat(turn).as("tries").isLessThan(19);
      }
    }
    return null;
  }

  /** Both wait at the same door before it is opened, so neither can be done before the other has begun. */
  private List<Throwable> whileLocked(List<Journey> opportunities, Callable<?> one, Callable<?> other) {
    var pool = Executors.newFixedThreadPool(2);
    try {
      List<Future<?>> answers = transaction.execute(locked -> {
        jdbc.sql("select number from opportunity where number in (:numbers) for update")
            .param("numbers", opportunities.stream().map(Journey::number).toList()).query(String.class).list();
        List<Future<?>> started = List.of(pool.submit(one), pool.submit(other));
        pause();
        return started;
      });
      return refusals(answers);
    } finally {
      pool.shutdown();
    }
  }

  private static List<Throwable> together(Callable<?>... works) {
    var pool = Executors.newFixedThreadPool(works.length);
    var start = new CountDownLatch(1);
    try {
      List<Future<?>> answers = new ArrayList<>();
      Stream.of(works).forEach(work -> answers.add(pool.submit(() -> {
        start.await();
        return work.call();
      })));
      start.countDown();
      return refusals(answers);
    } finally {
      pool.shutdown();
    }
  }

  private static List<Throwable> refusals(List<Future<?>> answers) {
    var refusals = new ArrayList<Throwable>();
    answers.forEach(answer -> {
      try {
        answer.get(30, TimeUnit.SECONDS);
      } catch (java.util.concurrent.ExecutionException refused) {
        refusals.add(refused.getCause());
      } catch (InterruptedException | java.util.concurrent.TimeoutException stuck) {
        throw new AssertionError("somebody waits for ever", stuck);
      }
    });
    return refusals;
  }

  private static void pause() {
    try {
      Thread.sleep(400);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

/** The same on PostgreSQL. */
@FlowTest
@ContextConfiguration(initializers = Postgres.class)
class DemandRaceOnPostgresTest extends DemandRaceTest {

  @Test
  void thisIsPostgres() {
    assertThat(jdbc.sql("select version()").query(String.class).single()).startsWith("PostgreSQL");
  }
}
