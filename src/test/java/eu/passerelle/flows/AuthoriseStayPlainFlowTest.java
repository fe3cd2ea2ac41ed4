package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Filing, decision, visa, and the ways on after a refusal, for countries that need rows and no diagram. */
@FlowTest
class AuthoriseStayPlainFlowTest {

  private static final String FILE = "userTask_filePlainPermit";
  private static final String CHECK = "userTask_checkPlainFile";
  private static final String DECIDE = "userTask_decideOnPlainPermit";
  private static final String WAY_ON = "userTask_chooseWayOn";

  @Autowired private Flow flow;

  @Test
  void theCountryGivesThePapersAndTheMissionTheVisa() {
    Journey stay = start("IT").waitsAt(FILE);
    assertDue(stay, FILE, "P30D");

    granted(filed(stay)).endedAt("endEvent_permitGranted")
        .hasVariable("permitGranted", true).hasVariable("permitNumber", "P-1").hasVariable("permitValidUntil", "2032-05-31");
  }

  @Test
  void everyCountryHasPapersOfItsOwn() {
    assertThat(java.util.stream.Stream.of("IT", "LU", "NL", "XX").map(country -> start(country).variable("requiredPapers")))
        .doesNotHaveDuplicates();
  }

  @Test
  void aRefusalMayBeFiledAgain() {
    granted(filed(refused().complete(WAY_ON, "wayOn", "refile").waitsAt(FILE))).endedAt("endEvent_permitGranted");
  }

  @Test
  void anAppealThatIsUpheldLeadsToANewDecision() {
    refused().complete(WAY_ON, "wayOn", "appeal").complete("userTask_fileAppeal", PermitAnswers.appeal())
        .complete("userTask_recordAppealResult", PermitAnswers.appealResult("upheld")).waitsAt(CHECK);
  }

  @Test
  void anAcceptedRefusalEndsWithItsReason() {
    refused().complete(WAY_ON, "wayOn", "accept", "lossReason", "permit-refused")
        .endedAt("endEvent_permitRefused").hasVariable("permitGranted", false).hasVariable("lossReason", "permit-refused");
  }

  private Journey start(String country) {
    return flow.start("authorise-stay-plain", Match.hired("destination", country, "permitType", "work"));
  }

  private static Journey filed(Journey stay) {
    return stay.complete(FILE, "fileNumber", "F-1", "filedOn", "2031-01-10", "papersAttached", true, "feePaidByFirm", true).waitsAt(CHECK);
  }

  private static Journey granted(Journey stay) {
    return stay.complete(CHECK, "checkedOn", "2031-01-20", "fileComplete", true)
        .complete(DECIDE, "permitDecidedOn", "2031-02-20", "permitDecision", "granted")
        .complete("userTask_issuePlainVisa", "permitNumber", "P-1", "permitValidUntil", "2032-05-31", "visaNumber", "V-1", "visaIssuedOn",
            "2031-03-01",
            "passportReturned", true);
  }

  private Journey refused() {
    return filed(start("IT")).complete(CHECK, "checkedOn", "2031-01-20", "fileComplete", true)
        .complete(DECIDE, "permitDecidedOn", "2031-02-20", "permitDecision", "refused", "refusalReason", "Pay below the threshold")
        .waitsAt(WAY_ON);
  }
}
