package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;
import static eu.passerelle.flows.DueDates.assertTimer;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The mission decides on the study visa within a month. */
@FlowTest
class DecideVisaEsFlowTest {

  @Autowired private Flow flow;

  @Test
  void aGrantedVisaIsHandedOver() {
    var decided = started();
    assertDue(decided, "userTask_decideVisa", "P1M");
    assertThat(decided.groupsOf("userTask_decideVisa")).containsExactly("consulate-es-casablanca");
    decided.complete("userTask_decideVisa", Ygca.visa()).complete("userTask_handOverPassport", Ygca.passport())
        .endedAt("endEvent_visaHandedOver").hasVariable("permitGranted", true);
  }

  @Test
  void whatTheMissionAsksForIsSent() {
    started().complete("userTask_decideVisa", "visaDecision", "informationAsked", "missingPapers", "Proof of means")
        .waitsAt("userTask_completeFile")
        .complete("userTask_completeFile", "fileCompletedOn", Days.ahead(12), "papersSent", "Proof of means")
        .waitsAt("userTask_decideVisa");
  }

  @Test
  void aRefusalHasAReason() {
    started().complete("userTask_decideVisa", Ygca.visaRefused())
        .endedAt("endEvent_visaRefused").hasVariable("permitGranted", false).hasVariable("refusalReason", "The means are not proved.");
  }

  @Test
  void silenceMeansNothingAndTheLeadAuthorityAsks() {
    var late = started();
    assertTimer(late, "event_decisionOverdue", "P1M");
    late.fireTimer("event_decisionOverdue").waitsAt("userTask_decideVisa", "userTask_askMission")
        .complete("userTask_askMission", "missionAskedOn", Days.ahead(32), "missionAnswer", "Next week").passed("endEvent_missionAsked")
        .waitsAt("userTask_decideVisa");
  }

  private Journey started() {
    return flow.start("decide-visa-es", Ygca.standard("employerName", "University of Granada", "startDate", Days.ahead(120),
        "visaFileNumber", "BLS-1"))
        .waitsAt("userTask_decideVisa");
  }
}
