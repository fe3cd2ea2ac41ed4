package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a company in Germany offers, from interest to the last place. */
@FlowTest
class ThammOpportunityFlowTest {

  @Autowired private Flow flow;

  private static final AtomicInteger SERIES = new AtomicInteger(5_000);

  @Autowired private ProcessEngine engine;

  @Autowired private JdbcClient jdbc;

  private ThammDemand demand;

  @BeforeEach
  void begin() {
    demand = new ThammDemand(flow, engine, jdbc);
  }

  @Test
  void anAgreementComesBeforeThePlacesAndAMatchFillsThem() {
    var person = candidate();
    var opportunity = demand.described(1);
    assertThat(demand.row(opportunity)).isEqualTo("VACANCY 0 null");

    demand.proposed(opportunity, person);
    assertThat(demand.row(opportunity)).isEqualTo("INTERVIEWS 0 null");
    demand.decide(opportunity, person, "offer", "contractType", "apprenticeship", "salary", 1050, "durationMonths", 36);
    demand.accept(person, opportunity);
    opportunity.runJobs().endedAt("endEvent_placesFilled").passed("callActivity_meetCandidates", "gateway_placesFilled");
    assertThat(demand.row(opportunity)).isEqualTo("FILLED 1 null");
  }

  @Test
  void eachPartyDoesItsStep() {
    var opportunity = demand.interested();
    assertThat(demand.row(opportunity)).isEqualTo("INTEREST 0 null");
    assertThat(opportunity.groupsOf("userTask_adviseCompany")).containsExactly("zav");
    assertThat(demand.advised().groupsOf("userTask_concludeCooperation")).containsExactly("giz");
    var agreed = demand.agreed();
    assertThat(demand.row(agreed)).isEqualTo("COMMITMENT 0 null");
    assertThat(agreed.groupsOf("userTask_describePlaces")).containsExactly("hotel-isarblick");
  }

  @Test
  void withoutAgreementThereAreNoPlaces() {
    var refused = demand.advised().complete("userTask_concludeCooperation", "committed", false, "lossReason", "agreement-refused")
        .endedAt("endEvent_noAgreement");
    assertThat(demand.row(refused)).isEqualTo("CLOSED 0 agreement-refused");
    demand.advised().fireTimer("event_agreementOverdue").endedAt("endEvent_cooperationExpired");
    demand.agreed().fireTimer("event_placesOverdue").endedAt("endEvent_placesExpired");
  }

  @Test
  void openPlacesLeadToANewProposalOrEnd() {
    var opportunity = demand.described(2);
    demand.proposed(opportunity).waitsAt("userTask_decideNewProposal").notPassed("callActivity_meetCandidates")
        .complete("userTask_decideNewProposal", "newProposal", true).waitsAt("userTask_proposeMatches");
    demand.proposed(opportunity).complete("userTask_decideNewProposal", "newProposal", false, "lossReason", "match-quality")
        .endedAt("endEvent_closedUnfilled");
    assertThat(demand.row(opportunity)).isEqualTo("CLOSED 0 match-quality");
  }

  @Test
  void aCompanyMayWithdraw() {
    var opportunity = demand.described(2).message("opportunityWithdrawn");
    opportunity.complete("userTask_explainWithdrawal", "lossReason", "hiring-freeze").endedAt("endEvent_placesWithdrawn");
    assertThat(demand.row(opportunity)).isEqualTo("CLOSED 0 hiring-freeze");
  }

  private Journey candidate() {
    String number = "THA-2031-%05d".formatted(SERIES.incrementAndGet());
    engine.getRuntimeService().createProcessInstanceByKey("thamm").businessKey(number)
        .setVariables(ThammAnswers.morocco("track", "apprentice", "occupation", "5120", "skills", "Cooking", "educationLevel", "ISCED3",
            "fieldOfStudy", "1013",
            "experienceMonths", 14, "english", "A2", "earliestStart", "2031-08-01"))
        .startBeforeActivity("callActivity_place").execute();
    return flow.of(number).runJobs();
  }
}
