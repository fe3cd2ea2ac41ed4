package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Interest binds nobody; the need is analysed, and only then there may be a vacancy. */
@FlowTest
class MatchNeedsFlowTest {

  private static final AtomicInteger SERIES = new AtomicInteger();
  private static final String HEAR = "userTask_hearFirm";
  private static final String ANALYSE = "userTask_analyseNeed";

  @Autowired private Flow flow;

  @Test
  void anAnalysedNeedMayEndInAVacancy() {
    Journey needs = start().waitsAt(HEAR);
    assertDue(needs, HEAR, "P30D");

    heard(needs).complete(ANALYSE, confirmed()).endedAt("endEvent_vacancyConfirmed")
        .hasVariable("committed", true).hasVariable("lossReason", null);
  }

  @Test
  void interestIsNoObligation() {
    heard(start()).complete(ANALYSE, "analysedOn", "2031-01-20", "needAnalysis", "Java", "remoteThinkable", "fully", "committed", false,
        "lossReason", "cost-benefit")
        .endedAt("endEvent_noVacancy").hasVariable("committed", false).hasVariable("lossReason", "cost-benefit");
  }

  @Test
  void withoutATalkOrAnAnalysisInTimeTheInterestExpires() {
    start().fireTimer("event_interestLapsed").endedAt("endEvent_interestLapsed").notPassed(ANALYSE);
    heard(start()).fireTimer("event_analysisOverdue").endedAt("endEvent_analysisExpired").hasVariable("committed", false)
        .hasVariable("lossReason", "expired");
  }

  @Test
  void theCorridorSaysWhoHearsTheFirmAndWhoAnalysesTheNeed() {
    Journey italy = opportunity("match-ng-it", "IT");
    assertThat(italy.groupsOf(HEAR)).containsExactly("unioncamere-piemonte");
    assertThat(heard(italy).groupsOf(ANALYSE)).containsExactly("aldelia");
    Journey luxembourg = opportunity("match-ng-lu", "LU");
    assertThat(luxembourg.groupsOf(HEAR)).containsExactly("ims-luxembourg");
    assertThat(heard(luxembourg).groupsOf(ANALYSE)).containsExactly("adem");
  }

  private Journey start() {
    return flow.start("match-needs", firm("match-ng-it", "IT"));
  }

  private Journey opportunity(String corridor, String destination) {
    return flow.start("opportunity", "MAT-OPP-2031-%04d".formatted(SERIES.incrementAndGet()), firm(corridor, destination)).waitsAt(HEAR);
  }

  private static Map<String, Object> firm(String corridor, String destination) {
    Map<String, Object> variables =
        Match.standard("corridor", corridor, "destination", destination, "employerOrganisation", "dora-robotica",
            "employerName", "Dora Robotica", "motive", "shortage", "firmSize", "small", "firstForeignHire", true, "profiles", "Developers",
            "mentors", 1,
            "committed", false, "lossReason", "expired");
    variables.keySet().removeAll(List.of("cohort", "givenName", "familyName"));
    return variables;
  }

  private static Journey heard(Journey needs) {
    return needs.complete(HEAR, "heardOn", "2031-01-10", "obligationExplained", true, "worries", Match.topics("cost", "remote"))
        .waitsAt(ANALYSE);
  }

  private static Object[] confirmed() {
    return new Object[] {"analysedOn", "2031-01-20", "needAnalysis", "Java, two years of practice", "remoteThinkable", "first", "committed",
        true};
  }
}
