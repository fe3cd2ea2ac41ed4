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

  @Autowired
  private Flow flow;

  @Test
  void theWorkerSettlesWhileTheEmployerStartsTheEmployment() {
    Journey settling = start().waitsAt("userTask_startEmployment", "userTask_arrangeHousing");
    assertDue(settling, "userTask_startEmployment", "P2M");
    assertDue(settling, "userTask_arrangeHousing", "P14D");
    settling.complete("userTask_arrangeHousing", housing());
    assertDue(settling, "userTask_declareResidence", "P1M");

    settling.complete("userTask_declareResidence", declaration())
        .waitsAt("userTask_startEmployment")
        .complete("userTask_startEmployment", employment())
        .endedAt("endEvent_workerSettled")
        .passed("userTask_arrangeHousing", "userTask_declareResidence", "userTask_startEmployment")
        .notPassed("userTask_followUpDelay");
  }

  @Test
  void aLateStartOfEmploymentIsFollowedUpAndStaysOpen() {
    Journey settling = start().fireTimer("event_hireOverdue")
        .waitsAt("userTask_startEmployment", "userTask_arrangeHousing", "userTask_followUpDelay");
    assertDue(settling, "userTask_followUpDelay", "P14D");

    settling.complete("userTask_followUpDelay", "delayAskedOn", "2020-05-04", "delayAgreed", "Starts on Monday")
        .waitsAt("userTask_startEmployment", "userTask_arrangeHousing")
        .passed("event_hireOverdue", "userTask_followUpDelay", "endEvent_delayFollowedUp");
  }

  @Test
  void aLateDeclarationIsFollowedUpToo() {
    start().complete("userTask_arrangeHousing", housing())
        .fireTimer("event_declarationOverdue")
        .waitsAt("userTask_startEmployment", "userTask_declareResidence", "userTask_followUpDelay")
        .passed("event_declarationOverdue");
  }

  @Test
  void anOpenFollowUpEndsWhenEverythingIsDone() {
    start().fireTimer("event_hireOverdue")
        .complete("userTask_startEmployment", employment())
        .complete("userTask_arrangeHousing", housing())
        .complete("userTask_declareResidence", declaration())
        .endedAt("endEvent_workerSettled")
        .notPassed("endEvent_delayFollowedUp");
  }

  private Journey start() {
    return flow.start("settle", Flow.standard("employerName", "Baltic Byte", "startDate", "2020-03-01", "arrivalDate", "2020-03-02"));
  }

  private static Object[] housing() {
    return new Object[] {"address", "Laisves 1, Kaunas", "insuredFrom", "2020-03-02", "bankAccountOpen", true};
  }

  private static Object[] declaration() {
    return new Object[] {"declaredOn", "2020-03-10", "municipality", "Kaunas"};
  }

  private static Object[] employment() {
    return new Object[] {"employedOn", "2020-03-03", "mentor", "Dovile", "socialSecurityDone", true};
  }
}
