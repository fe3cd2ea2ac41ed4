package eu.passerelle.flows;

import static eu.passerelle.flows.Demand.AMBER_CLOUD;
import static eu.passerelle.flows.DueDates.assertDue;
import static eu.passerelle.flows.DueDates.assertTimer;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A worker who lost the job may find another one in time. */
@FlowTest
class SwitchEmployerFlowTest {

  @Autowired private Flow flow;

  @Autowired private ProcessEngine engine;

  @Autowired private JdbcClient jdbc;

  @Test
  void aNewEmployerIsFoundAndThePermitCoversThePost() {
    Journey stay = hired();
    assertDue(stay, "userTask_checkNewPost", "P30D");

    stay.complete("userTask_checkNewPost", "newPost", "covered")
        .passed("userTask_recordJobLoss", "callActivity_findNewEmployer", "userTask_checkNewPost", "endEvent_employerSwitched")
        .notPassed("endEvent_noNewEmployer", "endEvent_newPostNotCovered")
        .waitsAt();
  }

  @Test
  void thePermitDoesNotCoverTheNewPost() {
    hired().complete("userTask_checkNewPost", "newPost", "notCovered", "lossReason", "permit-refused")
        .passed("endEvent_newPostNotCovered", "endEvent_noNewEmployer")
        .notPassed("endEvent_employerSwitched")
        .hasVariable("returning", true)
        .hasVariable("stayOutcome", "earlyEnd");
  }

  @Test
  void nobodyHiresTheWorker() {
    searching().message("matchingClosed")
        .complete("userTask_decideOnSearch", "searchAgain", false, "lossReason", "no-employer-found")
        .endedAt("endEvent_noEmployerFound")
        .notPassed("userTask_checkNewPost")
        .hasVariable("employerSwitched", false)
        .hasVariable("lossReason", "no-employer-found");
  }

  @Test
  void theTimeThatTheLawToleratesIsOver() {
    Journey switching = searching();
    assertTimer(switching, "event_searchPeriodOver", "P3M");

    switching.fireTimer("event_searchPeriodOver")
        .endedAt("endEvent_searchPeriodOver")
        .hasVariable("employerSwitched", false)
        .hasVariable("lossReason", "rematch-failed");
  }

  private Journey searching() {
    Journey switching = flow.start("switch-employer", Flow.standard("employerName", "Baltic Byte", "endDate", "2021-02-28"))
        .waitsAt("userTask_recordJobLoss");
    assertDue(switching, "userTask_recordJobLoss", "P14D");
    return lost(switching);
  }

  /** The stay of a whole case, since firms make offers to cases only. */
  private Journey hired() {
    var demand = new Demand(flow, engine, jdbc);
    Journey stay = lost(Stays.begun(flow, engine).message("jobLost"));
    demand.accept(stay, demand.offer(AMBER_CLOUD, stay));
    return demand.drawUp(stay)
        .complete("userTask_recordSignatures", "contractSigned", true, "signedOn", "2031-02-01")
        .waitsAt("userTask_checkNewPost");
  }

  private static Journey lost(Journey switching) {
    return switching.complete("userTask_recordJobLoss", "jobLostOn", "2020-07-01", "jobLossCause", "insolvency");
  }
}
