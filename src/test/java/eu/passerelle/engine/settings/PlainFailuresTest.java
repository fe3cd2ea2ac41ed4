package eu.passerelle.engine.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import eu.passerelle.engine.EngineTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.TimerTaskListenerJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a person is told stands in no log as an error, what nobody is told does; and a collision is never a failure. */
class PlainFailuresTest extends EngineTest {

  private static final String FAILING = "failing";

  private final Logger engineLog = (Logger) LoggerFactory.getLogger("org.camunda.bpm.engine");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    deploy("journey", "signing");
    startJourney();
    log.start();
    engineLog.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    engineLog.detachAppender(log);
  }

  @Test
  void aFormThatIsRefusedIsNoError() {
    String task = openTask().getId();

    assertToldQuietly(() -> tasks.complete(task, Map.of("anything", 1)), "The form has no field");
  }

  @Test
  void aTaskThatAColleagueHasDoneIsNoError() {
    String task = openTask().getId();
    tasks.complete(task);

    assertToldQuietly(() -> tasks.complete(task), "There is no open task " + task + ": it is already done");
    assertToldQuietly(() -> engine.getFormService().submitTaskForm(task, Map.of()), "it is already done");
    assertToldQuietly(() -> tasks.claim(task, "tomas"), "it is already done");
    assertToldQuietly(() -> tasks.setAssignee(task, "tomas"), "it is already done");
    assertToldQuietly(() -> engine.getFormService().getTaskFormVariables(task), "it is already done");
  }

  @Test
  void aSuspendedTaskIsNoError() {
    String task = openTask().getId();
    runtime.suspendProcessInstanceById(openTask().getProcessInstanceId());

    assertToldQuietly(() -> tasks.claim(task, "tomas"), "suspended");
  }

  @Test
  void aStepThatFailsOnItsOwnIsAnError() {
    assertThatThrownBy(() -> runtime.setVariable("no-such-execution", "x", 1)).isNotNull();

    assertThat(log.list).extracting(ILoggingEvent::getLevel).contains(Level.ERROR);
  }

  @Test
  void aJobThatTheDatabaseUndoesForSomebodyElseLosesNoTry() {
    String job = jobThatFailsWith(new ProcessEngineException("while flushing", new SQLException("deadlock detected", "40P01")));

    assertThat(triesLeftOnceExecuted(job)).isEqualTo(3);
  }

  @Test
  void aJobThatFailsOnItsOwnLosesATry() {
    String job = jobThatFailsWith(new ProcessEngineException("while flushing", new SQLException("value too long", "22001")));

    assertThat(triesLeftOnceExecuted(job)).isEqualTo(2);
  }

  private String jobThatFailsWith(RuntimeException failure) {
    return configuration().getCommandExecutorTxRequired().execute(context -> {
      configuration().getJobHandlers().put(FAILING, new TimerTaskListenerJobHandler() {
        @Override
        public void execute(TimerJobConfiguration given, ExecutionEntity execution, CommandContext context, String tenantId) {
          throw failure;
        }
      });
      var job = new MessageEntity();
      job.setJobHandlerType(FAILING);
      job.setJobHandlerConfigurationRaw("none");
      context.getJobManager().insertJob(job);
      return job.getId();
    });
  }

  private int triesLeftOnceExecuted(String job) {
    ManagementService management = engine.getManagementService();
    assertThatThrownBy(() -> management.executeJob(job)).hasMessageContaining("while flushing");
    int left = management.createJobQuery().jobId(job).singleResult().getRetries();
    management.deleteJob(job);
    return left;
  }

  private ProcessEngineConfigurationImpl configuration() {
    return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
  }

  private void assertToldQuietly(ThrowingCallable call, String sentence) {
    identity.setAuthentication("tomas", List.of("code-school"));

    assertThatThrownBy(call).hasMessageContaining(sentence);

    assertThat(log.list).filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.INFO)).extracting(ILoggingEvent::getFormattedMessage)
        .isEmpty();
  }
}
