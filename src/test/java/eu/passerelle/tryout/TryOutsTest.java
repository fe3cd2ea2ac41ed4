package eu.passerelle.tryout;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import eu.passerelle.engine.deployment.FlowBundles;
import eu.passerelle.model.FlowBundle;
import eu.passerelle.model.ModelFile;
import eu.passerelle.testing.FlowTest;
import eu.passerelle.testing.Redrawn;
import eu.passerelle.tryout.TryOut.TryOutState;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngines;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A try-out runs in the background, one at a time, can be stopped, and says what became of it whatever happens. */
@FlowTest
class TryOutsTest {

  @Autowired TryOuts tryOuts;
  @Autowired FlowBundles flows;
  @Autowired JdbcClient jdbc;

  private final String label = "P-" + UUID.randomUUID();

  @Test
  void whileOneRunsNoOtherBeginsAndWhenItIsOverTheResultStaysAndTheWorldIsGone() {
    int engines = ProcessEngines.getProcessEngines().size();
    String id = tryOuts.start(request(label));
    assertThatThrownBy(() -> tryOuts.start(request(label))).hasMessageContaining("is being tried already");
    assertThatThrownBy(() -> tryOuts.start(request("another"))).hasMessageContaining("Another change is being tried");
    await().atMost(120, SECONDS).until(() -> !tryOuts.find(id).orElseThrow().isRunning());
    assertThat(tryOuts.latest(label)).hasValueSatisfying(over -> {
      assertThat(over.state()).isEqualTo(TryOutState.DONE);
      assertThat(over.endedAt()).isNotNull();
      assertThat(over.result().madeUp().cases()).isEqualTo(over.done());
    });
    assertThat(ProcessEngines.getProcessEngines()).hasSize(engines);
  }

  @Test
  void nothingOfTheLiveApplicationChangesButTheRowOfTheTryOutAndALineOfItsLogSaysWhereCasesGotStuck() {
    // else the live application's own round, once a minute, would write it down meanwhile
    jdbc.sql("update participation_change set followed_at = changed_at where followed_at is null").update();
    Map<String, Integer> before = everything();
    List<ILoggingEvent> log = new CopyOnWriteArrayList<>();
    var listener = new AppenderBase<ILoggingEvent>() {
      @Override
      protected void append(ILoggingEvent event) {
        if (event.getThreadName().equals("try-out")) {
          log.add(event);
        }
      }
    };
    listener.start();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level level = root.getLevel();
    root.setLevel(Level.INFO);
    root.addAppender(listener);
    try {
      FlowBundle broken = Redrawn.diagram(flows.inForce("coding-workshop").orElseThrow(),
          diagram -> diagram.replace("${!passed}", "${familyName == 1}"));
      String id = tryOuts.start(new TryOutRequest(label, "ruta", List.of(broken), List.of("digital-explorers"), 1, 0));
      await().atMost(300, SECONDS).until(() -> !tryOuts.find(id).orElseThrow().isRunning());
      assertThat(tryOuts.find(id)).hasValueSatisfying(over -> assertThat(over.state()).as(over.problem()).isEqualTo(TryOutState.DONE));
      assertThat(tryOuts.find(id).orElseThrow().result().madeUp()).satisfies(tried -> {
        assertThat(tried.tasks()).isPositive();
        assertThat(tried.stuck()).isNotEmpty();
      });
    } finally {
      root.detachAppender(listener);
      root.setLevel(level);
    }
    assertThat(everything()).isEqualTo(before);
    assertThat(log).filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN) || event.getThrowableProxy() != null)
        .extracting(ILoggingEvent::getFormattedMessage).isEmpty();
    assertThat(log).extracting(ILoggingEvent::getFormattedMessage).filteredOn(line -> line.contains("stuck") || line.contains("Case 1"))
        .isNotEmpty().allMatch(line -> line.matches("Try-out of " + label + ": \\d+ stuck at [\\w-]+(, \\w+)?"));
  }

  @Test
  void whatIsStoppedSaysSo() {
    String id = tryOuts.start(new TryOutRequest(label, "ruta", settle(), List.of("digital-explorers"), 100, 0));
    tryOuts.stop(id);
    await().atMost(120, SECONDS).until(() -> !tryOuts.find(id).orElseThrow().isRunning());
    assertThat(tryOuts.find(id)).hasValueSatisfying(over -> {
      assertThat(over.state()).isEqualTo(TryOutState.STOPPED);
      assertThat(over.problem()).startsWith("It was stopped");
    });
  }

  @Test
  void aFlowThatDoesNotPassTheGateFailsWithWhatTheGateSays() {
    FlowBundle bad = new FlowBundle("bad", null, List.of(new ModelFile(null, "bad.bpmn", "<a/>".getBytes(StandardCharsets.UTF_8))));
    String id = tryOuts.start(new TryOutRequest(label, "ruta", List.of(bad), List.of(), 1, 0));
    await().atMost(120, SECONDS).until(() -> !tryOuts.find(id).orElseThrow().isRunning());
    assertThat(tryOuts.find(id)).hasValueSatisfying(over -> {
      assertThat(over.state()).isEqualTo(TryOutState.FAILED);
      assertThat(over.problem()).contains("bad.bpmn");
    });
  }

  @Test
  void oneWhoseServerIsGoneReadsInterruptedAndCanBeStartedAgain() {
    OffsetDateTime longAgo = OffsetDateTime.now().minusMinutes(5);
    jdbc.sql("""
        insert into try_out (id, label, state, started_by, started_at, heartbeat, stop_wanted, done, total)
        values (?, ?, 'RUNNING', 'ruta', ?, ?, false, 3, 12)""").params(label, label, longAgo, longAgo).update();
    assertThat(tryOuts.latest(label)).hasValueSatisfying(gone -> {
      assertThat(gone.state()).isEqualTo(TryOutState.INTERRUPTED);
      assertThat(gone.problem()).contains("can be started again");
    });
    String again = tryOuts.start(request(label));
    await().atMost(120, SECONDS).until(() -> !tryOuts.find(again).orElseThrow().isRunning());
    assertThat(tryOuts.find(label)).as("the older one gives way to the newer result").isEmpty();
  }

  /** @return what stands in each table, in figures; the engine's clean-up job looks at the clock */
  private Map<String, Integer> everything() {
    List<String> tables = jdbc.sql("""
        select table_name from information_schema.tables where table_type = 'BASE TABLE' and upper(table_schema) = 'PUBLIC'
        and upper(table_name) not in ('TRY_OUT', 'ACT_RU_JOB')""").query(String.class).list();
    return tables.stream()
        .collect(Collectors.toMap(table -> table, table -> jdbc.sql("select * from \"" + table + "\"").query().listOfRows().stream()
            .mapToInt(row -> row.values().stream().mapToInt(TryOutsTest::figure).reduce(7, (all, one) -> 31 * all + one)).sum()));
  }

  private static int figure(Object value) {
    return value instanceof byte[] bytes ? Arrays.hashCode(bytes) : value instanceof Clob || value instanceof Blob ? 1
        : Objects.hashCode(value);
  }

  private TryOutRequest request(String label) {
    return new TryOutRequest(label, "ruta", settle(), List.of(), 0, 0);
  }

  private List<FlowBundle> settle() {
    return List.of(flows.inForce("settle").orElseThrow());
  }
}
