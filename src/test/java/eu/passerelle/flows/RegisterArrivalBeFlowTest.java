package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who arrives in Belgium registers at the town hall and is invited to the integration course. */
@FlowTest
class RegisterArrivalBeFlowTest {

  private static final String REGISTER = "userTask_registerAtTownHall";
  private static final String INVITE = "userTask_inviteToCourse";

  @Autowired private Flow flow;

  @Test
  void theTownHallRegistersWithinEightDaysAndTheCourseFollows() {
    var arrived =
        flow.start("register-arrival-be", Palim.standard("arrivalDate", "2021-03-01", "employerName", "Leie Software")).waitsAt(REGISTER);
    assertDue(arrived, REGISTER, "P8D");

    arrived.completeAs("annelies", REGISTER, "registeredOn", "2021-03-04", "residenceNumber", "N-1", "address", "Grote Markt 1, Mechelen")
        .waitsAt(INVITE);
    assertDue(arrived, INVITE, "P30D");
    arrived.completeAs("hilde", INVITE, "invitedOn", "2021-03-05", "courseAnswer", "both", "courseBegins", "2021-04-01")
        .endedAt("endEvent_arrivalRegistered").hasVariable("residenceNumber", "N-1").hasVariable("registeredOn", "2021-03-04");
  }
}
