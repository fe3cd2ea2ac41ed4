package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The journey as a whole; its blocks are stand-ins that tell their result when asked, each has its own test. */
@FlowTest
@StandInsFor({"preselect", "thamm-interview", "thamm-teaching", "match-candidate", "recognise-qualification", "plan-intake",
    "authorise-stay", "prepare-departure", "travel", "settle", "thamm-probation", "thamm-qualification", "monitor-stay", "return-home",
    "reintegrate", "follow-up", "withdraw", "record-cost"})
class ThammFlowTest {

  @Autowired private Flow flow;

  @Test
  void anApprenticeLearnsATradeAndStays() {
    var journey = departing(hired(taught("apprentice")).hasVariable("permitType", "16a").hasVariable("stayTrack", "apprenticeship"));
    working(journey).message(done("thamm-qualification"), "placementKept", true)
        .message(done("monitor-stay"), "returning", false, "stayOutcome", "stayed")
        .message(done("follow-up"))
        .endedAt("endEvent_journeyCompleted")
        .passed("callActivity_preselect", "event_preselected", "callActivity_interviewCandidate", "event_selected",
            "callActivity_teach", "gateway_placementJoin",
            "callActivity_matchCandidate", "gateway_track", "businessRuleTask_determineRoute", "callActivity_planIntake",
            "callActivity_authoriseStay", "event_departureDue",
            "callActivity_prepareDeparture", "callActivity_travel", "callActivity_settle", "callActivity_probation",
            "callActivity_qualify", "callActivity_monitorStay", "callActivity_followUp")
        .notPassed("callActivity_recogniseQualification", "callActivity_moveToNextIntake", "callActivity_returnHome")
        .hasVariable("outcome", "completed").hasVariable("stayOutcome", "stayed").hasVariable("lossReason", null);
  }

  @Test
  void aFullyRecognisedWorkerHasNothingToQualifyFor() {
    working(departing(recognised("full"))).message(done("monitor-stay"), "returning", true, "stayOutcome", "completed", "endDate",
        "2033-07-31")
        .message(done("return-home"), "returnedOn", "2033-08-05")
        .message(done("reintegrate"), "reintegrationOutcome", "job")
        .message(done("follow-up"))
        .endedAt("endEvent_journeyCompleted").notPassed("callActivity_qualify")
        .hasVariable("permitType", "18a").hasVariable("returnedOn", "2033-08-05");
  }

  @Test
  void aPartlyRecognisedWorkerQualifiesAtWork() {
    working(departing(recognised("partial").hasVariable("permitType", "16d").hasVariable("stayTrack", "measure")))
        .message(done("thamm-qualification"), "placementKept", false, "lossReason", "recognition-refused")
        .message(done("return-home"), "returnedOn", "2033-08-05")
        .passed("callActivity_qualify", "gateway_placementKept", "callActivity_returnHome").notPassed("callActivity_monitorStay")
        .hasVariable("stayOutcome", "earlyEnd").hasVariable("lossReason", "recognition-refused");
  }

  @Test
  void whoIsNotRecognisedMayBecomeAnApprentice() {
    hired(notRecognised().complete("userTask_offerOtherTrack", "otherTrack", true).hasVariable("track", "apprentice"))
        .hasVariable("permitType", "16a").passed("businessRuleTask_determineRoute");
  }

  @Test
  void whoIsNotRecognisedMayGiveUp() {
    notRecognised().complete("userTask_offerOtherTrack", "otherTrack", false, "lossReason", "recognition-refused")
        .endedAt("endEvent_placementFailed").passed("endEvent_notRecognised").hasVariable("outcome", "lost")
        .hasVariable("lossReason", "recognition-refused");
  }

  @Test
  void whoeverIsLostBeforeMatchingEndsThere() {
    applied("apprentice").message(done("preselect"), "preselected", false, "lossReason", "not-eligible")
        .endedAt("endEvent_applicationRefused").hasVariable("outcome", "lost").hasVariable("lossReason", "not-eligible");
    applied("apprentice").message(done("preselect"), "preselected", true).message(done("thamm-interview"), "selected", false,
        "lossReason", "interview-failed")
        .endedAt("endEvent_candidateNotSelected").hasVariable("outcome", "lost").hasVariable("lossReason", "interview-failed");
    applied("apprentice").message(done("preselect"), "preselected", true).message(done("thamm-interview"), "selected", true)
        .message(done("thamm-teaching"), "taught", false, "lossReason", "test-failed")
        .endedAt("endEvent_teachingNotCompleted").hasVariable("outcome", "lost").hasVariable("lossReason", "test-failed");
    taught("apprentice").message(done("match-candidate"), "hired", false, "lossReason", "no-employer-found")
        .endedAt("endEvent_placementFailed").passed("endEvent_candidateNotHired").hasVariable("lossReason", "no-employer-found");
  }

  @Test
  void whoseVisaIsTooLateWaitsForTheNextIntake() {
    var journey = planned("2026-08-01").message(done("authorise-stay"), "permitGranted", true, "permitNumber", "D-1");
    journey.passed("gateway_visaInTime").notPassed("callActivity_prepareDeparture")
        .message(done("plan-intake"), "intakeFound", true, "nextIntake", "2099-08-01")
        .passed("callActivity_moveToNextIntake", "gateway_nextIntakeFound", "gateway_checkJoin")
        .hasVariable("departureFrom", "2099-06-20").hasVariable("startDate", "2099-08-01");
    assertThat(journey.timers()).containsExactly("event_departureDue");
    working(journey.fireTimer("event_departureDue")).waitsAt().hasVariable("startDate", "2099-08-01");
  }

  @Test
  void whenTheCalendarHasRunOutTheMobilityFails() {
    hired(taught("apprentice")).message(done("plan-intake"), "intakeFound", false, "lossReason", "term-missed")
        .endedAt("endEvent_mobilityFailed").passed("endEvent_noIntake").hasVariable("lossReason", "term-missed");
    planned("2026-08-01").message(done("authorise-stay"), "permitGranted", true)
        .message(done("plan-intake"), "intakeFound", false, "lossReason", "term-missed")
        .endedAt("endEvent_mobilityFailed").passed("endEvent_noNextIntake").hasVariable("lossReason", "term-missed");
  }

  @Test
  void withoutVisaOrArrivalTheMobilityFails() {
    planned("2099-08-01").message(done("authorise-stay"), "permitGranted", false, "lossReason", "permit-refused")
        .endedAt("endEvent_mobilityFailed").passed("endEvent_permitNotGranted").hasVariable("lossReason", "permit-refused");
    departing(hired(taught("apprentice"))).message(done("prepare-departure")).message(done("travel"), "arrived", false, "lossReason",
        "did-not-travel")
        .endedAt("endEvent_mobilityFailed").passed("endEvent_candidateNotArrived").hasVariable("lossReason", "did-not-travel");
  }

  @Test
  void anotherEmployerIsSoughtWhenOneWithdraws() {
    recognised("full").message("employerWithdrew")
        .complete("userTask_recordEmployerWithdrawal", "offerLossReason", "hiring-freeze", "withdrawalSettlement",
            "The hotel pays the visa")
        .passed("event_employerWithdrew", "gateway_placementJoin")
        .message(done("match-candidate"), "hired", true, "employerName", "Gasthof Seerose")
        .hasVariable("employerName", "Gasthof Seerose");
  }

  @Test
  void aFailedProbationLeadsHome() {
    departing(hired(taught("apprentice"))).message(done("prepare-departure")).message(done("travel"), "arrived",
        true).message(done("settle"))
        .message(done("thamm-probation"), "placementKept", false, "lossReason", "rematch-failed")
        .message(done("return-home"), "returnedOn", "2030-01-05")
        .passed("gateway_probationPassed", "callActivity_returnHome").notPassed("callActivity_qualify", "callActivity_monitorStay")
        .hasVariable("stayOutcome", "earlyEnd").hasVariable("lossReason", "rematch-failed");
  }

  @Test
  void whoeverWithdrawsLeavesTheScheme() {
    taught("skilled").message("candidateWithdrew").message(done("withdraw"), "lossReason", "family")
        .endedAt("endEvent_candidateWithdrawn").hasVariable("outcome", "withdrawn").hasVariable("lossReason", "family");
  }

  @Test
  void aClosedCorridorEndsTheJourney() {
    taught("skilled").message("corridorClosed")
        .endedAt("endEvent_branchClosed").hasVariable("outcome", "lost").hasVariable("lossReason", "branch-closed");
  }

  @Test
  void aCostIsRecordedBesideTheJourney() {
    taught("skilled").message("costArose").message(done("record-cost")).passed("callActivity_recordCost", "endEvent_costRecorded").isOpen();
  }

  private Journey recognised(String recognition) {
    return hired(taught("skilled")).message(done("recognise-qualification"), "recognition", recognition, "recognised", true);
  }

  private Journey notRecognised() {
    return hired(taught("skilled")).message(done("recognise-qualification"), "recognition", "none", "recognised", false, "lossReason",
        "recognition-refused")
        .waitsAt("userTask_offerOtherTrack");
  }

  private Journey planned(String intake) {
    return hired(taught("apprentice")).message(done("plan-intake"), "intakeFound", true, "nextIntake", intake);
  }

  private static Journey working(Journey journey) {
    return journey.message(done("prepare-departure")).message(done("travel"), "arrived", true, "arrivalDate", "2099-07-20")
        .message(done("settle")).message(done("thamm-probation"), "placementKept", true);
  }

  private static Journey departing(Journey journey) {
    return journey.message(done("plan-intake"), "intakeFound", true, "nextIntake", "2099-08-01")
        .message(done("authorise-stay"), "permitGranted", true, "permitNumber", "D-1", "permitValidUntil", "2100-01-31")
        .fireTimer("event_departureDue");
  }

  private static Journey hired(Journey journey) {
    return journey.message(done("match-candidate"), "hired", true, "employerName", "Hotel Isarblick", "employerOrganisation",
        "hotel-isarblick",
        "contractType", "apprenticeship", "startDate", "2026-08-01", "endDate", "2102-07-31", "salary", 1050, "currency", "EUR",
        "mentor", "Frau Lenz");
  }

  private Journey taught(String track) {
    return applied(track).message(done("preselect"), "preselected", true, "score", 80).message(done("thamm-interview"), "selected", true,
        "interviewScore", 80)
        .message(done("thamm-teaching"), "taught", true, "languageResult", "B1");
  }

  private Journey applied(String track) {
    return flow.start("thamm", ThammAnswers.morocco("track", track, "occupation", "5120 Cooks", "educationLevel", "ISCED4",
        "fieldOfStudy", "1013 Hotel"));
  }

  private static String done(String block) {
    return StandIns.done(block);
  }
}
