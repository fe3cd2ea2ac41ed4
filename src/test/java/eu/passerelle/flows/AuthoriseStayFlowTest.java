package eu.passerelle.flows;

import static eu.passerelle.flows.DueDates.assertDue;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The country of destination decides by which process a stay is authorised. */
@FlowTest
class AuthoriseStayFlowTest {

  private static final String COUNTRY = "authorise-stay-lt";

  @Autowired private Flow flow;
  @Autowired private RepositoryService repository;

  private StandIns standIns;

  @BeforeEach
  void standIn() {
    standIns = StandIns.of(repository, COUNTRY);
  }

  @AfterEach
  void clear() {
    standIns.close();
  }

  @Test
  void thePermitOfTheCountryIsHandedOn() {
    start("LT").message(StandIns.done(COUNTRY), "permitGranted", true, "permitNumber", "P-1", "permitValidUntil", "2021-02-28")
        .endedAt("endEvent_permitGranted")
        .passed("businessRuleTask_lookUpCountry", "endEvent_standIn", "callActivity_authoriseStay")
        .hasVariable("permitGranted", true).hasVariable("permitNumber", "P-1").hasVariable("permitValidUntil", "2021-02-28");
  }

  @Test
  void theRefusalOfTheCountryIsHandedOn() {
    start("LT").message(StandIns.done(COUNTRY), "permitGranted", false, "lossReason", "permit-refused")
        .endedAt("endEvent_permitRefused")
        .hasVariable("permitGranted", false).hasVariable("lossReason", "permit-refused");
  }

  @Test
  void aCountryWithoutAPackIsATaskForTheLeadUntilThePackIsThereOrTheCaseStops() {
    Journey stay = start("XX").waitsAt("userTask_providePack");
    assertThat(stay.groupsOf("userTask_providePack")).containsExactly("enterprise-lithuania");
    assertDue(stay, "userTask_providePack", "P30D");

    stay.complete("userTask_providePack", "packAnswer", "retry").waitsAt("userTask_providePack")
        .complete("userTask_providePack", "packAnswer", "stop", "lossReason", "need-gone")
        .endedAt("endEvent_noPack")
        .notPassed("callActivity_authoriseStay")
        .hasVariable("permitGranted", false).hasVariable("lossReason", "need-gone");
  }

  private Journey start(String country) {
    return flow.start("authorise-stay", Flow.standard("destination", country, "employerName", "Baltic Byte", "occupation", "2512"));
  }
}
