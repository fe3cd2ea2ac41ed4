package eu.passerelle.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.engine.EngineTest;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricDetail;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricDetailVariableInstanceUpdateEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a case begins with stands once in its history for as long as it stays, and whole as soon as it changes. */
class LeanHistoryTest extends EngineTest {

  private static final Date MONDAY = new Date(1_600_000_000_000L);
  private static final Date TUESDAY = new Date(MONDAY.getTime() + 86_400_000);

  @Autowired HistoryService history;

  @BeforeEach
  void aCaseBeginsOnMonday() {
    deploy("journey", "signing");
    ClockUtil.setCurrentTime(MONDAY);
    startJourney();
    ClockUtil.setCurrentTime(TUESDAY);
  }

  @AfterEach
  void timeGoesOn() {
    ClockUtil.reset();
  }

  @Test
  void whatStaysAsItWasStandsAmongTheValuesAndNotAmongTheChanges() {
    var corridor = history.createHistoricVariableInstanceQuery().processInstanceId(whole()).variableName("corridor").singleResult();

    assertThat(corridor.getValue()).isEqualTo("test-ng-lt");
    assertThat(corridor.getCreateTime()).isEqualTo(MONDAY);
    assertThat(changes("corridor")).isEmpty();
  }

  @Test
  void whatChangesTellsWhatItWasBeforeAndSinceWhen() {
    runtime.setVariable(whole(), "corridor", "test-ng-be");
    runtime.setVariable(whole(), "corridor", "test-ng-fr");

    assertThat(changes("corridor")).extracting(HistoricVariableUpdate::getValue).containsExactly("test-ng-lt", "test-ng-be", "test-ng-fr");
    assertThat(changes("corridor")).extracting(HistoricVariableUpdate::getTime).containsExactly(MONDAY, TUESDAY, TUESDAY);
  }

  @Test
  void whatIsTakenAwayTellsWhatItWas() {
    runtime.removeVariable(whole(), "corridor");

    assertThat(changes("corridor")).extracting(HistoricVariableUpdate::getValue).containsExactly("test-ng-lt", null);
  }

  @Test
  void whatAStepWritesTellsWhichStep() {
    runtime.setVariable(whole(), "score", 7);

    assertThat(changes("score")).singleElement().satisfies(change -> assertThat(change.getActivityInstanceId()).isNotEqualTo(whole()));
  }

  @Test
  void whatIsTooLongForItsColumnIsKeptWholeFromTheBeginning() {
    runtime.startProcessInstanceByKey("signing", "TST-2026-00002",
        Map.of("scheme", "test", "corridor", "test-ng-lt", "story", "long ".repeat(2_000)));

    assertThat(changes("story")).singleElement().satisfies(change -> assertThat(change.getValue()).asString().hasSize(10_000));
  }

  private String whole() {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(NUMBER).rootProcessInstances().singleResult().getId();
  }

  private List<HistoricVariableUpdate> changes(String name) {
    return history.createHistoricDetailQuery().variableUpdates().list().stream().map(HistoricVariableUpdate.class::cast)
        .filter(change -> change.getVariableName().equals(name))
        .sorted(Comparator.comparing(HistoricDetail::getTime)
            .thenComparing(change -> ((HistoricDetailVariableInstanceUpdateEntity) change).getSequenceCounter()))
        .toList();
  }
}
