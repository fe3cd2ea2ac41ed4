package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertTimer;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The file for a study visa has to be there thirty days before the journey. */
@FlowTest
class LodgeVisaFileEsFlowTest {

  @Autowired private Flow flow;

  @Test
  void theFileIsLodgedWithTheListedPapers() {
    var file = admitted();
    assertThat((String) file.variable("papers")).contains("IPREM", "apostille", "Police certificate", "health cover");
    file.complete("userTask_gatherPapers", Ygca.papers());
    assertThat(file.groupsOf("userTask_takeFile")).containsExactly("bls-morocco");
    file.complete("userTask_takeFile", Ygca.fileTaken()).endedAt("endEvent_fileLodged").hasVariable("fileLodged", true);
  }

  @Test
  void anIncompleteFileIsSentBack() {
    admitted().complete("userTask_gatherPapers", Ygca.papers())
        .complete("userTask_takeFile", "fileTaken", false, "missingPapers", "The medical certificate").waitsAt("userTask_gatherPapers")
        .complete("userTask_gatherPapers", "papersComplete", false, "lossReason", "documents-missing")
        .endedAt("endEvent_papersMissing").hasVariable("fileLodged", false).hasVariable("lossReason", "documents-missing");
  }

  @Test
  void onTheLastDayForFilingTheLeadAuthorityIsAsked() {
    var late = admitted().hasVariable("fileBy", Days.ahead(90));
    assertTimer(late, "event_filingDayNear", "P90D");
    late.fireTimer("event_filingDayNear").waitsAt("userTask_gatherPapers", "userTask_speedUpFile")
        .complete("userTask_speedUpFile", "speedUpAgreed", "The consulate gives an extra appointment.")
        .complete("userTask_gatherPapers", Ygca.papers()).complete("userTask_takeFile", Ygca.fileTaken())
        .endedAt("endEvent_fileLodged").passed("endEvent_fileSpedUp");
  }

  @Test
  void withoutAFirstDayThereAreThirtyDays() {
    flow.start("lodge-visa-file-es", Ygca.standard("permitType", "study", "startDate", null))
        .complete("userTask_issueAdmission", Ygca.admission())
        .hasVariable("fileBy", Days.ahead(30));
  }

  private Journey admitted() {
    return flow.start("lodge-visa-file-es", Ygca.standard("employerName", "University of Granada", "startDate", Days.ahead(120),
        "permitType", "study"))
        .complete("userTask_issueAdmission", Ygca.admission()).waitsAt("userTask_gatherPapers");
  }
}
