package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The journey is booked, paid by the employer, and made, put off or given up. */
@FlowTest
class TravelFlowTest {

  @Autowired private Flow flow;

  @Test
  void theEmployerPaysTheJourneyAndTheWorkerArrives() {
    Journey travel = start().waitsAt("userTask_bookTravel");
    assertDue(travel, "userTask_bookTravel", "P30D");

    booked(travel)
        .complete("userTask_checkReadiness", "travelReadiness", "ready")
        .complete("userTask_confirmArrival", "arrivalResult", "arrived", "arrivalDate", "2020-03-02")
        .endedAt("endEvent_arrived")
        .passed("userTask_bookTravel", "userTask_confirmTravelCost", "userTask_checkReadiness", "userTask_confirmArrival")
        .notPassed("endEvent_didNotTravel")
        .hasVariable("arrived", true)
        .hasVariable("arrivalDate", "2020-03-02");
  }

  @Test
  void aJourneyThatIsNotReadyIsBookedAgain() {
    booked(start())
        .complete("userTask_checkReadiness", "travelReadiness", "notReady")
        .waitsAt("userTask_bookTravel")
        .isOpen();
  }

  @Test
  void aJourneyThatIsPutOffIsBookedAgain() {
    booked(start())
        .complete("userTask_checkReadiness", "travelReadiness", "ready")
        .complete("userTask_confirmArrival", "arrivalResult", "postponed")
        .waitsAt("userTask_bookTravel")
        .hasVariable("arrived", false);
  }

  @Test
  void somebodyWhoDoesNotTravelIsLostWithAReason() {
    booked(start())
        .complete("userTask_checkReadiness", "travelReadiness", "ready")
        .complete("userTask_confirmArrival", "arrivalResult", "notTravelled", "lossReason", "family")
        .endedAt("endEvent_didNotTravel")
        .notPassed("endEvent_arrived")
        .hasVariable("arrived", false)
        .hasVariable("lossReason", "family");
  }

  private Journey start() {
    return flow.start("travel", Flow.standard("employerName", "Baltic Byte"));
  }

  private static Journey booked(Journey travel) {
    return travel
        .complete("userTask_bookTravel", "travelDate", Days.ahead(10),
            "travelRoute", "Abuja, Vilnius", "travelCost", 640)
        .waitsAt("userTask_confirmTravelCost")
        .complete("userTask_confirmTravelCost", "travelPaidHow", "direct", "travelNotCharged", true);
  }
}
