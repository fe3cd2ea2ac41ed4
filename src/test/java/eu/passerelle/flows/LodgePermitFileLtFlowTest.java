package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The file is legalised, applied for and handed in within the visit window. */
@FlowTest
class LodgePermitFileLtFlowTest {

  @Autowired private Flow flow;

  @Test
  void aFileIsHandedInAtTheVisaCentre() {
    Journey lodging = start().waitsAt("userTask_legalisePapers");
    assertDue(lodging, "userTask_legalisePapers", "P30D");
    lodging.complete("userTask_legalisePapers", "papersLegalised", "legalised").waitsAt("userTask_applyOnline");
    assertDue(lodging, "userTask_applyOnline", "P14D");
    applied(lodging);
    assertDue(lodging, "userTask_takeOriginals", "P4M");
    assertThat(lodging.timers()).containsExactly("event_visitWindowPassed");

    lodging.complete("userTask_takeOriginals", PermitAnswers.visit())
        .endedAt("endEvent_fileLodged")
        .passed("userTask_legalisePapers", "userTask_applyOnline", "userTask_takeOriginals")
        .hasVariable("fileState", "lodged")
        .hasVariable("migrisNumber", "M-77");
  }

  @Test
  void aVisitThatIsNotMadeInTimeEndsTheLetter() {
    applied(start().complete("userTask_legalisePapers", "papersLegalised", "legalised"))
        .fireTimer("event_visitWindowPassed")
        .endedAt("endEvent_visitWindowPassed")
        .notPassed("endEvent_fileLodged", "userTask_takeOriginals")
        .hasVariable("fileState", "booked");
  }

  @Test
  void aPaperThatCannotBeObtainedEndsTheFileWithAReason() {
    start().complete("userTask_legalisePapers", "papersLegalised", "notObtainable", "lossReason", "documents-missing")
        .endedAt("endEvent_papersUnobtainable")
        .notPassed("userTask_applyOnline")
        .hasVariable("fileState", "unobtainable")
        .hasVariable("lossReason", "documents-missing");
  }

  private Journey start() {
    return flow.start("lodge-permit-file-lt", Flow.standard("mediationNumber", "TM-1"));
  }

  private static Journey applied(Journey lodging) {
    return lodging.complete("userTask_applyOnline", PermitAnswers.application("M-77")).waitsAt("userTask_takeOriginals");
  }
}
