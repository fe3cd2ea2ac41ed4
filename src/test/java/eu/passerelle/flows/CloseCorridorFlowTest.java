package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.CorridorClosure;
import eu.passerelle.scheme.PlacesMove;
import eu.passerelle.scheme.SchemeChanges;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One branch closes: its places move, its cases are told, the scheme goes on. */
@FlowTest
class CloseCorridorFlowTest {

  private static final String DECIDE = "userTask_decideOnPlaces";
  private static final AtomicInteger ROUND = new AtomicInteger();

  @Autowired private Flow flow;
  @Autowired private Schemes schemes;
  @Autowired private SchemeChanges changes;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private FormService forms;
  @Autowired private JdbcClient jdbc;

  private String closing;
  private String other;
  private int year;

  @BeforeEach
  void aSchemeWithTwoBranches() {
    int round = ROUND.incrementAndGet();
    year = 4000 + round;
    closing = "closing-" + round;
    other = "other-" + round;
    schemes.add(new Corridor(closing, "digital-explorers", "KE", "LT", true, 12));
    schemes.add(new Corridor(other, "digital-explorers", "GH", "LT", true, null));
    schemes.add(new Cohort("cohort-" + closing, "digital-explorers", closing, "Closing", year, LocalDate.of(2019, 1, 1),
        LocalDate.of(2019, 2, 1), Map.of()));
    repository.createDeployment().name("branch-case").enableDuplicateFiltering(true)
        .addInputStream("branch-case.bpmn", getClass().getResourceAsStream("/models/flows/branch-case.bpmn")).deploy();
  }

  @Test
  void theBranchClosesItsPlacesMoveAndItsCasesEnd() {
    Journey early = branchCase(1, "matching");
    Journey abroad = branchCase(2, "stay");

    Journey order = order("recruitment;selection;preparation;matching;authorisation").waitsAt(DECIDE).hasVariable("placesLeft", 12);
    assertDue(order, DECIDE, "P14D");
    early.isOpen();
    assertThat(schemes.corridor(closing).orElseThrow().open()).isFalse();
    order.completeAs("ruta", DECIDE, "placesDecision", "move", "toCorridor", other, "placesMoved", 10).waitsAt(DECIDE)
        .hasVariable("placesLeft", 2)
        .complete(DECIDE, "placesDecision", "done").endedAt("endEvent_corridorClosed");

    early.endedAt("endEvent_branchClosed").hasVariable("closureReason", "The ministry has withdrawn.");
    abroad.isOpen();
    assertThat(schemes.corridor(other).orElseThrow().places()).isEqualTo(10);
    assertThat(changes.moves("digital-explorers")).filteredOn(move -> move.fromCorridor().equals(closing)).singleElement()
        .extracting(PlacesMove::places, PlacesMove::reason, PlacesMove::movedBy).containsExactly(10, "The ministry has withdrawn.", "ruta");
    assertThat(changes.closures("digital-explorers")).filteredOn(closure -> closure.corridorId().equals(closing)).singleElement()
        .extracting(CorridorClosure::reason, CorridorClosure::closedBy).containsExactly("The ministry has withdrawn.", "ruta");
  }

  @Test
  void placesThatCannotMoveAreAskedForAgain() {
    Journey order =
        order("all").completeAs("ruta", DECIDE, "placesDecision", "move", "toCorridor", other, "placesMoved", 13).waitsAt(DECIDE)
            .passed("event_placesRefused").hasVariable("placesProblem", "The corridor has 12 places left, so 13 cannot be moved.");
    order.completeAs("ruta", DECIDE, "placesDecision", "move", "toCorridor", closing, "placesMoved", 1)
        .hasVariable("placesProblem", "Choose another corridor than the one that gives the places.");
    order.completeAs("ruta", DECIDE, "placesDecision", "move", "toCorridor", other, "placesMoved", 12).hasVariable("placesProblem", null);

    order.complete(DECIDE, "placesDecision", "done").endedAt("endEvent_corridorClosed");
    assertThat(schemes.corridor(closing).orElseThrow().places()).isZero();
  }

  @Test
  void aSuspendedCaseIsToldWhenItGoesOn() {
    Journey still = branchCase(1, "matching");
    jdbc.sql("update case_overview set suspended_since = started_at where number = ?").param(still.number()).update();

    Journey order = order("all").complete(DECIDE, "placesDecision", "done");
    assertThat(order.timers()).containsExactly("event_tellAgain");
    still.isOpen();
    jdbc.sql("update case_overview set suspended_since = null where number = ?").param(still.number()).update();
    order.fireTimer("event_tellAgain").runJobs().endedAt("endEvent_corridorClosed").hasVariable("casesTold", 1);

    still.endedAt("endEvent_branchClosed");
  }

  @Test
  void manyCasesAreToldInSeveralGoesAndEachOnce() {
    for (int i = 1; i <= 60; i++) {
      branchCase(i, i == 60 ? "stay" : "matching");
    }

    order("all").complete(DECIDE, "placesDecision", "done").endedAt("endEvent_corridorClosed").hasVariable("casesTold", 60)
        .passed("serviceTask_tellCases", "gateway_allTold", "serviceTask_tellCases");

    assertThat(
        jdbc.sql("select count(*) from case_told where case_number like ?").param("DEX-" + year + "-%").query(Integer.class).single())
        .isEqualTo(60);
  }

  private Journey order(String stages) {
    String[] number = new String[1];
    flow.as("ruta", () -> number[0] = forms.submitStartForm(definition("close-corridor"),
        Flow.values("corridor", closing, "closureReason", "The ministry has withdrawn.", "toldStages", stages)).getBusinessKey());
    return flow.of(number[0]).runJobs();
  }

  private String definition(String key) {
    return repository.createProcessDefinitionQuery().processDefinitionKey(key).latestVersion().singleResult().getId();
  }

  private Journey branchCase(int i, String stage) {
    String number = "DEX-%d-%05d".formatted(year, i);
    String id =
        runtime.startProcessInstanceByKey("branch-case", number, Map.of("scheme", "digital-explorers", "corridor", closing)).getId();
    jdbc.sql("delete from case_overview where number = ?").param(number).update();
    jdbc.sql("""
        insert into case_overview (number, scheme_id, corridor_id, cohort_id, root_instance_id, stage, open_steps, open_count, started_at)
        values (?, 'digital-explorers', ?, ?, ?, ?, '[]', 0, current_timestamp)""")
        .params(number, closing, "cohort-" + closing, id, stage).update();
    return flow.of(number);
  }
}
