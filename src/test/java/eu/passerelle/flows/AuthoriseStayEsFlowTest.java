package eu.passerelle.flows;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Study visa for Spain: file, decision, and the way on after a refusal. */
@FlowTest
class AuthoriseStayEsFlowTest {

  @Autowired private Flow flow;

  @Test
  void aCompleteFileBecomesAVisa() {
    lodged().complete("userTask_decideVisa", Ygca.visa()).complete("userTask_handOverPassport", Ygca.passport())
        .endedAt("endEvent_permitGranted").passed("callActivity_lodgeFile", "callActivity_decideVisa")
        .hasVariable("permitGranted", true).hasVariable("permitNumber", "ESP-1").hasVariable("permitValidUntil", Days.ahead(120));
  }

  @Test
  void papersThatCannotBeObtainedEndIt() {
    started().complete("userTask_issueAdmission", Ygca.admission())
        .complete("userTask_gatherPapers", "papersComplete", false, "lossReason", "documents-missing")
        .endedAt("endEvent_papersMissing").hasVariable("permitGranted", false).hasVariable("lossReason", "documents-missing");
  }

  @Test
  void aRefusedFileIsLodgedAgain() {
    var again = refused().complete("userTask_chooseWayOn", "wayOn", "refile").waitsAt("userTask_issueAdmission");
    granted(lodge(again)).endedAt("endEvent_permitGranted");
  }

  @Test
  void anAppealThatIsUpheldBringsTheFileBackToTheMission() {
    granted(refused().complete("userTask_chooseWayOn", "wayOn", "appeal")
        .complete("userTask_fileAppeal", "appealedOn", Days.ahead(40), "appealNumber", "R-1")
        .complete("userTask_recordAppealResult", "appealDecidedOn", Days.ahead(60), "appealResult", "upheld"))
        .endedAt("endEvent_permitGranted");
  }

  @Test
  void aRefusalThatIsAcceptedEndsIt() {
    refused().complete("userTask_chooseWayOn", "wayOn", "accept", "lossReason", "permit-refused")
        .endedAt("endEvent_permitRefused").hasVariable("permitGranted", false).hasVariable("lossReason", "permit-refused");
  }

  @Test
  void theTableOfCountriesLeadsHere() {
    flow.start("authorise-stay", Ygca.standard("employerName", "Granada", "startDate", Days.ahead(120), "permitType", "study"))
        .hasVariable("stayFlow", "authorise-stay-es").waitsAt("userTask_issueAdmission");
  }

  private Journey refused() {
    return lodged().complete("userTask_decideVisa", Ygca.visaRefused()).waitsAt("userTask_chooseWayOn");
  }

  private static Journey granted(Journey file) {
    return file.complete("userTask_decideVisa", Ygca.visa()).complete("userTask_handOverPassport", Ygca.passport());
  }

  private Journey lodged() {
    return lodge(started());
  }

  private static Journey lodge(Journey file) {
    return file.complete("userTask_issueAdmission", Ygca.admission()).complete("userTask_gatherPapers", Ygca.papers())
        .complete("userTask_takeFile", Ygca.fileTaken()).waitsAt("userTask_decideVisa");
  }

  private Journey started() {
    return flow.start("authorise-stay-es", Ygca.standard("employerName", "University of Granada", "startDate", Days.ahead(120),
        "permitType", "study"))
        .waitsAt("userTask_issueAdmission");
  }
}
