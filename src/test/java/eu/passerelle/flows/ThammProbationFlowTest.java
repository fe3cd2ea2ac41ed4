package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The first months at work, coached, and what happens when they go wrong. */
@FlowTest
class ThammProbationFlowTest {

  @Autowired private Flow flow;

  @Autowired private RepositoryService repository;

  @Test
  void whoPassesStays() {
    var journey = begun();
    assertDue(journey, "userTask_concludeProbation", "P4M");
    journey.fireTimer("startEvent_coachingDue")
        .complete("userTask_coachBothSides", "coachedOn", Days.ahead(0), "coachingNote", "All is well")
        .passed("endEvent_coached")
        .complete("userTask_concludeProbation", ThammAnswers.probationPassed())
        .endedAt("endEvent_probationPassed").hasVariable("placementKept", true).hasVariable("lossReason", null);
  }

  @Test
  void whoFindsAnotherEmployerBeginsANewProbation() {
    try (var blocks = StandIns.of(repository, "switch-employer")) {
      begun().complete("userTask_concludeProbation", ThammAnswers.probationFailed())
          .message(StandIns.done("switch-employer"), "employerSwitched", true, "employerName", "Gasthof Seerose")
          .waitsAt("userTask_agreeCoaching")
          .hasVariable("employerName", "Gasthof Seerose")
          .complete("userTask_agreeCoaching", ThammAnswers.coaching())
          .complete("userTask_concludeProbation", ThammAnswers.probationPassed())
          .endedAt("endEvent_probationPassed").hasVariable("placementKept", true);
    }
  }

  @Test
  void whoFindsNobodyHasLostThePlacement() {
    try (var blocks = StandIns.of(repository, "switch-employer")) {
      begun().complete("userTask_concludeProbation", ThammAnswers.probationFailed())
          .message(StandIns.done("switch-employer"), "employerSwitched", false, "lossReason", "rematch-failed")
          .endedAt("endEvent_placementLost").hasVariable("placementKept", false).hasVariable("lossReason", "rematch-failed");
    }
  }

  @Test
  void aJobHasALongerTrialPeriodThanAnApprenticeship() {
    var journey = begun("contractType", "job");
    assertDue(journey, "userTask_concludeTrialPeriod", "P6M");

    journey.complete("userTask_concludeTrialPeriod", ThammAnswers.probationPassed()).endedAt("endEvent_probationPassed")
        .hasVariable("placementKept", true);
  }

  private Journey begun(Object... more) {
    return flow.start("thamm-probation", hired(more))
        .complete("userTask_agreeCoaching", ThammAnswers.coaching());
  }

  private static Map<String, Object> hired(Object... more) {
    Map<String, Object> post = ThammAnswers.hired("permitNumber", "D-1", "permitValidUntil", "2034-07-31");
    post.putAll(Flow.values(more));
    return post;
  }
}
