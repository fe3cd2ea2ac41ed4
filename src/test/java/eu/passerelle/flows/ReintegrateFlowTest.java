package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Reintegration begins within two months of the return. */
@FlowTest
class ReintegrateFlowTest {

  @Autowired private Flow flow;

  @Test
  void somebodyFindsAJobWithCareerCounselling() {
    Journey reintegrating = begun().waitsAt("userTask_familiarise");
    assertDue(reintegrating, "userTask_familiarise", "P6M");

    reintegrating.complete("userTask_familiarise", "familiarisation", "Registered again", "counselling", "career")
        .complete("userTask_counselCareer", "counsellingSessions", 4)
        .complete("userTask_recordResult", "reintegrationOutcome", "job")
        .endedAt("endEvent_planComplete")
        .passed("userTask_startReintegration", "userTask_familiarise", "userTask_counselCareer", "userTask_recordResult")
        .notPassed("userTask_counselStartUp", "userTask_recordContactLost")
        .hasVariable("reintegrationOutcome", "job");
  }

  @Test
  void somebodyFoundsAVentureWithStartUpCounselling() {
    begun().complete("userTask_familiarise", "familiarisation", "Registered again", "counselling", "startUp")
        .complete("userTask_counselStartUp", "counsellingSessions", 6, "ventureIdea", "Payments")
        .complete("userTask_recordResult", "reintegrationOutcome", "venture")
        .endedAt("endEvent_planComplete")
        .notPassed("userTask_counselCareer")
        .hasVariable("reintegrationOutcome", "venture");
  }

  @Test
  void aLateStartIsAskedFor() {
    Journey reintegrating = start().fireTimer("event_startOverdue").waitsAt("userTask_startReintegration", "userTask_askForStart");
    assertDue(reintegrating, "userTask_askForStart", "P14D");

    reintegrating.complete("userTask_askForStart", "startAskedOn", "2021-05-04", "startAgreed", "Next week")
        .waitsAt("userTask_startReintegration")
        .passed("event_startOverdue", "userTask_askForStart", "endEvent_startAsked");
  }

  @Test
  void whoCannotBeReachedIsLostWithAReason() {
    Journey reintegrating = start().complete("userTask_startReintegration", "personReached", "notReached")
        .waitsAt("userTask_recordContactLost");
    assertDue(reintegrating, "userTask_recordContactLost", "P14D");

    reintegrating.complete("userTask_recordContactLost", "contactTried", "Called four times", "lossReason", "contact-lost")
        .endedAt("endEvent_contactLost")
        .notPassed("userTask_familiarise")
        .hasVariable("reintegrationOutcome", "none")
        .hasVariable("lossReason", "contact-lost");
  }

  @Test
  void contactMayBeLostOnTheWay() {
    begun().message("contactLost")
        .waitsAt("userTask_recordContactLost")
        .complete("userTask_recordContactLost", "contactTried", "Wrote", "lossReason", "contact-lost")
        .endedAt("endEvent_contactLost")
        .passed("event_contactLost", "userTask_recordContactLost")
        .notPassed("userTask_familiarise");
  }

  private Journey start() {
    Journey reintegrating = flow.start("reintegrate", Flow.standard("returnedOn", "2021-03-02")).waitsAt("userTask_startReintegration");
    assertDue(reintegrating, "userTask_startReintegration", "P2M");
    return reintegrating;
  }

  private Journey begun() {
    return start().complete("userTask_startReintegration", "personReached", "reached", "reintegrationStartedOn", "2021-03-20");
  }
}
