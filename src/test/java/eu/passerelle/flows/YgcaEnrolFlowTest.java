package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertTimer;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The university enrols, and the card for foreigners is applied for within a month. */
@FlowTest
class YgcaEnrolFlowTest {

  @Autowired private Flow flow;

  @Test
  void theStudentIsEnrolledAndRegistered() {
    enrolled().complete("userTask_bookCardAppointment", Ygca.cardAppointment()).complete("userTask_takeCardApplication", Ygca.card())
        .endedAt("endEvent_studentEnrolled").passed("userTask_enrolStudent", "businessRuleTask_chooseRegistration",
            "callActivity_registerArrival")
        .hasVariable("residenceNumber", "Y1234567A").hasVariable("arrivalFlow", "register-arrival-es");
  }

  @Test
  void aLateRegistrationIsAskedFor() {
    var late = enrolled();
    assertTimer(late, "event_registrationOverdue", "P1M");
    late.fireTimer("event_registrationOverdue").waitsAt("userTask_bookCardAppointment", "userTask_askForRegistration")
        .complete("userTask_askForRegistration", "registrationAskedOn", Days.ahead(32), "registrationMissing", "The appointment")
        .complete("userTask_bookCardAppointment", Ygca.cardAppointment()).complete("userTask_takeCardApplication", Ygca.card())
        .endedAt("endEvent_studentEnrolled").passed("endEvent_registrationAsked");
  }

  private Journey enrolled() {
    return flow.start("ygca-enrol", Ygca.standard("arrivalDate", Days.ahead(0), "termStarts", Days.ahead(5)))
        .complete("userTask_enrolStudent", Ygca.enrolment()).waitsAt("userTask_bookCardAppointment");
  }
}
