package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was learned abroad reaches the home community, or one reads why it did not. */
@FlowTest
class MatchKnowledgeTransferFlowTest {

  private static final String PROJECT = "userTask_carryOutTransfer";

  @Autowired private Flow flow;

  @Test
  void aProjectCountsThePeopleItReaches() {
    Journey transfer = planned();
    assertDue(transfer, PROJECT, "P6M");

    transfer
        .complete(PROJECT, "knowledgeTransferred", true, "peopleReached", 45, "transferredOn", "2031-11-01", "transferNotes",
            "Three evenings")
        .endedAt("endEvent_knowledgeTransferred").hasVariable("knowledgeTransferred", true).hasVariable("peopleReached", 45);
  }

  @Test
  void aProjectMayFail() {
    planned().complete(PROJECT, "knowledgeTransferred", false, "transferNotes", "The school closed")
        .endedAt("endEvent_projectNotDone").hasVariable("knowledgeTransferred", false).hasVariable("peopleReached", 0L);
  }

  @Test
  void aProjectThatIsNotDoneInTimeHoldsNobodyUp() {
    planned().fireTimer("event_projectOverdue").endedAt("endEvent_projectNotDone").hasVariable("knowledgeTransferred", false);
  }

  private Journey planned() {
    return flow.start("match-knowledge-transfer", Match.hired())
        .complete("userTask_planTransfer", "transferTopic", "Testing software", "homeCommunity", "Technical school", "transferFormat",
            "online",
            "transferPlannedFor", "2031-10-01")
        .waitsAt(PROJECT);
  }
}
