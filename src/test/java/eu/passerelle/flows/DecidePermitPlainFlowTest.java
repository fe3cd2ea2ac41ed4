package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One diagram for several countries: what silence means stands in a table. */
@FlowTest
class DecidePermitPlainFlowTest {

  private static final String CHECK = "userTask_checkPlainFile";
  private static final String COMPLETE = "userTask_completePlainFile";
  private static final String DECIDE = "userTask_decideOnPlainPermit";

  @Autowired private Flow flow;

  @Test
  void aCompleteFileIsGranted() {
    Journey permit = complete("IT");
    assertDue(permit, DECIDE, "P90D");

    permit.complete(DECIDE, "permitDecidedOn", "2031-02-20", "permitDecision", "granted").endedAt("endEvent_permitGranted")
        .hasVariable("permitGranted", true).hasVariable("refusalReason", null);
  }

  @Test
  void anIncompleteFileStopsTheClock() {
    Journey permit = start("IT").complete(CHECK, "checkedOn", "2031-01-20", "fileComplete", false, "missingPapers", "Diploma")
        .waitsAt(COMPLETE).notPassed(DECIDE);
    assertDue(permit, COMPLETE, "P30D");

    permit.complete(COMPLETE, "completedOn", "2031-01-30", "papersSent", "Diploma").waitsAt(CHECK)
        .complete(CHECK, "checkedOn", "2031-01-20", "fileComplete", true).waitsAt(DECIDE)
        .complete(DECIDE, "permitDecidedOn", "2031-02-20", "permitDecision", "informationAsked", "missingPapers", "Proof of pay")
        .waitsAt(COMPLETE)
        .complete(COMPLETE, "completedOn", "2031-01-30", "papersSent", "Proof of pay")
        .complete(CHECK, "checkedOn", "2031-01-20", "fileComplete", true)
        .complete(DECIDE, "permitDecidedOn", "2031-02-20", "permitDecision", "granted").endedAt("endEvent_permitGranted");
  }

  @Test
  void aFileThatStaysIncompleteIsClosed() {
    start("NL").complete(CHECK, "checkedOn", "2031-01-20", "fileComplete", false, "missingPapers", "Diploma")
        .fireTimer("event_fileStaysIncomplete")
        .endedAt("endEvent_fileClosed").hasVariable("permitGranted", false).hasVariable("refusalReason", "The file stayed incomplete.");
  }

  @Test
  void aRefusalSaysWhy() {
    complete("LU")
        .complete(DECIDE, "permitDecidedOn", "2031-02-20", "permitDecision", "refused", "refusalReason", "Pay below the threshold")
        .endedAt("endEvent_permitRefused").hasVariable("permitGranted", false).hasVariable("refusalReason", "Pay below the threshold");
  }

  @Test
  void silenceMayGrant() {
    complete("IT").fireTimer("event_decisionOverdue").endedAt("endEvent_deemedGranted").hasVariable("permitGranted", true);
  }

  @Test
  void silenceMayRefuse() {
    complete("LU").fireTimer("event_decisionOverdue").endedAt("endEvent_deemedRefused").hasVariable("permitGranted", false)
        .hasVariable("refusalReason", "No decision in time counts as a refusal.");
  }

  @Test
  void whereSilenceMeansNothingTheAuthorityIsReminded() {
    Journey permit = complete("NL").fireTimer("event_decisionOverdue").waitsAt("userTask_remindPlainAuthority");
    assertDue(permit, "userTask_remindPlainAuthority", "P30D");

    permit.complete("userTask_remindPlainAuthority", "remindedOn", "2031-05-01", "fileComplex", true, "remindedAnswer", "Thirty days more")
        .waitsAt(DECIDE)
        .complete(DECIDE, "permitDecidedOn", "2031-02-20", "permitDecision", "granted").endedAt("endEvent_permitGranted");
  }

  private Journey complete(String country) {
    return start(country).complete(CHECK, "checkedOn", "2031-01-20", "fileComplete", true).waitsAt(DECIDE);
  }

  private Journey start(String country) {
    return flow.start("decide-permit-plain", Match.hired("destination", country, "fileNumber", "F-1", "requiredPapers", "Passport"))
        .waitsAt(CHECK);
  }
}
