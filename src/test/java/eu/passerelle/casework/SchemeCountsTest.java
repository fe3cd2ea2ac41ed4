package eu.passerelle.casework;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A scheme is counted from what its cases have reached and how they ended. */
class SchemeCountsTest extends CaseTest {

  @Autowired private SchemeCounts counts;

  @Test
  void aMilestoneCountsOnceAndOnlyWhenItIsReached() {
    var before = counts.of(SCHEME);
    String hired = startCase();
    complete(hired, "userTask_assess", "userTask_interview", "userTask_papers", "userTask_hire");
    String withdrawn = startCase();
    complete(withdrawn, "userTask_assess");
    runtime.createMessageCorrelation("candidateWithdrew").processInstanceBusinessKey(withdrawn).correlate();
    var after = counts.of(SCHEME);
    assertThat(after.reached("selected") - before.reached("selected")).as("interviewed").isEqualTo(1);
    assertThat(after.reached(SchemeCounts.APPLIED) - before.reached(SchemeCounts.APPLIED)).isEqualTo(2);
    assertThat(after.ended("completed") - before.ended("completed")).isEqualTo(1);
  }
}
