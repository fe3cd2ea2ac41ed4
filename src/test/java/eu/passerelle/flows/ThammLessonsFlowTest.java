package eu.passerelle.flows;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** After an intake both sides look back, and the process changes or stays. */
@FlowTest
class ThammLessonsFlowTest {

  @Autowired private Flow flow;

  private static final AtomicInteger SERIES = new AtomicInteger();

  @Test
  void aChangeIsAgreedAndPublished() {
    reviewed().complete("userTask_agreeChanges", "processChanges", true, "agreedChange", "Housing is arranged before departure")
        .complete("userTask_publishChange", "changeInForceFrom", Days.ahead(30), "changedFlow", "thamm 2")
        .endedAt("endEvent_processAdjusted");
  }

  @Test
  void aProcessThatStaysSaysWhy() {
    reviewed().complete("userTask_agreeChanges", "processChanges", false, "keptBecause", "All went well")
        .endedAt("endEvent_processKept").notPassed("userTask_publishChange");
  }

  private Journey reviewed() {
    return flow.start("thamm-lessons", "THA-PRG-2031-%04d".formatted(SERIES.incrementAndGet()), ThammAnswers.morocco("intakeDate",
        "2031-08-01"))
        .complete("userTask_reviewArrivals", "arrivalLessons", "Housing came late")
        .complete("userTask_reviewRecruitment", "recruitmentLessons", "The course was full")
        .waitsAt("userTask_agreeChanges");
  }
}
