package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The validation of the visa after arrival in France. */
@FlowTest
class RegisterArrivalFrFlowTest {

  private static final String REQUEST = "userTask_requestValidation";
  private static final String VALIDATE = "userTask_validateVisa";

  @Autowired private Flow flow;

  @Test
  void aLongStayVisaIsValidatedWithinThreeMonths() {
    Journey arrival = start();
    assertDue(arrival, REQUEST, "P3M");
    arrival.complete(REQUEST, longStay());
    assertThat(arrival.groupsOf(VALIDATE)).containsExactly("ofii");

    arrival.complete(VALIDATE, "visaValidated", true, "residenceNumber", "OFII-1", "registeredOn", Days.ahead(20))
        .endedAt("endEvent_visaValidated").hasVariable("residenceNumber", "OFII-1").hasVariable("registeredOn", Days.ahead(20));
  }

  @Test
  void whatIsMissingIsSentAndCheckedAgain() {
    start().complete(REQUEST, longStay()).complete(VALIDATE, "visaValidated", false, "missingPapers", "Proof of address")
        .waitsAt(REQUEST).hasVariable("missingPapers", "Proof of address")
        .complete(REQUEST, longStay())
        .complete(VALIDATE, "visaValidated", true, "residenceNumber", "OFII-2", "registeredOn", Days.ahead(30))
        .endedAt("endEvent_visaValidated");
  }

  @Test
  void aShortStayNeedsNoValidation() {
    start().complete(REQUEST, "validationNeeded", "shortStay").endedAt("endEvent_noValidationNeeded").notPassed(VALIDATE);
  }

  private Journey start() {
    return flow.start("register-arrival-fr", Homere.standard("arrivalDate", Days.ahead(0), "employerName", "Armor Logiciel", "address",
        "Brest")).waitsAt(REQUEST);
  }

  private static Object[] longStay() {
    return new Object[] {"validationNeeded", "longStay", "validationRequestedOn", Days.ahead(5), "validationTax", 50};
  }
}
