package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The oral defence before the home university, and the talk about a job at home after it. */
@FlowTest
class HomereDefenceFlowTest {

  private static final String HOLD = "userTask_holdOralDefence";
  private static final String TALK = "userTask_holdJobTalk";

  @Autowired private Flow flow;

  @Test
  void theStudentPasses() {
    Journey defence = defended("passed");
    defence.endedAt("endEvent_defencePassed").hasVariable("defencePassed", true).hasVariable("defenceMark", 15.5);
  }

  @Test
  void whoDoesNotPassYetIsHeardAgain() {
    defended("again").waitsAt("userTask_setDefenceDate").hasVariable("defencePassed", false)
        .complete("userTask_setDefenceDate", Homere.defenceDay()).complete(HOLD, Homere.defence("passed"))
        .endedAt("endEvent_defencePassed").hasVariable("defencePassed", true);
  }

  @Test
  void whoDoesNotPassKeepsTheMark() {
    defended("failed").endedAt("endEvent_defenceFailed").hasVariable("defencePassed", false);
  }

  @Test
  void aJobAtHomeIsOfferedAndTaken() {
    talked(Homere.job()).waitsAt("userTask_recordJobAnswer").complete("userTask_recordJobAnswer", "placedAtHome", true)
        .endedAt("endEvent_jobAtHome").hasVariable("placedAtHome", true).hasVariable("noJobReason", null);
  }

  @Test
  void aJobAtHomeMayBeDeclined() {
    talked(Homere.job()).complete("userTask_recordJobAnswer", "placedAtHome", false, "noJobReason", "salary")
        .endedAt("endEvent_jobDeclined").hasVariable("placedAtHome", false).hasVariable("noJobReason", "salary");
  }

  @Test
  void withoutAJobTheReasonIsKept() {
    talked("jobOffered", false, "noJobReason", "hiring-freeze").endedAt("endEvent_noJobOffered").notPassed("userTask_recordJobAnswer")
        .hasVariable("placedAtHome", false).hasVariable("noJobReason", "hiring-freeze");
  }

  @Test
  void nobodyWaitsForATalkForEver() {
    arranged().fireTimer("event_noTalkInTime").endedAt("endEvent_noTalkHeld").hasVariable("placedAtHome", false);
  }

  private Journey defended(String result) {
    Journey defence = flow.start("homere-defence", Homere.standard("employerName", "Armor Logiciel", "endDate", Days.ahead(0)));
    assertThat(defence.groupsOf("userTask_setDefenceDate")).containsExactly("um5-rabat");
    return defence.complete("userTask_setDefenceDate", Homere.defenceDay()).complete(HOLD, Homere.defence(result));
  }

  private Journey talked(Object... answers) {
    return arranged().complete(TALK, answers);
  }

  private Journey arranged() {
    return flow.start("homere-job-talk", Homere.standard("employerName", "Armor Logiciel", "returnedOn", Days.ahead(0)))
        .complete("userTask_arrangeJobTalk", Homere.jobTalk()).waitsAt(TALK);
  }
}
