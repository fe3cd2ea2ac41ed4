package eu.passerelle.flows;

import static eu.passerelle.flows.Demand.AMBER_CLOUD;
import static eu.passerelle.flows.DueDates.assertDue;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.time.LocalDate;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stay: placement by placement until return, extension, lawful stay or early end. */
@FlowTest
class MonitorStayFlowTest {

  @Autowired private Flow flow;

  @Autowired private ProcessEngine engine;

  @Autowired private JdbcClient jdbc;

  @Test
  void aPlacementEndsAndTheWorkerReturns() {
    Journey stay = over(start());
    assertDue(stay, "userTask_decideOnEnd", "P30D");

    stay.complete("userTask_decideOnEnd", "workerWish", "Home", "endDecision", "return")
        .endedAt("endEvent_workerReturns")
        .passed("callActivity_monitorPlacement", "userTask_decideOnEnd")
        .notPassed("callActivity_extendStay")
        .hasVariable("returning", true)
        .hasVariable("stayOutcome", "completed")
        .hasVariable("endDate", "2021-02-28");
  }

  @Test
  void theWorkerStaysLawfully() {
    over(start()).complete("userTask_decideOnEnd", "workerWish", "Study", "endDecision", "stay", "stayGrounds", "Studies")
        .endedAt("endEvent_workerStays")
        .hasVariable("returning", false)
        .hasVariable("stayOutcome", "stayed");
  }

  @Test
  void anExtendedStayRunsOnAndEndsAsExtended() {
    String lastDay = LocalDate.now().plusMonths(6).toString();
    Journey stay = extending();
    stay.complete("userTask_offerExtension", StayAnswers.longerContract(lastDay))
        .complete("userTask_checkPermit", StayAnswers.coveredUntilAfter(lastDay))
        .waitsAt()
        .hasVariable("endDate", lastDay);

    over(stay).complete("userTask_decideOnEnd", "workerWish", "Home", "endDecision", "return")
        .endedAt("endEvent_workerReturns")
        .hasVariable("stayOutcome", "extended");
  }

  @Test
  void aDeclinedExtensionIsDecidedAgain() {
    extending().complete("userTask_offerExtension", "extensionOffer", "declined")
        .waitsAt("userTask_decideOnEnd")
        .complete("userTask_decideOnEnd", "workerWish", "Home", "endDecision", "return")
        .endedAt("endEvent_workerReturns")
        .hasVariable("stayOutcome", "completed");
  }

  @Test
  void aPlacementThatEndsEarlyAsksWhy() {
    Journey stay = start().message("placementEndedEarly").waitsAt("userTask_recordEarlyEnd");
    assertDue(stay, "userTask_recordEarlyEnd", "P14D");

    stay.complete("userTask_recordEarlyEnd", "endedOn", "2020-09-30", "lossReason", "early-end-candidate")
        .endedAt("endEvent_endedEarly")
        .notPassed("userTask_decideOnEnd")
        .hasVariable("returning", true)
        .hasVariable("stayOutcome", "earlyEnd")
        .hasVariable("endDate", "2020-09-30")
        .hasVariable("lossReason", "early-end-candidate");
  }

  @Test
  void whoLosesTheJobAndFindsNoOtherGoesHomeEarly() {
    start().message("jobLost")
        .complete("userTask_recordJobLoss", "jobLostOn", "2020-07-01", "jobLossCause", "insolvency")
        .fireTimer("event_searchPeriodOver")
        .endedAt("endEvent_noNewEmployer")
        .hasVariable("returning", true)
        .hasVariable("stayOutcome", "earlyEnd")
        .hasVariable("lossReason", "rematch-failed");
  }

  @Test
  void whoLosesTheJobAndFindsAnotherWorksOn() {
    var demand = new Demand(flow, engine, jdbc);
    Journey stay = Stays.begun(flow, engine).message("jobLost")
        .complete("userTask_recordJobLoss", "jobLostOn", "2020-07-01", "jobLossCause", "dismissed");
    demand.accept(stay, demand.offer(AMBER_CLOUD, stay));
    demand.drawUp(stay).complete("userTask_recordSignatures", "contractSigned", true, "signedOn", "2031-02-01")
        .complete("userTask_checkNewPost", "newPost", "covered")
        .waitsAt()
        .passed("event_jobLost", "callActivity_switchEmployer", "gateway_employerSwitched")
        .notPassed("endEvent_noNewEmployer");

    over(stay).complete("userTask_decideOnEnd", "workerWish", "Home", "endDecision", "return")
        .passed("endEvent_workerReturns")
        .hasVariable("stayOutcome", "completed")
        .hasVariable("endDate", "2032-04-30")
        .hasVariable("lossReason", null);
  }

  private Journey start() {
    Journey stay = flow.start("monitor-stay", Flow.standard("employerName", "Baltic Byte", "employerOrganisation", "baltic-byte",
        "startDate", "2020-03-01", "endDate", "2021-02-28"));
    assertThat(stay.openTaskElements()).isEmpty();
    return stay;
  }

  private static Journey over(Journey stay) {
    return stay.fireTimer("event_periodOver")
        .complete("userTask_reviewPlacement", StayAnswers.review("end"))
        .waitsAt("userTask_decideOnEnd");
  }

  private Journey extending() {
    return over(start()).complete("userTask_decideOnEnd", "workerWish", "Go on", "endDecision", "extend")
        .waitsAt("userTask_offerExtension");
  }
}
