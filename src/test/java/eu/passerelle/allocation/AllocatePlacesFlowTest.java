package eu.passerelle.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The Lead authority gives the places of a cohort to those who wait. */
@FlowTest
class AllocatePlacesFlowTest {

  private static int round;

  @Autowired private Flow flow;
  @Autowired private Schemes schemes;
  @Autowired private CohortPlaces places;
  @Autowired private Allocations allocations;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private JdbcClient jdbc;

  private String cohort;
  private String prefix;

  @BeforeEach
  void aCohortWithTwoPlacesForThreeWhoWait() {
    round++;
    cohort = "places-" + round;
    prefix = "DEX-%d-".formatted(3000 + round);
    schemes.add(new Cohort(cohort, "digital-explorers", "digital-explorers-ng-lt", "CohortPlaces", 3000 + round, LocalDate.of(2019, 1, 1),
        LocalDate.of(2019, 2, 1), Map.of()));
    places.offer(new Place(cohort, "A", "Course A", null, 1, 0));
    places.offer(new Place(cohort, "B", "Course B", null, 1, 0));
    repository.createDeployment().name("awaits-place").enableDuplicateFiltering(true)
        .addInputStream("awaits-place.bpmn", getClass().getResourceAsStream("/models/allocation/awaits-place.bpmn")).deploy();
    waits("00001", 60L, "A;B");
    waits("00002", 90L, "A");
    waits("00003", 50L, "A;B");
  }

  @Test
  void theBestGetTheirWishAndTheOthersStayOnTheReserveList() {
    Journey ordered = order().waitsAt("userTask_confirmAllocation");
    ordered.hasVariable("placed", 2).hasVariable("unplaced", 1).hasVariable("seatsFree", 2).hasVariable("applicants", 3);
    person("00002").isOpen();
    ordered.complete("userTask_confirmAllocation", "allocationDecision", "announce", "tellEverybody", false)
        .endedAt("endEvent_placesAnnounced");
    person("00002").endedAt("endEvent_told").hasVariable("placeGranted", true).hasVariable("placeName", "Course A");
    person("00001").endedAt("endEvent_told").hasVariable("placeCode", "B");
    person("00003").isOpen();
    assertThat(allocations.lines(ordered.number(), 0, 10)).extracting(Line::caseNumber)
        .containsExactly(prefix + "00002", prefix + "00001", prefix + "00003");
  }

  @Test
  void thoseWithoutAPlaceAreToldWhy() {
    order().complete("userTask_confirmAllocation", "allocationDecision", "announce", "tellEverybody", true)
        .endedAt("endEvent_placesAnnounced");
    person("00003").endedAt("endEvent_told").hasVariable("placeGranted", false);
    assertThat((String) person("00003").variable("allocationReason")).contains("“Course A”, was full; its last seat went to rank 1");
  }

  @Test
  void moreSeatsMeanAnotherTryBeforeAnybodyIsTold() {
    Journey ordered = order();
    places.offer(new Place(cohort, "B", "Course B", null, 2, 0));
    ordered.complete("userTask_confirmAllocation", "allocationDecision", "again").waitsAt("userTask_confirmAllocation");
    ordered.hasVariable("unplaced", 0);
    ordered.complete("userTask_confirmAllocation", "allocationDecision", "announce", "tellEverybody", false)
        .endedAt("endEvent_placesAnnounced");
    person("00003").hasVariable("placeCode", "B");
  }

  @Test
  void aDroppedAllocationTellsNobody() {
    order().complete("userTask_confirmAllocation", "allocationDecision", "drop").endedAt("endEvent_allocationDropped")
        .notPassed("serviceTask_announceAllocation");
    person("00002").isOpen();
  }

  @Test
  void aLongListIsToldInSeveralGoes() {
    places.offer(new Place(cohort, "C", "Course C", null, 100, 0));
    for (int i = 100; i < 170; i++) {
      waits("00" + i, (long) i, "C");
    }
    order().complete("userTask_confirmAllocation", "allocationDecision", "announce", "tellEverybody", false)
        .endedAt("endEvent_placesAnnounced")
        .passed("serviceTask_announceAllocation", "gateway_everybodyTold", "serviceTask_announceAllocation");
    person("00169").endedAt("endEvent_told");
    person("00100").endedAt("endEvent_told");
  }

  @Test
  void whoHasGoneMeanwhileIsNotedAndWhoWasToldIsNotToldAgain() {
    Journey ordered = order();
    person("00002").message("placeDecided");
    ordered.complete("userTask_confirmAllocation", "allocationDecision", "announce", "tellEverybody", false);
    assertThat(jdbc.sql("select gone from allocation_line where allocation_number = ? and case_number = ?")
        .params(ordered.number(), prefix + "00002").query(Boolean.class).single()).isTrue();
    assertThat(allocations.announce(ordered.number(), false, 50)).isFalse();
  }

  @Test
  void aSeatThatSomebodyHoldsIsNotGivenAgainUntilThePersonIsLost() {
    overviewRow("00002", null);
    order().complete("userTask_confirmAllocation", "allocationDecision", "announce", "tellEverybody", false);
    assertThat(free("A")).isZero();
    jdbc.sql("update case_overview set outcome = 'lost', ended_at = started_at where number = ?").param(prefix + "00002").update();
    assertThat(free("A")).isEqualTo(1);
  }

  @Test
  void anUnknownCohortIsRefusedWithASentence() {
    assertThatThrownBy(() -> allocations.allocate("DEX-PRG-1999-0001", "nowhere"))
        .hasMessage("There is no cohort nowhere to allocate places in.");
  }

  private int free(String code) {
    return places.of(cohort).stream().filter(place -> place.code().equals(code)).findFirst().orElseThrow().free();
  }

  private void overviewRow(String number, String outcome) {
    jdbc.sql("""
        insert into case_overview (number, scheme_id, corridor_id, cohort_id, root_instance_id, open_steps, open_count, started_at, outcome)
        values (?, 'digital-explorers', 'digital-explorers-ng-lt', ?, 'none', '[]', 0, current_timestamp, ?)""")
        .params(prefix + number, cohort, outcome).update();
  }

  private Journey order() {
    return flow.start("allocate-places", "DEX-PRG-%d-%04d".formatted(3000 + round, 1),
        Flow.values("scheme", "digital-explorers", "corridor", "digital-explorers-ng-lt", "cohort", cohort));
  }

  private Journey person(String number) {
    return flow.of(prefix + number);
  }

  private void waits(String number, Long score, String preferences) {
    var variables =
        new HashMap<String, Object>(Map.of("cohort", cohort, "score", score, "submittedOn", "2019-05-01", "preferences", preferences));
    runtime.startProcessInstanceByKey("awaits-place", prefix + number, variables);
  }
}
