package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertTimer;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A year of study: grant, entrepreneurship, thesis and defence. */
@FlowTest
class YgcaStudyYearFlowTest {

  @Autowired private Flow flow;

  @Test
  void whoPassesHasTheMaster() {
    studied().complete("userTask_recordYear", Ygca.year()).complete("userTask_holdDefence", Ygca.defence("passed", "onSite"))
        .endedAt("endEvent_masterCompleted").passed("userTask_startGrant", "userTask_trainEntrepreneur", "userTask_recordYear",
            "userTask_holdDefence")
        .hasVariable("yearPassed", true).hasVariable("defenceDue", false).hasVariable("lossReason", null);
  }

  @Test
  void theGrantIsPaidEveryMonth() {
    var year = studied();
    assertTimer(year, "startEvent_grantDue", "P1M");
    year.fireTimer("startEvent_grantDue").waitsAt("userTask_recordYear", "userTask_payGrant")
        .complete("userTask_payGrant", "grantPaidOn", Days.ahead(30), "grantPaid", 900)
        .passed("endEvent_grantPaid").waitsAt("userTask_recordYear");
    assertThat(year.timers()).contains("startEvent_grantDue");
  }

  @Test
  void aDefenceThatHasToWaitIsStillDue() {
    studied().complete("userTask_recordYear", Ygca.year()).complete("userTask_holdDefence", Ygca.defencePostponed())
        .endedAt("endEvent_defencePostponed").hasVariable("yearPassed", true).hasVariable("defenceDue", true)
        .hasVariable("lossReason", null);
  }

  @Test
  void whoFailsTheDefenceHasNotPassedTheYear() {
    studied().complete("userTask_recordYear", Ygca.year()).complete("userTask_holdDefence", Ygca.defence("failed", "online"))
        .endedAt("endEvent_yearNotPassed").hasVariable("yearPassed", false).hasVariable("defenceDue", false)
        .hasVariable("lossReason", "test-failed");
  }

  @Test
  void whoFailsTheCoursesDoesNotDefend() {
    studied().complete("userTask_recordYear", "averageMark", 3, "coursesPassed", false, "lossReason", "course-not-completed")
        .endedAt("endEvent_yearNotPassed").notPassed("userTask_holdDefence").hasVariable("yearPassed", false)
        .hasVariable("lossReason", "course-not-completed");
  }

  private Journey studied() {
    return flow.start("ygca-study-year", Ygca.standard("endDate", Days.ahead(340), "projectIdea", "Drip irrigation"))
        .waitsAt("userTask_startGrant")
        .complete("userTask_startGrant", Ygca.grant()).waitsAt("userTask_agreeThesis", "userTask_trainEntrepreneur")
        .complete("userTask_trainEntrepreneur", Ygca.training()).complete("userTask_agreeThesis", Ygca.thesis())
        .waitsAt("userTask_recordYear");
  }
}
