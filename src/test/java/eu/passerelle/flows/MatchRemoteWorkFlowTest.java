package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Remote work at once, and a move later in the same case. */
@FlowTest
class MatchRemoteWorkFlowTest {

  private static final String DAY = "userTask_setRelocationDay";
  private static final String OUTCOME = "userTask_recordRemoteOutcome";

  @Autowired private Flow flow;

  @Test
  void aRelocationAgreedLaterEndsTheRemoteWork() {
    Journey work = working().message("relocationAgreed").waitsAt(DAY);
    assertDue(work, DAY, "P14D");

    work.complete(DAY, "relocationDate", "2031-09-01", "employerPays", true)
        .endedAt("endEvent_relocationAgreed").passed("event_relocationAgreed")
        .hasVariable("remoteOutcome", "relocating").hasVariable("startDate", "2031-09-01").hasVariable("contractLaw", "IT");
  }

  @Test
  void aConvertedContractLeadsToTheMove() {
    working().complete("userTask_recordRemoteEnd", "contractConverted", true, "remoteEndedOn", "2031-08-31").waitsAt(DAY)
        .complete(DAY, "relocationDate", "2031-09-01", "employerPays", true)
        .endedAt("endEvent_relocationAgreed").hasVariable("remoteOutcome", "relocating");
  }

  @Test
  void whileTravelIsRestrictedTheRemoteWorkGoesOn() {
    working().message("relocationAgreed").complete(DAY, "relocationDate", "2021-02-01", "employerPays", true)
        .waitsAt("userTask_describeRemoteWork").hasVariable("travelRestricted", true);
  }

  @Test
  void remoteWorkMayBeAllThereIs() {
    working()
        .complete("userTask_recordRemoteEnd", "contractConverted", false, "remoteEndedOn", "2032-04-30", "remoteEndReason", "Contract over")
        .waitsAt(OUTCOME)
        .complete(OUTCOME, "remoteOutcome", "completed")
        .endedAt("endEvent_remoteWorkCompleted").hasVariable("remoteOutcome", "completed").hasVariable("lossReason", null);
  }

  @Test
  void unlawfulRemoteWorkNeverBegins() {
    flow.start("match-remote-work", Match.hired()).complete("userTask_describeRemoteWork", StayAnswers.remoteWork())
        .complete("userTask_checkOriginContract", "remoteWorkLawful", false, "refusalReason", "No employer of record").waitsAt(OUTCOME)
        .complete(OUTCOME, "remoteOutcome", "ended", "lossReason", "contract-refused")
        .endedAt("endEvent_remoteWorkFailed").hasVariable("remoteOutcome", "ended").hasVariable("lossReason", "contract-refused");
  }

  private Journey working() {
    return flow.start("match-remote-work", Match.hired()).complete("userTask_describeRemoteWork", StayAnswers.remoteWork())
        .complete("userTask_checkOriginContract", "remoteWorkLawful", true).waitsAt("userTask_recordRemoteEnd");
  }
}
