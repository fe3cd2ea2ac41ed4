package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Within one month of entry the card for foreigners is applied for. */
@FlowTest
class RegisterArrivalEsFlowTest {

  @Autowired private Flow flow;

  @Test
  void theCardIsAppliedFor() {
    var arrived = flow.start("register-arrival-es", Ygca.standard("arrivalDate", Days.ahead(0), "address", "Calle Elvira 1"));
    assertDue(arrived, "userTask_bookCardAppointment", "P1M");
    arrived.complete("userTask_bookCardAppointment", Ygca.cardAppointment()).waitsAt("userTask_takeCardApplication");
    assertThat(arrived.groupsOf("userTask_takeCardApplication")).containsExactly("foreigners-office-es");
    arrived.complete("userTask_takeCardApplication", Ygca.card())
        .endedAt("endEvent_arrivalRegistered").hasVariable("residenceNumber", "Y1234567A");
  }
}
