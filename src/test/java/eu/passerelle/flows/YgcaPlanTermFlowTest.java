package eu.passerelle.flows;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The academic calendar is a hard date: the next term that can be reached, or none. */
@FlowTest
class YgcaPlanTermFlowTest {

  @Autowired private Flow flow;

  @Test
  void theFirstTermThatCanBeReachedIsPlanned() {
    flow.start("ygca-plan-term", Ygca.standard("termMissed", false, "readyOn", "2029-03-01"))
        .endedAt("endEvent_termPlanned").hasVariable("termStarts", "2029-09-16").hasVariable("termPlanned", true)
        .hasVariable("lossReason", null);
  }

  @Test
  void whoMissedATermComesInTheNext() {
    missed("2027-09-16").complete("userTask_decideMissedTerm", "missedNote", "The university keeps the place.", "deferred", true)
        .endedAt("endEvent_termPlanned").passed("userTask_decideMissedTerm", "callActivity_planIntake").hasVariable("termPlanned", true);
  }

  @Test
  void orTheCaseEndsWithTheReason() {
    missed("2027-09-16").complete("userTask_decideMissedTerm", "missedNote", "The place is gone.", "deferred", false, "lossReason",
        "term-missed")
        .endedAt("endEvent_noTerm").notPassed("callActivity_planIntake").hasVariable("termPlanned", false)
        .hasVariable("lossReason", "term-missed");
  }

  @Test
  void aCalendarThatHasRunOutIsATaskForTheLeadAuthority() {
    flow.start("ygca-plan-term", Ygca.standard("termMissed", false, "readyOn", "2031-03-01")).waitsAt("userTask_extendIntakeCalendar")
        .complete("userTask_extendIntakeCalendar", "calendarExtended", false)
        .endedAt("endEvent_noTerm").hasVariable("termPlanned", false).hasVariable("lossReason", "term-missed");
  }

  private Journey missed(String term) {
    return flow.start("ygca-plan-term", Ygca.standard("termMissed", true, "termStarts", term, "readyOn", term))
        .waitsAt("userTask_decideMissedTerm");
  }
}
