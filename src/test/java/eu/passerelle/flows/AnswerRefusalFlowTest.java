package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A refused permit has its ways on. */
@FlowTest
class AnswerRefusalFlowTest {

  @Autowired private Flow flow;

  @Test
  void theFileIsRemediedAndLodgedAgain() {
    Journey refusal = start().waitsAt("userTask_chooseWayOn");
    assertDue(refusal, "userTask_chooseWayOn", "P14D");

    refusal.complete("userTask_chooseWayOn", "wayOn", "refile")
        .endedAt("endEvent_lodgeAgain")
        .hasVariable("refusalAnswer", "refile");
  }

  @Test
  void theRefusalIsAcceptedWithAReason() {
    start().complete("userTask_chooseWayOn", "wayOn", "accept", "lossReason", "permit-refused")
        .endedAt("endEvent_refusalAccepted")
        .notPassed("userTask_fileAppeal")
        .hasVariable("refusalAnswer", "accepted")
        .hasVariable("lossReason", "permit-refused");
  }

  @Test
  void anAppealIsUpheld() {
    Journey refusal = appealed();

    refusal.complete("userTask_recordAppealResult", PermitAnswers.appealResult("upheld"))
        .endedAt("endEvent_appealUpheld")
        .passed("userTask_chooseWayOn", "userTask_fileAppeal", "userTask_recordAppealResult")
        .hasVariable("refusalAnswer", "upheld");
  }

  @Test
  void afterADismissedAppealTheLeadAuthorityChoosesAgain() {
    appealed().complete("userTask_recordAppealResult", PermitAnswers.appealResult("dismissed"))
        .waitsAt("userTask_chooseWayOn")
        .complete("userTask_chooseWayOn", "wayOn", "accept", "lossReason", "permit-refused")
        .endedAt("endEvent_refusalAccepted");
  }

  @Test
  void whenTheTimeForAppealIsOverTheLeadAuthorityChoosesAgain() {
    Journey refusal = start().complete("userTask_chooseWayOn", "wayOn", "appeal").waitsAt("userTask_fileAppeal");
    assertDue(refusal, "userTask_fileAppeal", "P14D");

    refusal.fireTimer("event_appealPeriodOver")
        .waitsAt("userTask_chooseWayOn")
        .notPassed("userTask_fileAppeal");
  }

  @Test
  void aRemoteStartRunsMeanwhileAndThenTheWayOnIsChosenAgain() {
    Journey refusal = start().complete("userTask_chooseWayOn", "wayOn", "remoteStart").waitsAt("userTask_describeRemoteWork");

    refusal.complete("userTask_describeRemoteWork", StayAnswers.remoteWork())
        .complete("userTask_checkOriginContract", "remoteWorkLawful", false, "refusalReason", "No contract")
        .waitsAt("userTask_chooseWayOn")
        .passed("endEvent_remoteStartRefused", "callActivity_startRemotely");
  }

  private Journey start() {
    return flow.start("answer-refusal", Flow.standard("refusalReason", "Means not shown", "employerName", "Baltic Byte",
        "employerOrganisation", "baltic-byte", "contractType", "job", "salary", 2500, "startDate", "2020-03-01", "endDate", "2021-02-28"));
  }

  private Journey appealed() {
    Journey refusal = start().complete("userTask_chooseWayOn", "wayOn", "appeal")
        .complete("userTask_fileAppeal", PermitAnswers.appeal())
        .waitsAt("userTask_recordAppealResult");
    assertThat(refusal.dueOf("userTask_recordAppealResult")).isNull();
    return refusal;
  }
}
