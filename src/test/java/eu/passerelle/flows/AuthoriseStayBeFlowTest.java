package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The whole way to a Belgian single permit: employer, region, Immigration Office, mission. */
@FlowTest
class AuthoriseStayBeFlowTest {

  private static final String FILE = "userTask_fileForPermit";
  private static final String CHECK = "userTask_checkAdmissibility";
  private static final String COMPLETE = "userTask_completeSinglePermit";
  private static final String WORK = "userTask_decideOnWork";
  private static final String RESIDENCE = "userTask_decideOnResidence";
  private static final String ANSWER = "userTask_chooseWayOn";

  @Autowired private Flow flow;

  @Test
  void anEmployerFilesAndTheWorkerGetsAnnexAndVisa() {
    var stay = begun();
    assertDue(stay, FILE, "P30D");

    issued(admissible(stay).complete(WORK, Palim.workAllowed()).complete(RESIDENCE, Palim.residenceGranted()))
        .endedAt("endEvent_permitGranted")
        .passed("businessRuleTask_lookUpPapers", FILE, CHECK, "callActivity_lodgePermit", "callActivity_decidePermit",
            "callActivity_issuePermit")
        .notPassed("callActivity_answerRefusal")
        .hasVariable("permitGranted", true).hasVariable("permitNumber", "BE-2031-7").hasVariable("annex", "46");
  }

  @Test
  void silenceLeadsToAnnexAndVisaToo() {
    issued(admissible(begun()).fireTimer("event_timeOver")).endedAt("endEvent_permitGranted").hasVariable("permitGranted", true)
        .hasVariable("annex", "47");
  }

  @Test
  void anIncompleteFileIsCompletedBeforeAnyClockRuns() {
    var stay = begun().complete(FILE, filed())
        .complete(CHECK, "admissibilityOn", Days.ahead(0), "admissibility", "informationAsked", "informationAsked", "Diploma")
        .waitsAt(COMPLETE);
    assertThat(stay.timers()).containsExactly("event_fileStaysIncomplete");

    stay.complete(COMPLETE, "completedOn", Days.ahead(0), "papersSent", "Diploma").waitsAt(CHECK).passed(COMPLETE, "gateway_checkJoin");
    assertThat(stay.timers()).isEmpty();
  }

  @Test
  void aFileThatStaysIncompleteIsAnsweredLikeARefusal() {
    begun().complete(FILE, filed())
        .complete(CHECK, "admissibilityOn", Days.ahead(0), "admissibility", "informationAsked", "informationAsked", "Diploma")
        .fireTimer("event_fileStaysIncomplete").waitsAt(ANSWER)
        .passed("gateway_inadmissibleJoin", "endEvent_fileInadmissible", "gateway_fileAdmissible", "gateway_refusalJoin")
        .complete(ANSWER, "wayOn", "accept", "lossReason", "documents-missing")
        .endedAt("endEvent_permitRefused").hasVariable("permitGranted", false).hasVariable("lossReason", "documents-missing");
  }

  @Test
  void anInadmissibleFileMayBeFiledAgain() {
    begun().complete(FILE, filed())
        .complete(CHECK, "admissibilityOn", Days.ahead(0), "admissibility", "inadmissible", "refusalReason", "No contract")
        .waitsAt(ANSWER).complete(ANSWER, "wayOn", "refile").waitsAt(FILE)
        .passed("callActivity_answerRefusal", "gateway_wayOn", "gateway_fileJoin");
  }

  @Test
  void anUpheldAppealIsDecidedAnew() {
    issued(admissible(begun()).complete(WORK, "workDecidedOn", Days.ahead(0), "workDecision", "refused", "refusalReason", "Pay too low")
        .complete(ANSWER, "wayOn", "appeal").complete("userTask_fileAppeal", PermitAnswers.appeal())
        .complete("userTask_recordAppealResult", PermitAnswers.appealResult("upheld")).waitsAt(WORK)
        .complete(WORK, Palim.workAllowed()).complete(RESIDENCE, Palim.residenceGranted()))
        .endedAt("endEvent_permitGranted").passed("gateway_permitGranted", "gateway_wayOn", "gateway_decisionJoin")
        .hasVariable("annex", "46");
  }

  private Journey begun() {
    return flow.start("authorise-stay-be",
        Palim.standard("occupation", "2512", "employerName", "Leie Software", "employerOrganisation", "leie-software",
            "contractType", "job", "salary", 3100, "currency", "EUR", "startDate", "2021-03-01", "endDate", "2022-02-28", "permitType",
            "work"))
        .waitsAt(FILE);
  }

  private static Object[] filed() {
    return new Object[] {"fileNumber", "BE-1", "filedOn", Days.ahead(0), "permitFee", 350, "papersAttached", true};
  }

  private static Journey admissible(Journey stay) {
    return stay.complete(FILE, filed()).complete(CHECK, "admissibilityOn", Days.ahead(0), "admissibility", "admissible").waitsAt(WORK);
  }

  private static Journey issued(Journey stay) {
    return stay.complete("userTask_issueAnnex", Palim.annex("BE-2031-7")).complete("userTask_issueDVisa", Palim.visa());
  }
}
