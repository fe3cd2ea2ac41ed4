package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The journey as a whole; its blocks are stand-ins that tell their result when asked, each has its own test. */
@FlowTest
@StandInsFor({"preselect", "ygca-selection", "ygca-plan-term", "ygca-prepare", "authorise-stay", "travel", "ygca-enrol", "ygca-study-year",
    "ygca-return", "reintegrate", "follow-up", "ygca-award", "record-cost"})
class YgcaFlowTest {

  private static final AtomicInteger SERIES = new AtomicInteger();

  @Autowired private Schemes schemes;

  @Autowired private JdbcClient jdbc;

  @Autowired private Flow flow;

  @Test
  void aStudentComesStudiesReturnsAndIsFollowedUp() {
    returned(true).message(StandIns.done("reintegrate"), "reintegrationOutcome", "venture").message(StandIns.done("follow-up"))
        .endedAt("endEvent_journeyCompleted")
        .passed("callActivity_preselect", "event_preselected", "callActivity_select", "userTask_recordPreferences",
            "receiveTask_awaitPlace",
            "serviceTask_assignUniversity", "event_placeGranted", "callActivity_planTerm")
        .passed("callActivity_prepare", "callActivity_authoriseStay", "event_stayAuthorised", "callActivity_travel",
            "endEvent_studentArrived",
            "callActivity_enrol", "callActivity_studyYear", "callActivity_return", "callActivity_reintegrate", "callActivity_followUp",
            "endEvent_followedUp")
        .hasVariable("outcome", "completed").hasVariable("lossReason", null).hasVariable("termStarts", "2031-09-16");
  }

  @Test
  void theMilestonesAreKept() {
    var journey = returned(true).message(StandIns.done("reintegrate")).message(StandIns.done("follow-up"));

    var reached = jdbc.sql("select milestone from case_milestone where number = ?").param(journey.number());
    assertThat(reached.query(String.class).list())
        .containsExactlyInAnyOrder("preselected", "selected", "authorised", "arrived", "returned", "reintegrated", "followed-up");
  }

  @Test
  void anApplicationThatIsNotPreselectedEnds() {
    applied().message(StandIns.done("preselect"), "preselected", false, "lossReason", "score-too-low")
        .endedAt("endEvent_applicationRefused").hasVariable("outcome", "lost")
        .hasVariable("lossReason", "score-too-low");
  }

  @Test
  void aCandidateWhoIsNotSelectedEnds() {
    preselected().message(StandIns.done("ygca-selection"), "selected", false, "lossReason", "interview-failed")
        .endedAt("endEvent_candidateNotSelected").hasVariable("lossReason", "interview-failed");
  }

  @Test
  void morePreferencesThanPlacesAndUnknownOnesAreRefusedWithASentence() {
    var selected = selected();

    assertThatThrownBy(() -> selected.complete("userTask_recordPreferences", preferences("A", "B",
        "A"))).hasMessageContaining("must hold only options offered, each once");
    assertThatThrownBy(() -> selected.complete("userTask_recordPreferences",
        preferences("NOWHERE"))).hasMessageContaining("must be one of the options offered");
    selected.complete("userTask_recordPreferences", preferences("B", "A")).waitsAt().isOpen();
    assertThat(selected.variable("preferences").toString()).contains("B", "A").doesNotContain("NOWHERE");
  }

  @Test
  void whoGetsNoPlaceIsLost() {
    waiting().message("placeDecided", "placeGranted", false, "allocationReason", "No place is left for this rank.")
        .endedAt("endEvent_placeNotGranted").hasVariable("lossReason", "not-placed");
  }

  @Test
  void theReserveListEnds() {
    waiting().fireTimer("event_reserveTimeOver").endedAt("endEvent_reserveExpired").hasVariable("outcome", "lost")
        .hasVariable("lossReason", "reserve-expired");
  }

  @Test
  void theUniversityThatGivesThePlaceTakesPartInTheCase() {
    var placed = placed();
    var university = jdbc.sql("select organisation_id from participation where place = ? and role = 'university'").param(placed.number());
    assertThat(university.query(String.class).single()).isEqualTo("university-granada");
  }

  @Test
  void whoMissesTheTermIsDeferred() {
    var planned = planned();
    planned.fireTimer("event_termStarts").message(StandIns.done("ygca-plan-term"), "termStarts", "2032-09-16", "termPlanned", true)
        .passed("event_termStarts", "gateway_termJoin", "callActivity_planTerm").hasVariable("termStarts", "2032-09-16").isOpen();
    assertThat(planned.timers()).contains("event_termStarts");
  }

  @Test
  void orTheCaseEndsThere() {
    planned().fireTimer("event_termStarts").message(StandIns.done("ygca-plan-term"), "termPlanned", false, "lossReason", "term-missed")
        .endedAt("endEvent_termMissed").hasVariable("outcome", "lost").hasVariable("lossReason", "term-missed");
  }

  @Test
  void whoRefusesTheCommitmentDoesNotLeave() {
    planned().message(StandIns.done("ygca-prepare"), "prepared", false, "lossReason", "commitment-refused")
        .endedAt("endEvent_mobilityFailed").passed("endEvent_studentNotPrepared").hasVariable("lossReason", "commitment-refused");
  }

  @Test
  void whoGetsNoVisaDoesNotLeave() {
    planned().message(StandIns.done("ygca-prepare"), "prepared", true)
        .message(StandIns.done("authorise-stay"), "permitGranted", false, "lossReason", "permit-refused")
        .endedAt("endEvent_mobilityFailed").passed("endEvent_visaNotGranted").hasVariable("lossReason", "permit-refused");
  }

  @Test
  void whoDoesNotTravelIsLost() {
    travelling().message(StandIns.done("travel"), "arrived", false, "lossReason", "family")
        .endedAt("endEvent_mobilityFailed").passed("endEvent_studentNotArrived").hasVariable("lossReason", "family");
  }

  @Test
  void whoDoesNotPassGoesHomeAndEndsThere() {
    returned(false).endedAt("endEvent_returnedWithoutDegree").passed("endEvent_yearNotPassed").notPassed("callActivity_reintegrate")
        .hasVariable("outcome", "lost").hasVariable("lossReason", "test-failed");
  }

  @Test
  void aRankedProjectIsRewardedBesideTheJourney() {
    var student = arrived();
    student.message("projectsRanked", "awardedCases", "YGC-3099-00001;" + student.number(), "awardAmount", 10000)
        .message(StandIns.done("ygca-award"), "awardPaid", 10000).passed("endEvent_projectRewarded").isOpen()
        .hasVariable("awardWon", true).hasVariable("awardPaid", 10000);
    var other = arrived();
    other.message("projectsRanked", "awardedCases", student.number(), "awardAmount", 10000)
        .message(StandIns.done("ygca-award"), "supportGrant", 1500).hasVariable("awardWon", false).hasVariable("supportGrant", 1500);
  }

  @Test
  void aCandidateWithdrawsAtAnyTime() {
    arrived().message("candidateWithdrew").waitsAt("userTask_settleWithdrawal")
        .complete("userTask_settleWithdrawal", "lossReason", "family")
        .endedAt("endEvent_candidateWithdrawn").hasVariable("outcome", "withdrawn").hasVariable("lossReason", "family");
  }

  @Test
  void aClosedCorridorEndsTheCase() {
    planned().message("corridorClosed").endedAt("endEvent_branchClosed").hasVariable("outcome", "lost")
        .hasVariable("lossReason", "branch-closed");
  }

  @Test
  void aCostIsRecordedBesideTheJourney() {
    planned().message("costArose").message(StandIns.done("record-cost"))
        .passed("callActivity_recordCost", "endEvent_costRecorded").isOpen();
  }

  private Journey returned(boolean passed) {
    return arrived().message(StandIns.done("ygca-enrol"), "residenceNumber", "Y1", "endDate", "2032-06-30")
        .message(StandIns.done("ygca-study-year"), "yearPassed", passed, "defenceDue", false, "lossReason", passed ? null : "test-failed")
        .message(StandIns.done("ygca-return"), "returnedOn", "2032-07-10");
  }

  private Journey arrived() {
    return travelling().message(StandIns.done("travel"), "arrived", true, "arrivalDate", "2031-09-10");
  }

  private Journey travelling() {
    return planned().message(StandIns.done("ygca-prepare"), "prepared", true)
        .message(StandIns.done("authorise-stay"), "permitGranted", true, "permitNumber", "ESP-1", "permitValidUntil", "2031-12-01");
  }

  private Journey planned() {
    return placed().message(StandIns.done("ygca-plan-term"), "termStarts", "2031-09-16", "termPlanned", true);
  }

  private Journey placed() {
    return waiting().message("placeDecided", "placeGranted", true, "placeCode", "A", "placeName", "Course A", "placeOrganisation",
        "university-granada",
        "allocationReason", "Rank 1 of 1.");
  }

  private Journey waiting() {
    return selected().complete("userTask_recordPreferences", preferences("A")).waitsAt();
  }

  private Journey selected() {
    return preselected().message(StandIns.done("ygca-selection"), "selected", true, "score", 85, "interviewScore", 85)
        .waitsAt("userTask_recordPreferences");
  }

  private Journey preselected() {
    return applied().message(StandIns.done("preselect"), "preselected", true, "score", 70);
  }

  private Journey applied() {
    return flow.start("ygca", "YGC-3017-%05d".formatted(SERIES.incrementAndGet()), Ygca.standard("cohort", cohort(), "submittedOn",
        "2019-05-28", "termStarts", "2019-09-16"));
  }

  private void offer(String code, String university) {
    jdbc.sql("insert into place (cohort_id, code, name, organisation_id, seats) values ('ygca-journeys', ?, ?, ?, 6)")
        .params(code, "Course " + code, university).update();
  }

  private static Object[] preferences(String... codes) {
    return new Object[] {"preferences", List.of(codes), "preferencesOn", "2019-08-01"};
  }

  private String cohort() {
    if (schemes.cohort("ygca-journeys").isEmpty()) {
      schemes.add(new Cohort("ygca-journeys", "ygca", "ygca-ma-es", "Journeys", 3017, LocalDate.of(2019, 5, 27), LocalDate.of(2019, 6, 2),
          Map.of()));
      offer("A", "university-granada");
      offer("B", "university-seville");
    }
    return "ygca-journeys";
  }
}
