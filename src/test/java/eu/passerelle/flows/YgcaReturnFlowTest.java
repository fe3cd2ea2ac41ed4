package eu.passerelle.flows;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The journey home is guaranteed, also when the borders close on the way. */
@FlowTest
class YgcaReturnFlowTest {

  @Autowired private Flow flow;

  @Test
  void thePersonGoesHome() {
    Ygca.goneHome(begun("defenceDue", false, "yearPassed", true)).endedAt("endEvent_personReturned")
        .passed("userTask_guaranteeReturn", "endEvent_returnedHome", "endEvent_atHome").notPassed("userTask_holdLateDefence")
        .hasVariable("returnedOn", Days.ahead(422)).hasVariable("yearPassed", true);
  }

  @Test
  void aPostponedDefenceIsHeldFirst() {
    var person = begun("defenceDue", true, "yearPassed", true, "thesisTitle", "Drip irrigation").waitsAt("userTask_holdLateDefence");
    person.complete("userTask_holdLateDefence", "defendedOn", Days.ahead(400), "defenceMode", "onSite", "thesisMark", 8,
        "lateDefenceResult", "passed");
    Ygca.goneHome(person).endedAt("endEvent_personReturned").hasVariable("yearPassed", true).hasVariable("defenceDue", false);
  }

  @Test
  void whoFailsALateDefenceGoesHomeAllTheSame() {
    var person = begun("defenceDue", true, "yearPassed", true, "thesisTitle", "Drip irrigation")
        .complete("userTask_holdLateDefence", "defendedOn", Days.ahead(400), "defenceMode", "online", "thesisMark", 3, "lateDefenceResult",
            "failed");
    Ygca.goneHome(person).endedAt("endEvent_personReturned").hasVariable("yearPassed", false).hasVariable("lossReason", "test-failed");
  }

  @Test
  void closedBordersPutTheReturnOff() {
    var person = begun("defenceDue", false, "yearPassed", true).waitsAt("userTask_holdExitInterview")
        .message("bordersClosed", "bordersClosedOn", "2020-03-13", "borderNote", "Until further notice", "supportAmount", 900)
        .waitsAt("userTask_extendStay").complete("userTask_extendStay", Ygca.extension()).complete("userTask_paySupport", Ygca.support())
        .waitsAt()
        .message("bordersOpen").complete("userTask_redateReturn", Ygca.newReturn()).waitsAt("userTask_holdExitInterview");
    Ygca.goneHome(person).endedAt("endEvent_personReturned").passed("event_bordersClosed", "callActivity_bridgeClosure", "endEvent_atHome")
        .hasVariable("endDate", Days.ahead(420)).hasVariable("permitValidUntil", Days.ahead(430))
        .hasVariable("reintegrationStartsOn", Days.ahead(430))
        .hasVariable("yearPassed", true);
  }

  private Journey begun(Object... more) {
    var variables = Ygca.standard("endDate", Days.ahead(340), "permitValidUntil", Days.ahead(350));
    variables.putAll(Flow.values(more));
    return flow.start("ygca-return", variables).waitsAt("userTask_guaranteeReturn").complete("userTask_guaranteeReturn", Ygca.guarantee());
  }
}
