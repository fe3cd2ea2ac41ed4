package eu.passerelle.casework.suspension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import eu.passerelle.casework.CaseTest;
import eu.passerelle.testing.Postgres;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

class SuspensionTest extends CaseTest {

  private static final String CLOSED_BORDERS = "The borders are closed.";

  @Autowired Suspensions suspensions;
  @Autowired FormService forms;
  @Autowired SuspensionRun run;
  @Autowired CasePause pause;
  @Autowired SuspendCasesDelegate suspendCases;
  @Autowired ResumeCasesDelegate resumeCases;
  @Autowired TransactionTemplate transaction;

  @AfterEach
  void endEverySuspension() {
    jdbc.sql("update suspension set ended_at = since where ended_at is null").update();
    run.run();
  }

  @Test
  void theCasesInTheStageStandStillAndTheOthersGoOn() {
    String matching = caseInMatching();
    String recruited = startCase();
    suspend("matching");

    assertThat(summary(matching).suspended()).isTrue();
    assertThat(cases.actions(matching, COORDINATOR)).isEmpty();
    assertThatThrownBy(() -> complete(matching, "userTask_hire")).isInstanceOf(SuspendedEntityInteractionException.class);
    assertThat(suspensions.reasons(summary(matching))).containsExactly(CLOSED_BORDERS);
    assertThat(summary(recruited).suspended()).isFalse();
    assertThat(suspensions.reasons(summary(recruited))).isEmpty();
    complete(recruited, "userTask_assess");
  }

  @Test
  void whoCompletesATaskThatIsSuspendedReadsAPlainSentence() {
    String number = caseInMatching();
    String task = task(number, "userTask_hire").getId();
    suspend("matching");

    assertThatThrownBy(() -> forms.submitTaskForm(task, java.util.Map.of())).hasMessageContaining("suspended")
        .hasMessageContaining("coordinators");
  }

  @Test
  void aCaseThatEntersASuspendedScopeIsSuspendedToo() {
    suspend("selection");
    String number = startCase();
    complete(number, "userTask_assess");
    run.run();

    assertThat(summary(number).suspended()).isTrue();
  }

  @Test
  void timeStandsStillWhileACaseIsSuspended() {
    String number = caseInMatching();
    Instant due = task(number, "userTask_hire").getDueDate().toInstant();
    Instant timer = timer(number);
    suspend(null);
    pretendSuspendedSince(number, Duration.ofDays(10));

    suspensions.end(SCHEME, null, null);
    run.run();

    assertThat(summary(number).suspended()).isFalse();
    assertLater(due, task(number, "userTask_hire").getDueDate().toInstant());
    assertLater(timer, timer(number));
    assertLater(due, summary(number).nextDue().toInstant());
    assertLater(due, cases.openSteps(number, COORDINATOR).get(0).due());
    complete(number, "userTask_hire");
    assertThat(summary(number).open()).isFalse();
  }

  @Test
  void aSuspensionThatWasWrittenDownBeforeACrashIsFollowedLater() {
    String number = caseInMatching();
    jdbc.sql("insert into suspension (id, scheme_id, stage, reason, since) values ('before-crash', ?, 'matching', ?, current_timestamp)")
        .params(SCHEME, CLOSED_BORDERS).update();

    run.run();

    assertThat(summary(number).suspended()).isTrue();
    jdbc.sql("delete from suspension where id = 'before-crash'").update();
  }

  @Test
  void aCrashWhileACaseIsStoppedLeavesItGoingAndTheNextRunStopsIt() {
    String number = caseInMatching();

    assertThatThrownBy(() -> crashAfter(() -> pause.suspend(number))).hasMessage("killed");
    assertThat(summary(number).suspended()).isFalse();
    assertThat(task(number, "userTask_hire").isSuspended()).isFalse();

    suspend("matching");
    assertThat(task(number, "userTask_hire").isSuspended()).isTrue();
  }

  @Test
  void aCrashWhileACaseIsSetGoingMovesItsDatesOnlyOnce() {
    String number = caseInMatching();
    Instant due = task(number, "userTask_hire").getDueDate().toInstant();
    suspend("matching");
    pretendSuspendedSince(number, Duration.ofDays(10));
    jdbc.sql("update suspension set ended_at = current_timestamp where ended_at is null").update();

    assertThatThrownBy(() -> crashAfter(() -> pause.resume(number))).hasMessage("killed");
    assertThat(task(number, "userTask_hire").isSuspended()).isTrue();

    run.run();
    run.run();
    assertLater(due, task(number, "userTask_hire").getDueDate().toInstant());
  }

  @Test
  void anInstanceThatSlippedThroughIsStoppedByTheNextRun() {
    String number = caseInMatching();
    suspend("matching");
    OffsetDateTime since = summary(number).suspendedSince();
    runtime.activateProcessInstanceById(summary(number).rootInstanceId());

    run.run();

    assertThat(task(number, "userTask_hire").isSuspended()).isTrue();
    assertThat(summary(number).suspendedSince()).isEqualTo(since);
  }

  @Test
  void aNarrowerSuspensionOutlivesAWiderOne() {
    String number = caseInMatching();
    suspend("matching");
    suspend(null);

    suspensions.end(SCHEME, null, null);
    run.run();

    assertThat(summary(number).suspended()).isTrue();
    assertThat(suspensions.active(SCHEME)).singleElement().extracting(Suspension::stage).isEqualTo("matching");
  }

  @Test
  void theFlowSuspendsAndResumesByItsVariables() {
    DelegateExecution execution = mock(DelegateExecution.class);
    when(execution.getVariable("scheme")).thenReturn(SCHEME);
    when(execution.getVariable("scopeCorridor")).thenReturn(CORRIDOR);
    when(execution.getVariable("scopeStage")).thenReturn("");
    when(execution.getVariable("suspensionReason")).thenReturn(CLOSED_BORDERS);

    suspendCases.execute(execution);
    suspendCases.execute(execution);
    assertThat(suspensions.active(SCHEME)).singleElement(InstanceOfAssertFactories.type(Suspension.class)).satisfies(suspension -> {
      assertThat(suspension.corridorId()).isEqualTo(CORRIDOR);
      assertThat(suspension.stage()).isNull();
      assertThat(suspension.reason()).isEqualTo(CLOSED_BORDERS);
    });

    resumeCases.execute(execution);
    assertThat(suspensions.active(SCHEME)).isEmpty();
  }

  private String caseInMatching() {
    String number = startCase();
    complete(number, "userTask_assess", "userTask_papers", "userTask_interview");
    return number;
  }

  private void suspend(String stage) {
    suspensions.start(SCHEME, null, stage, CLOSED_BORDERS);
    run.run();
  }

  private void pretendSuspendedSince(String number, Duration ago) {
    jdbc.sql("update case_overview set suspended_since = ? where number = ?")
        .params(OffsetDateTime.now(ZoneOffset.UTC).minus(ago), number).update();
  }

  private void crashAfter(Runnable work) {
    transaction.executeWithoutResult(status -> {
      work.run();
      throw new IllegalStateException("killed");
    });
  }

  private Instant timer(String number) {
    return management.createJobQuery().processInstanceId(summary(number).rootInstanceId()).timers().singleResult().getDuedate().toInstant();
  }

  private static void assertLater(Instant before, Instant after) {
    assertThat(after).isCloseTo(before.plus(Duration.ofDays(10)), org.assertj.core.api.Assertions.within(2, ChronoUnit.MINUTES));
  }
}

@ContextConfiguration(initializers = Postgres.class)
class SuspensionOnPostgresTest extends SuspensionTest {}
