package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertTimer;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A good candidate waits for a place. */
@FlowTest
class ReserveListFlowTest {

  private static final String RANK = "userTask_rankCandidate";
  private static final String CONFIRM = "userTask_confirmAvailability";

  @Autowired Flow flow;

  @Test
  void aCandidateOnTheListIsCalledWhenAPlaceIsFree() {
    waiting().message("reserveCalled").waitsAt(CONFIRM).complete(CONFIRM, SelectionAnswers.stillAvailable())
        .endedAt("endEvent_candidateCalled")
        .passed(RANK, "event_reserveCalled", CONFIRM, "gateway_candidateAvailable")
        .notPassed("event_reserveTimeOver")
        .hasVariable("selected", true);
  }

  @Test
  void aCandidateWhoIsNoLongerAvailableSaysWhy() {
    waiting().message("reserveCalled").complete(CONFIRM, SelectionAnswers.noLongerAvailable("other-job"))
        .endedAt("endEvent_candidateUnavailable")
        .hasVariable("selected", false).hasVariable("lossReason", "other-job");
  }

  @Test
  void aCandidateWhomNobodyCallsIsReleasedAfterTheAgreedTime() {
    var reserve = waiting();
    assertThat(reserve.timers()).containsExactly("event_reserveTimeOver");
    assertTimer(reserve, "event_reserveTimeOver", "P6M");

    reserve.fireTimer("event_reserveTimeOver")
        .endedAt("endEvent_candidateReleased")
        .passed("event_reserveTimeOver", "endEvent_candidateReleased").notPassed(CONFIRM)
        .hasVariable("selected", false).hasVariable("lossReason", "reserve-expired");
  }

  private Flow.Journey waiting() {
    return flow.start("reserve-list", Flow.standard()).waitsAt(RANK).complete(RANK, SelectionAnswers.reserveRank()).isOpen().waitsAt();
  }
}
