package eu.passerelle.engine.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.engine.TestEngine;
import eu.passerelle.model.TimeLimit;
import eu.passerelle.model.TimeLimitSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TimeLimitsTest {

  private static final Path TABLE = Path.of("processes/time-limits/time-limits.dmn");

  private static final List<ProcessEngine> ENGINES = new ArrayList<>();
  private static final Tables TABLES = new Tables(TestEngine.late(ENGINES));
  private static final TimeLimits TIME_LIMITS = new TimeLimits(TABLES);
  private static final ProcessEngine ENGINE =
      TestEngine.build(configuration -> configuration.getProcessEnginePlugins().add(new TablesPlugin(TABLES)));

  @BeforeAll
  static void open() throws IOException {
    ENGINES.add(ENGINE);
    deploy(Files.readString(TABLE));
  }

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void everyRowHasAPeriodAndASource(String row, Map<String, Object> question) {
    TimeLimit limit = TABLES.firstRow(TimeLimitSource.TABLE, question).map(found -> TIME_LIMITS.find(
        (String) question.get("key"), (String) question.get("scheme"), (String) question.get("country")).orElseThrow()).orElseThrow();

    assertThat(Period.parse(limit.period()).isZero()).isFalse();
    assertThat(limit.source()).isNotBlank();
    assertThat(limit.asOf()).matches("|20\\d\\d(-\\d\\d){0,2}");
  }

  /** Each row of the table as the question that it answers. */
  static Stream<Arguments> rows() {
    return Dmn.readModelFromFile(TABLE.toFile()).getModelElementsByType(Rule.class).stream().map(row -> {
      var cells = row.getInputEntries().stream().map(cell -> cell.getTextContent().strip().replace("\"", "")).toList();
      return Arguments.of(row.getId(), Map.of("key", cells.get(0), "scheme", cells.get(1), "country", cells.get(2)));
    });
  }

  @Test
  void aSchemeHasItsOwnRow() {
    assertThat(TIME_LIMITS.find("T_STAY", "digital-explorers", "LT").orElseThrow().source()).startsWith("Digital Explorers");
    assertThat(TIME_LIMITS.find("T_STAY", "other", null).orElseThrow().source()).startsWith("Agreed");
  }

  @Test
  void aCountryHasItsOwnRowAndTheSourceItsDate() {
    assertThat(TIME_LIMITS.find("T_REGISTER_ARRIVAL", "any", "BE").orElseThrow())
        .extracting(TimeLimit::period, TimeLimit::asOf).containsExactly("P8D", "2019");
    assertThat(TIME_LIMITS.find("T_REGISTER_ARRIVAL", "any", "XX").orElseThrow())
        .extracting(TimeLimit::period, TimeLimit::asOf).containsExactly("P30D", "");
  }

  @Test
  void aTimerReadsTheTableAndLeavesNoDecisionHistory() {
    ENGINE.getRepositoryService().createDeployment().addModelInstance("wait.bpmn", Bpmn.createExecutableProcess("waiting")
        .startEvent().intermediateCatchEvent("wait").timerWithDuration("P1D").endEvent().done()).deploy();
    var instance =
        ENGINE.getRuntimeService().startProcessInstanceByKey("waiting", Map.of("scheme", "digital-explorers", "destination", "LT"));

    String period = inside(instance.getId(), "T_LT_DECISION");

    assertThat(period).isEqualTo("P90D");
    assertThat(ENGINE.getHistoryService().createHistoricDecisionInstanceQuery().count()).isZero();
    assertThatThrownBy(() -> inside(instance.getId(), "T_NOWHERE")).isInstanceOf(ProcessEngineException.class)
        .hasMessageContaining("no row for ‘T_NOWHERE’ (scheme: digital-explorers, country: LT)");
  }

  @Test
  void aNewVersionCountsOnceItIsDeployed() throws IOException {
    assertThat(TIME_LIMITS.period("T_CONTRACT", null, null)).contains("P21D");

    String newer = deploy(Files.readString(TABLE).replace("P21D", "P22D"));

    assertThat(TIME_LIMITS.period("T_CONTRACT", null, null)).contains("P22D");
    ENGINE.getRepositoryService().deleteDeployment(newer);
  }

  private String inside(String executionId, String key) {
    var configuration = (org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl) ENGINE.getProcessEngineConfiguration();
    return configuration.getCommandExecutorTxRequired()
        .execute(context -> TIME_LIMITS.of(context.getExecutionManager().findExecutionById(executionId), key));
  }

  private static String deploy(String table) {
    return ENGINE.getRepositoryService().createDeployment().addInputStream("time-limits.dmn",
        new java.io.ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8))).deploy().getId();
  }
}
