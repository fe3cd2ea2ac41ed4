package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.util.List;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Training first, then a track that may change; the blocks are stand-ins that tell their result when asked. */
@FlowTest
@StandInsFor({"preselect", "palim-training", "palim-home-placement", "match-candidate", "authorise-stay", "prepare-departure", "travel",
    "settle", "monitor-stay", "return-home", "reintegrate", "follow-up", "withdraw", "record-cost", "employer-withdrawal"})
class PalimFlowTest {

  private static final String CHOOSE = "userTask_chooseTrack";
  private static final String HAND_OVER = "userTask_agreeHandOver";
  private static final String WORK = "callActivity_workInBelgium";

  @Autowired private Flow flow;

  @Test
  void aTrainedPersonIsPlacedAtHome() {
    atHome().message(StandIns.done("palim-home-placement"), "placedAtHome", true, "employerName", "Atlas Code")
        .message(StandIns.done("follow-up"))
        .endedAt("endEvent_journeyCompleted")
        .passed("event_preselected", "receiveTask_awaitPlace", "event_selected", "callActivity_train", "event_trained")
        .passed("gateway_searchJoin", "gateway_trackJoin", CHOOSE, "gateway_searchGoesOn", "gateway_whichTrack", "callActivity_placeAtHome",
            "gateway_placedAtHome", "endEvent_placedAtHome", "gateway_workFound", "gateway_followUpJoin", "callActivity_followUp")
        .passed("callActivity_findWork").notPassed(WORK, "callActivity_matchCandidate")
        .hasVariable("track", "home").hasVariable("employerName", "Atlas Code").hasVariable("curriculumVersion", "2")
        .hasVariable("lossReason", null);
  }

  @Test
  void aTrainedPersonWorksInBelgiumAndReturns() {
    inBelgium().message(StandIns.done("monitor-stay"), "returning", true, "stayOutcome", "returned")
        .message(StandIns.done("return-home"), "returnedOn", "2021-12-01")
        .message(StandIns.done("reintegrate")).message(StandIns.done("follow-up"))
        .endedAt("endEvent_journeyCompleted")
        .passed("callActivity_matchCandidate", "gateway_hiredInBelgium", "endEvent_hiredInBelgium", "gateway_workFound")
        .passed("callActivity_authoriseStay", "event_stayAuthorised", "callActivity_prepareDeparture", "callActivity_travel",
            "event_candidateArrived",
            "callActivity_settle", "callActivity_monitorStay", "callActivity_returnHome", "callActivity_reintegrate", "endEvent_stayOver")
        .passed(WORK)
        .notPassed("callActivity_placeAtHome")
        .hasVariable("permitNumber", "BE-1").hasVariable("returnedOn", "2021-12-01");
  }

  @Test
  void whoStaysInBelgiumIsFollowedUpWithoutReturning() {
    inBelgium().message(StandIns.done("monitor-stay"), "returning", false, "stayOutcome", "stayed").message(StandIns.done("follow-up"))
        .endedAt("endEvent_journeyCompleted").passed("gateway_candidateReturning", "gateway_stayJoin").notPassed("callActivity_returnHome");
  }

  @Test
  void anApplicationMayBeRefusedAPlaceDeniedTheReserveListExpireAndTheTrainingFail() {
    applied().message(StandIns.done("preselect"), "preselected", false, "score", 30, "lossReason", "score-too-low")
        .endedAt("endEvent_applicationRefused").hasVariable("outcome", "lost").hasVariable("lossReason", "score-too-low");
    waiting().message("placeDecided", "placeGranted", false, "allocationReason", "Rank 300 of 300.")
        .endedAt("endEvent_placeNotGranted").passed("gateway_placeGranted").hasVariable("lossReason", "not-placed");
    waiting().fireTimer("event_reserveTimeOver").endedAt("endEvent_reserveExpired").hasVariable("lossReason",
        "reserve-expired");
    inTraining().message(StandIns.done("palim-training"), "trained", false, "lossReason", "training-dropped")
        .endedAt("endEvent_trainingNotPassed").passed("gateway_trainingPassed").hasVariable("lossReason", "training-dropped")
        .hasVariable("outcome", "lost");
  }

  @Test
  void theTrackMayChangeAtAnyTimeInTheSameCase() {
    var journey = atHome().message("trackChanged").waitsAt(CHOOSE).passed("event_homeTrackChanged");
    away(journey).message("trackChanged").waitsAt(CHOOSE).passed("event_awayTrackChanged");
    away(journey).message(StandIns.done("match-candidate"), "hired", true, "employerName", "Leie Software").message("trackChanged")
        .waitsAt(CHOOSE).passed("startEvent_trackChanged", "gateway_abroad", "endEvent_trackChanged", "event_mobilityFailed")
        .notPassed("callActivity_returnFirst");

    journey.complete(CHOOSE, Palim.track("home")).message(StandIns.done("palim-home-placement"), "placedAtHome", true)
        .message(StandIns.done("follow-up"))
        .endedAt("endEvent_journeyCompleted").hasVariable("track", "home");
  }

  @Test
  void whoChangesTheTrackAbroadReturnsHomeFirst() {
    inBelgium().message("trackChanged").isOpen().waitsAt()
        .message(StandIns.done("return-home"), "returnedOn", "2021-08-01").waitsAt(CHOOSE)
        .passed("gateway_abroad", "callActivity_returnFirst", "gateway_searchJoin").hasVariable("arrived", false);
  }

  @Test
  void whoIsNotHiredOrMayNotComeChoosesAgain() {
    atHome().message(StandIns.done("palim-home-placement"), "placedAtHome", false, "lossReason", "no-employer-found").waitsAt(CHOOSE);
    away(trained()).message(StandIns.done("match-candidate"), "hired", false, "lossReason", "hiring-freeze").waitsAt(CHOOSE);
    hiredInBelgium().message(StandIns.done("authorise-stay"), "permitGranted", false, "lossReason", "permit-refused")
        .waitsAt(CHOOSE).passed("endEvent_permitNotGranted", "event_mobilityFailed");
    authorised().message(StandIns.done("prepare-departure"))
        .message(StandIns.done("travel"), "arrived", false, "lossReason", "did-not-travel")
        .waitsAt(CHOOSE).passed("endEvent_candidateNotArrived", "event_mobilityFailed", "gateway_searchJoin");
  }

  @Test
  void whoLosesTheEmployerChoosesAgainAndIsBroughtHomeBefore() {
    hiredInBelgium().message("employerWithdrew").message(StandIns.done("employer-withdrawal"), "offerLossReason", "hiring-freeze")
        .waitsAt(CHOOSE)
        .passed("startEvent_employerWithdrew", "callActivity_employerWithdrawal", "gateway_workerAbroad", "gateway_exitJoin",
            "endEvent_employerGone", "event_mobilityFailed")
        .notPassed("callActivity_bringHome");
    inBelgium().message("employerWithdrew").message(StandIns.done("employer-withdrawal"), "offerLossReason", "need-gone")
        .message(StandIns.done("return-home"), "returnedOn", "2021-08-01").waitsAt(CHOOSE)
        .passed("callActivity_bringHome", "endEvent_employerGone")
        .hasVariable("arrived", false).hasVariable("offerLossReason", "need-gone");
  }

  @Test
  void whoStopsSearchingSaysWhy() {
    trained().complete(CHOOSE, "track", "none", "trackMotivation", "Begins a master course.", "lossReason", "studies")
        .endedAt("endEvent_noWorkFound").passed("gateway_searchGoesOn", "endEvent_searchStopped", "gateway_workFound")
        .hasVariable("lossReason", "studies").hasVariable("outcome", "lost");
  }

  @Test
  void whoHasNoWorkWhenTheProjectClosesIsHandedOverWithConsent() {
    away(trained()).message("projectCloses", "successorScheme", "THAMM", "projectEndsOn", "2021-04-30").waitsAt(HAND_OVER)
        .complete(HAND_OVER, "handOverAgreed", true, "handOverNote", "Curriculum vitae and exam result")
        .endedAt("endEvent_handedOver").passed("startEvent_projectCloses", HAND_OVER, "endEvent_handOverDecided", "gateway_workFound")
        .passed("subProcess_handOver")
        .hasVariable("outcome", "handed-over");
    atHome().message("projectCloses", "successorScheme", "THAMM", "projectEndsOn", "2021-04-30")
        .complete(HAND_OVER, "handOverAgreed", false, "lossReason", "no-employer-found")
        .endedAt("endEvent_noWorkFound").hasVariable("outcome", "lost").hasVariable("lossReason", "no-employer-found");
  }

  @Test
  void theClosingProjectDoesNotAskPeopleWithWork() {
    var journey = inBelgium();

    assertThatThrownBy(() -> journey.message("projectCloses")).isInstanceOf(MismatchingMessageCorrelationException.class);
  }

  @Test
  void somebodyMayWithdrawTheBranchMayCloseAndACostMayAriseWhateverGoesOn() {
    for (var journey : List.of(applied(), inTraining(), atHome(), inBelgium())) {
      journey.message("costArose").message(StandIns.done("record-cost")).isOpen().passed("callActivity_recordCost",
          "endEvent_costRecorded");
      journey.message("candidateWithdrew").message(StandIns.done("withdraw"), "lossReason", "family")
          .endedAt("endEvent_candidateWithdrawn").hasVariable("lossReason", "family").hasVariable("outcome", "withdrawn");
    }
    trained().message("corridorClosed").endedAt("endEvent_branchClosed").hasVariable("lossReason", "branch-closed").hasVariable("outcome",
        "lost");
  }

  @Test
  void onlyTheLeadAuthorityChoosesTheTrack() {
    var journey = trained();

    assertThat(journey.groupsOf(CHOOSE)).containsExactly("enabel");
    journey.completeAs("eline", CHOOSE, Palim.track("home")).isOpen();
  }

  private Journey applied() {
    return flow.start("palim",
        Palim.standard("email", "a@example.org", "phone", "+212 600000000", "curriculumVersion", "1", "submittedOn", "2019-06-05",
            "preferredDestination", "BE", "skills", "Java", "occupation", "2512"));
  }

  private Journey waiting() {
    return applied().message(StandIns.done("preselect"), "preselected", true, "score", 90, "lossReason", null);
  }

  private Journey inTraining() {
    return waiting().message("placeDecided", "placeGranted", true, "placeCode", "P1", "placeName", "Training", "allocationReason",
        "Rank 3 of 300.");
  }

  private Journey trained() {
    return inTraining().message(StandIns.done("palim-training"), "trained", true, "curriculumVersion", "2", "examScore", 70)
        .waitsAt(CHOOSE);
  }

  private Journey atHome() {
    return trained().complete(CHOOSE, Palim.track("home")).waitsAt();
  }

  private static Journey away(Journey journey) {
    return journey.complete(CHOOSE, Palim.track("away")).waitsAt();
  }

  private Journey hiredInBelgium() {
    return away(trained()).message(StandIns.done("match-candidate"), "hired", true, "employerName", "Leie Software", "employerOrganisation",
        "leie-software");
  }

  private Journey authorised() {
    return hiredInBelgium().message(StandIns.done("authorise-stay"), "permitGranted", true, "permitNumber", "BE-1");
  }

  private Journey inBelgium() {
    return authorised().message(StandIns.done("prepare-departure"))
        .message(StandIns.done("travel"), "arrived", true, "arrivalDate", "2021-03-01")
        .message(StandIns.done("settle"));
  }
}
