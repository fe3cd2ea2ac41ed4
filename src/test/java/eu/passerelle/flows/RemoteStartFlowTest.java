package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertTimer;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Work that begins from the country of origin. */
@FlowTest
class RemoteStartFlowTest {

  private static final String CHECK = "userTask_checkOriginContract";
  private static final String END = "userTask_recordRemoteEnd";

  @Autowired Flow flow;

  @Test
  void remoteWorkGoesOverIntoTheContractAbroad() {
    described().waitsAt(CHECK).complete(CHECK, "remoteWorkLawful", true).waitsAt(END)
        .complete(END, "contractConverted", true, "remoteEndedOn", "2031-06-30")
        .endedAt("endEvent_remoteWorkConverted").passed(CHECK, END).notPassed("userTask_settleRemoteEnd");
  }

  @Test
  void remoteWorkEndsWithoutAContractAbroad() {
    described().complete(CHECK, "remoteWorkLawful", true)
        .complete(END, "contractConverted", false, "remoteEndedOn", "2031-06-30", "remoteEndReason", "The project is over")
        .endedAt("endEvent_remoteWorkEnded");
  }

  @Test
  void withoutALawfulContractRemoteWorkDoesNotBegin() {
    described().complete(CHECK, "remoteWorkLawful", false, "refusalReason", "No social cover")
        .endedAt("endEvent_remoteStartRefused").notPassed(END);
  }

  @Test
  void remoteWorkThatLastsTooLongIsSettledWithTheFirm() {
    Journey working = described().complete(CHECK, "remoteWorkLawful", true);
    assertTimer(working, "event_remoteOverdue", "P6M");

    working.fireTimer("event_remoteOverdue").waitsAt("userTask_settleRemoteEnd")
        .complete("userTask_settleRemoteEnd", "contractConverted", true, "remoteEndedOn", "2031-11-30")
        .endedAt("endEvent_remoteWorkConverted").notPassed(END);
  }

  private Journey described() {
    return flow.start("remote-start", Flow.standard()).complete("userTask_describeRemoteWork", StayAnswers.remoteWork());
  }
}
