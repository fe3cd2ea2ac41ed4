package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Crowd;
import eu.passerelle.testing.LongRun;
import eu.passerelle.testing.Staff;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** Sixty people, ten in each scheme, go their ways at once: the staff of all organisations at work, and the job executor on. */
@LongRun
@SpringBootTest(properties = {"camunda.bpm.job-execution.enabled=true", "camunda.bpm.job-execution.wait-time-in-millis=100",
    "camunda.bpm.job-execution.max-wait=200"})
@ActiveProfiles("demo")
@TestInstance(Lifecycle.PER_CLASS)
class SixtyCasesIT {

  private static final int A_SCHEME = 10;

  @Autowired ProcessEngine engine;
  @Autowired HistoryService history;
  @Autowired Schemes schemes;
  @Autowired JdbcClient jdbc;

  private Staff staff;

  @BeforeAll
  void everybodyAppliesAndIsAttendedTo() throws InterruptedException {
    staff = new Crowd(engine, schemes, jdbc).attend(A_SCHEME);
  }

  @Test
  void everyCaseComesToItsEndAndNothingStaysOpen() {
    assertThat(staff.refusals()).as("what staff could not complete after %d tasks", staff.done()).isEmpty();
    assertThat(staff.open()).as("open after %d tasks", staff.done()).isEmpty();
    assertThat(texts("select HANDLER_CFG_ from ACT_RU_JOB where PROCESS_INSTANCE_ID_ is not null")).isEmpty();
    assertThat(
        texts("select p.STATE_ from ACT_HI_PROCINST p join case_overview c on c.root_instance_id = p.ID_ where c.ended_at is not null"))
        .hasSize(A_SCHEME * schemes.list().size()).containsOnly("COMPLETED");
  }

  @Test
  void noIncidentArisesAndNoJobFailsButForOneThatWasInTheWayOfAnotherAndIsTriedAgain() {
    assertThat(history.createHistoricIncidentQuery().list()).isEmpty();
    assertThat(history.createHistoricJobLogQuery().failureLog().list())
        .extracting(failure -> history.getHistoricJobLogExceptionStacktrace(failure.getId()))
        .allSatisfy(failure -> assertThat(failure).startsWith(OptimisticLockingException.class.getName()));
  }

  @Test
  void inEverySchemeSomebodyCompletesTheJourneyAndSomebodyDoesNot() {
    List<String> outcomes = texts("select distinct scheme_id || ' ' || outcome from case_overview");
    assertThat(schemes.list()).allSatisfy(scheme -> assertThat(outcomes).contains(scheme.id() + " completed", scheme.id() + " withdrawn"));
    assertThat(outcomes).anyMatch(outcome -> outcome.endsWith(" lost"));
    assertThat(texts("select number from case_overview where outcome is null or outcome <> 'completed' and loss_reason is null")).isEmpty();
  }

  @Test
  void nothingIsDoneTwice() {
    assertThat(texts("select ID_ from ACT_HI_TASKINST where DELETE_REASON_ = 'completed'")).hasSize(staff.done());
    assertThat(texts("""
        select JOB_ID_ from ACT_HI_JOB_LOG where JOB_STATE_ = 2 and coalesce(JOB_DEF_TYPE_, '') <> 'history-cleanup'
        group by JOB_ID_ having count(*) > 1""")).as("jobs done twice; the one that cleans up at night is done again and again")
        .isEmpty();
    assertThat(texts("""
        select BUSINESS_KEY_ from ACT_HI_PROCINST where SUPER_PROCESS_INSTANCE_ID_ is null group by BUSINESS_KEY_ having count(*) > 1"""))
        .isEmpty();
    assertThat(texts("select number from opportunity where hired > seats")).isEmpty();
    assertThat(texts("select case_number from allocation_line where place_code is not null group by case_number having count(*) > 1"))
        .isEmpty();
  }

  private List<String> texts(String query) {
    return jdbc.sql(query).query(String.class).list();
  }
}
