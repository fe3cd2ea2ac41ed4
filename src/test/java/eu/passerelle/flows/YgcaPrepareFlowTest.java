package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Commitment to return, Spanish where it is needed, orientation. */
@FlowTest
class YgcaPrepareFlowTest {

  @Autowired private Flow flow;

  @Test
  void whoSignsAndKnowsSpanishIsPrepared() {
    var person = started();
    assertDue(person, "userTask_signCommitment", "P14D");
    assertThat(person.groupsOf("userTask_signCommitment")).containsExactly("iom-morocco");
    person.complete("userTask_signCommitment", Ygca.commitment(true)).complete("userTask_giveOrientation", Ygca.orientation())
        .endedAt("endEvent_personPrepared").notPassed("callActivity_languageCourse")
        .hasVariable("prepared", true).hasVariable("lossReason", null);
  }

  @Test
  void whoDoesNotSignGetsNoScholarship() {
    started().complete("userTask_signCommitment", Ygca.noCommitment())
        .endedAt("endEvent_commitmentRefused").hasVariable("prepared", false).hasVariable("lossReason", "commitment-refused");
  }

  @Test
  void whoNeedsSpanishLearnsItFirst() {
    examined("B1", "passed").waitsAt("userTask_giveOrientation").complete("userTask_giveOrientation", Ygca.orientation())
        .endedAt("endEvent_personPrepared").hasVariable("languageResult", "B1").hasVariable("lossReason", null);
  }

  @Test
  void whoFailsTwiceDoesNotLeave() {
    examined("A2", "failed").complete("userTask_arrangeRetake", "retakeDate", Days.ahead(30), "retakeFocus", "Listening")
        .complete("userTask_holdExamination", ThammAnswers.exam("A2", "failed"))
        .endedAt("endEvent_levelNotReached").hasVariable("prepared", false).hasVariable("lossReason", "test-failed");
  }

  private Journey examined(String level, String result) {
    return started().complete("userTask_signCommitment", Ygca.commitment(false))
        .complete("userTask_enrolLearner", "courseTitle", "Spanish B1", "courseStart", Days.ahead(5), "courseHours", 120)
        .complete("userTask_teachLanguage", ThammAnswers.courseDone())
        .complete("userTask_holdExamination", ThammAnswers.exam(level, result));
  }

  private Journey started() {
    return flow.start("ygca-prepare", Ygca.standard("termStarts", Days.ahead(120))).waitsAt("userTask_signCommitment");
  }
}
