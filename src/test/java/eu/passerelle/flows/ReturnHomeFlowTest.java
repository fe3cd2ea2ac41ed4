package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The return is prepared before it happens. */
@FlowTest
class ReturnHomeFlowTest {

  @Autowired private Flow flow;

  @Test
  void interviewAssessmentAndPlanComeBeforeTheJourneyHome() {
    Journey returning = planned();
    assertDue(returning, "userTask_bookReturn", "P30D");

    returning.complete("userTask_bookReturn", flight())
        .complete("userTask_confirmReturn", "returnResult", "returned", "returnedOn", "2021-03-02")
        .endedAt("endEvent_returnedHome")
        .passed("userTask_holdExitInterview", "userTask_assessNeeds", "userTask_planReintegration", "userTask_bookReturn",
            "userTask_confirmReturn")
        .notPassed("userTask_setNewDate")
        .hasVariable("returnedOn", "2021-03-02");
  }

  @Test
  void whoCannotReturnOnTimeGetsANewDate() {
    Journey returning = planned().complete("userTask_bookReturn", flight())
        .complete("userTask_confirmReturn", "returnResult", "delayed", "returnDelayReason", "Borders are closed")
        .waitsAt("userTask_setNewDate");
    assertDue(returning, "userTask_setNewDate", "P14D");

    returning.complete("userTask_setNewDate", "returnPlannedOn", Days.ahead(40), "staySecured", "extended")
        .waitsAt("userTask_bookReturn");
  }

  private static Object[] flight() {
    return new Object[] {"returnDate", Days.ahead(10), "returnPaidBy", "employer"};
  }

  private Journey planned() {
    Journey returning = flow.start("return-home", Flow.standard("employerName", "Baltic Byte", "endDate", "2021-02-28", "stayOutcome",
        "completed"))
        .waitsAt("userTask_holdExitInterview");
    assertDue(returning, "userTask_holdExitInterview", "P30D");
    return returning.complete("userTask_holdExitInterview", "exitLearned", "Cloud", "exitOwed", "nothing")
        .complete("userTask_assessNeeds", "returnRisk", "low")
        .complete("userTask_planReintegration", "reintegrationAim", "venture", "reintegrationSteps", "Register", "reintegrationAgreed",
            true)
        .waitsAt("userTask_bookReturn");
  }
}
