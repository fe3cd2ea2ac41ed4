package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Region and Immigration Office decide within ninety days; who stays silent has granted. */
@FlowTest
class DecidePermitBeFlowTest {

  private static final String WORK = "userTask_decideOnWork";
  private static final String RESIDENCE = "userTask_decideOnResidence";
  private static final String SEND = "userTask_sendInformation";
  private static final String REMIND = "userTask_remindAuthorities";

  @Autowired private Flow flow;

  @Test
  void bothAuthoritiesGrantAndTheAnswerIsAnnex46() {
    var deciding = filed();
    assertDue(deciding, WORK, "P1M");
    assertThat(deciding.groupsOf(WORK)).containsExactly("economic-migration-flanders");
    assertThat(deciding.timers()).containsExactlyInAnyOrder("event_timeRunsShort", "event_timeOver");

    deciding.completeAs("pieter", WORK, Palim.workAllowed()).waitsAt(RESIDENCE);
    assertThat(deciding.groupsOf(RESIDENCE)).containsExactly("immigration-office-be");
    deciding.completeAs("nathalie", RESIDENCE, Palim.residenceGranted())
        .endedAt("endEvent_permitGranted")
        .passed(WORK, "gateway_workAllowed", RESIDENCE, "gateway_residenceGranted", "callActivity_examinePermit")
        .hasVariable("permitGranted", true).hasVariable("annex", "46");
  }

  @Test
  void silenceIsAGrantAndTheAnswerIsAnnex47() {
    filed().complete(WORK, Palim.workAllowed()).waitsAt(RESIDENCE).fireTimer("event_timeOver")
        .endedAt("endEvent_deemedGranted").passed("event_timeOver", "event_silentGrant").notPassed(RESIDENCE)
        .hasVariable("permitGranted", true).hasVariable("annex", "47");
  }

  @Test
  void theRegionRefusesWorkAndTheAnswerIsAnnex48() {
    filed().complete(WORK, "workDecidedOn", Days.ahead(0), "workDecision", "refused", "refusalReason", "Pay below the threshold")
        .endedAt("endEvent_permitRefused").passed("gateway_refusedJoin").notPassed(RESIDENCE)
        .hasVariable("permitGranted", false).hasVariable("annex", "48").hasVariable("refusalReason", "Pay below the threshold");
  }

  @Test
  void theImmigrationOfficeRefusesResidence() {
    filed().complete(WORK, Palim.workAllowed())
        .complete(RESIDENCE, "residenceDecidedOn", Days.ahead(0), "residenceDecision", "refused", "refusalReason", "Means not shown")
        .endedAt("endEvent_permitRefused").hasVariable("annex", "48").hasVariable("permitGranted", false);
  }

  @Test
  void informationAskedByEitherAuthorityStopsTheClock() {
    var deciding = filed().complete(WORK, "workDecidedOn", Days.ahead(0), "workDecision", "informationAsked", "informationAsked", "Diploma")
        .waitsAt(SEND);
    assertThat(deciding.timers()).isEmpty();

    deciding.complete(SEND, Palim.informationSent()).complete(WORK, Palim.workAllowed())
        .complete(RESIDENCE, "residenceDecidedOn", Days.ahead(0), "residenceDecision", "informationAsked", "informationAsked", "Insurance")
        .waitsAt(SEND);
    assertThat(deciding.timers()).isEmpty();
    assertThat(deciding.complete(SEND, Palim.informationSent()).waitsAt(WORK).timers()).containsExactlyInAnyOrder("event_timeRunsShort",
        "event_timeOver");
    deciding.passed("endEvent_informationAsked", SEND, "gateway_examineJoin");
  }

  @Test
  void whenTimeRunsShortTheLeadAuthorityReminds() {
    var deciding = filed().fireTimer("event_timeRunsShort").waitsAt(WORK, REMIND);

    deciding.complete(REMIND, "remindedOn", Days.ahead(0), "remindedAnswer", "Next week").waitsAt(WORK)
        .complete(WORK, Palim.workAllowed()).complete(RESIDENCE, Palim.residenceGranted())
        .endedAt("endEvent_permitGranted").passed(REMIND, "endEvent_authoritiesReminded");
  }

  private Journey filed() {
    return flow.start("decide-permit-be",
        Palim.standard("fileNumber", "BE-1", "employerName", "Leie Software", "salary", 3100, "occupation", "2512")).waitsAt(WORK);
  }
}
