package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The first weeks: employment, housing, residence. */
@FlowTest
class SettleFlowTest {

  @Autowired private Flow flow;

  @Test
  void thePersonSettlesWhileTheEmployerStartsThePlacement() {
    Journey settling = start().waitsAt("userTask_startPlacement", "userTask_arrangeHousing");
    assertDue(settling, "userTask_startPlacement", "P2M");
    assertDue(settling, "userTask_arrangeHousing", "P14D");
    settling.complete("userTask_arrangeHousing", housing());
    assertDue(settling, "userTask_registerArrival", "P1M");

    settling.complete("userTask_registerArrival", registration())
        .waitsAt("userTask_startPlacement")
        .complete("userTask_startPlacement", employment())
        .endedAt("endEvent_personSettled")
        .passed("businessRuleTask_chooseRegistration", "userTask_arrangeHousing", "userTask_registerArrival", "endEvent_arrivalRegistered",
            "callActivity_registerArrival", "userTask_startPlacement")
        .hasVariable("residenceNumber", "R-1")
        .hasVariable("registeredOn", "2020-03-10")
        .notPassed("userTask_followUpDelay");
  }

  @Test
  void elsewhereOtherTimeLimitsCount() {
    Journey settling = flow.start("settle", Flow.standard("destination", "BE", "employerName", "Baltic Byte", "startDate", "2020-03-01",
        "arrivalDate", "2020-03-02"));
    assertDue(settling, "userTask_startPlacement", "P30D");
  }

  @Test
  void aLateStartOfThePlacementIsFollowedUpAndStaysOpen() {
    Journey settling = start().fireTimer("event_startOverdue")
        .waitsAt("userTask_startPlacement", "userTask_arrangeHousing", "userTask_followUpDelay");
    assertDue(settling, "userTask_followUpDelay", "P14D");

    settling.complete("userTask_followUpDelay", "delayAskedOn", "2020-05-04", "delayAgreed", "Starts on Monday")
        .waitsAt("userTask_startPlacement", "userTask_arrangeHousing")
        .passed("event_startOverdue", "userTask_followUpDelay", "endEvent_delayFollowedUp");
  }

  @Test
  void aLateRegistrationIsFollowedUpToo() {
    start().complete("userTask_arrangeHousing", housing())
        .fireTimer("event_registrationOverdue")
        .waitsAt("userTask_startPlacement", "userTask_registerArrival", "userTask_followUpDelay")
        .passed("event_registrationOverdue");
  }

  @Test
  void anOpenFollowUpEndsWhenEverythingIsDone() {
    start().fireTimer("event_startOverdue")
        .complete("userTask_startPlacement", employment())
        .complete("userTask_arrangeHousing", housing())
        .complete("userTask_registerArrival", registration())
        .endedAt("endEvent_personSettled")
        .notPassed("endEvent_delayFollowedUp");
  }

  private Journey start() {
    return flow.start("settle", Flow.standard("employerName", "Baltic Byte", "startDate", "2020-03-01", "arrivalDate", "2020-03-02"));
  }

  private static Object[] housing() {
    return new Object[] {"address", "Laisves 1, Kaunas", "insuredFrom", "2020-03-02", "bankAccountOpen", true};
  }

  private static Object[] registration() {
    return new Object[] {"registeredOn", "2020-03-10", "registeredWith", "Kaunas", "residenceNumber", "R-1"};
  }

  private static Object[] employment() {
    return new Object[] {"employedOn", "2020-03-03", "mentor", "Dovile", "socialSecurityDone", true};
  }
}
