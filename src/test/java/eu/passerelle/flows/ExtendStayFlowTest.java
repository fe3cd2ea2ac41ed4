package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A stay is extended when employer and permit allow it. */
@FlowTest
class ExtendStayFlowTest {

  private static final String NEW_LAST_DAY = LocalDate.now().plusMonths(6).toString();

  @Autowired private Flow flow;

  @Test
  void employerAndPermitAllowALongerStay() {
    Journey extending = start().waitsAt("userTask_offerExtension");
    assertDue(extending, "userTask_offerExtension", "P30D");
    extending.complete("userTask_offerExtension", StayAnswers.longerContract(NEW_LAST_DAY))
        .waitsAt("userTask_checkPermit");
    assertDue(extending, "userTask_checkPermit", "P30D");

    extending.complete("userTask_checkPermit", StayAnswers.coveredUntilAfter(NEW_LAST_DAY))
        .endedAt("endEvent_stayExtended")
        .hasVariable("stayExtended", true)
        .hasVariable("endDate", NEW_LAST_DAY);
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
    start().complete("userTask_offerExtension", StayAnswers.longerContract(NEW_LAST_DAY))
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
