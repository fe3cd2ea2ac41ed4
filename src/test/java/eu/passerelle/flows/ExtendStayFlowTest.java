package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A stay is extended when employer and permit allow it. */
@FlowTest
class ExtendStayFlowTest {

  @Autowired
  private Flow flow;

  @Test
  void employerAndPermitAllowALongerStay() {
    Journey extending = start().waitsAt("userTask_offerExtension");
    assertDue(extending, "userTask_offerExtension", "P30D");
    extending.complete("userTask_offerExtension", "extensionOffer", "offered", "newEndDate", "2021-08-31", "salary", 2700)
        .waitsAt("userTask_checkPermit");
    assertDue(extending, "userTask_checkPermit", "P30D");

    extending.complete("userTask_checkPermit", "permitExtension", "covered", "permitValidUntil", "2021-09-30")
        .endedAt("endEvent_stayExtended")
        .hasVariable("stayExtended", true)
        .hasVariable("endDate", "2021-08-31");
  }

  @Test
  void theEmployerDeclines() {
    start().complete("userTask_offerExtension", "extensionOffer", "declined")
        .endedAt("endEvent_extensionDeclined")
        .notPassed("userTask_checkPermit")
        .hasVariable("stayExtended", false)
        .hasVariable("endDate", "2021-02-28");
  }

  @Test
  void thePermitCannotBeExtended() {
    start().complete("userTask_offerExtension", "extensionOffer", "offered", "newEndDate", "2021-08-31")
        .complete("userTask_checkPermit", "permitExtension", "notExtended")
        .endedAt("endEvent_permitNotExtended")
        .hasVariable("stayExtended", false)
        .hasVariable("endDate", "2021-02-28");
  }

  private Journey start() {
    return flow.start("extend-stay", Flow.standard("employerName", "Baltic Byte", "endDate", "2021-02-28", "permitValidUntil",
        "2021-03-31"));
  }
}
