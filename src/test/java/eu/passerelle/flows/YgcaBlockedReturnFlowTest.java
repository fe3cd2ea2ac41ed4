package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;
import static eu.passerelle.flows.DueDates.assertTimer;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** While the borders are closed: stay, support, defence, and a new date. */
@FlowTest
class YgcaBlockedReturnFlowTest {

  @Autowired private Flow flow;

  @Test
  void theStayIsExtendedSupportPaidAndTheReturnDatedAnew() {
    var blocked = supported(false).waitsAt().message("bordersOpen", "bordersOpenOn", "2020-09-15").waitsAt("userTask_redateReturn");
    blocked.complete("userTask_redateReturn", Ygca.newReturn())
        .endedAt("endEvent_returnRedated").notPassed("userTask_defendOnline")
        .hasVariable("returnPlannedOn", Days.ahead(420)).hasVariable("stayExtendedUntil", Days.ahead(430));
  }

  @Test
  void aDefenceThatIsDueIsHeldOnline() {
    supported(true).complete("userTask_defendOnline", Ygca.onlineDefence("passed")).waitsAt().message("bordersOpen")
        .complete("userTask_redateReturn", Ygca.newReturn())
        .endedAt("endEvent_returnRedated").hasVariable("defenceDue", false).hasVariable("yearPassed", true).hasVariable("lossReason", null);
  }

  @Test
  void whoFailsOnlineHasNotPassed() {
    supported(true).complete("userTask_defendOnline", Ygca.onlineDefence("failed")).message("bordersOpen")
        .complete("userTask_redateReturn", Ygca.newReturn()).hasVariable("yearPassed", false).hasVariable("lossReason", "test-failed");
  }

  @Test
  void anExtensionThatRunsOutIsRenewed() {
    var blocked = supported(false);
    assertTimer(blocked, "event_extensionOver", "P3M");
    blocked.fireTimer("event_extensionOver").waitsAt("userTask_extendStay").complete("userTask_extendStay", Ygca.extension())
        .complete("userTask_paySupport", Ygca.support()).message("bordersOpen").waitsAt("userTask_redateReturn");
  }

  private Journey supported(boolean defenceDue) {
    var blocked = flow.start("ygca-blocked-return", Ygca.standard("defenceDue", defenceDue, "yearPassed", true, "thesisTitle",
        "Drip irrigation",
        "bordersClosedOn", "2020-03-13", "borderNote", "Closed", "supportAmount", 900)).waitsAt("userTask_extendStay");
    assertDue(blocked, "userTask_extendStay", "P14D");
    assertThat(blocked.groupsOf("userTask_extendStay")).containsExactly("foreigners-office-es");
    return blocked.complete("userTask_extendStay", Ygca.extension()).complete("userTask_paySupport", Ygca.support());
  }
}
