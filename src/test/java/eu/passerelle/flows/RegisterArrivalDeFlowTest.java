package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An arrival in Germany is registered and gets its card. */
@FlowTest
class RegisterArrivalDeFlowTest {

  @Autowired private Flow flow;

  @Test
  void addressFirstThenTheCard() {
    var journey = flow.start("register-arrival-de", ThammAnswers.hired("arrivalDate", Days.ahead(-2)));
    assertDue(journey, "userTask_registerAddress", "P14D");
    journey.complete("userTask_registerAddress", "registeredOn", Days.ahead(0))
        .complete("userTask_issueResidenceCard", "residenceNumber", "AT-9", "residenceValidUntil", Days.ahead(900))
        .endedAt("endEvent_arrivalRegistered").hasVariable("residenceNumber", "AT-9").hasVariable("registeredOn", Days.ahead(0));
  }
}
