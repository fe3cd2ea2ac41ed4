package eu.passerelle.flows;

import static eu.passerelle.flows.Demand.AMBER_CLOUD;
import static eu.passerelle.flows.Demand.BALTIC_BYTE;
import static eu.passerelle.flows.DueDates.assertTimer;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a firm offers, from interest to the last seat. */
@FlowTest
class OpportunityFlowTest {

  @Autowired Flow flow;
  @Autowired ProcessEngine engine;
  @Autowired JdbcClient jdbc;

  private Demand demand;

  @BeforeEach
  void begin() {
    demand = new Demand(flow, engine, jdbc);
  }

  @Test
  void aFirmGoesFromInterestToAFilledVacancyAndEachStateIsSeen() {
    var person = demand.candidate();
    var opportunity = demand.interest(BALTIC_BYTE);
    assertThat(demand.row(opportunity)).isEqualTo("INTEREST 0 null");
    assertThat(opportunity.groupsOf("userTask_recordCommitment")).containsExactly("enterprise-lithuania");

    opportunity.complete("userTask_recordCommitment", "committed", true);
    assertThat(demand.row(opportunity)).isEqualTo("COMMITMENT 0 null");
    assertThat(opportunity.groupsOf("userTask_describeVacancy")).containsExactly(BALTIC_BYTE);

    opportunity.complete("userTask_describeVacancy", Demand.vacancyOf(1));
    assertThat(demand.row(opportunity)).isEqualTo("VACANCY 0 null");
    assertThat(opportunity.groupsOf("userTask_drawUpShortlist")).containsExactly("ventures-platform");

    demand.shortlist(opportunity, person);
    assertThat(demand.row(opportunity)).isEqualTo("INTERVIEWS 0 null");
    assertThat(opportunity.groupsOf("userTask_interviewForVacancy")).containsExactly(BALTIC_BYTE);

    demand.decide(opportunity, person, "offer", "salary", 2800);
    opportunity.waitsAt();
    assertThat(demand.offers(person)).isEqualTo("OPEN");

    demand.accept(person, opportunity);
    opportunity.runJobs().endedAt("endEvent_vacancyFilled").passed("callActivity_meetCandidates", "gateway_seatsFilled");
    assertThat(demand.row(opportunity)).isEqualTo("FILLED 1 null");
    assertThat(demand.offers(person)).isEqualTo("ACCEPTED");
  }

  @Test
  void interestIsNotHiring() {
    var withdrawn = demand.interest(AMBER_CLOUD).complete("userTask_recordCommitment", "committed", false, "lossReason", "cost-benefit");

    withdrawn.endedAt("endEvent_interestWithdrawn")
        .passed("businessRuleTask_lookUpCommitment", "callActivity_bringCommitment", "gateway_committed")
        .notPassed("userTask_describeVacancy");
    assertThat(demand.row(withdrawn)).isEqualTo("CLOSED 0 cost-benefit");
  }

  @Test
  void interestThatNobodyFollowsUpExpires() {
    var forgotten = demand.interest(AMBER_CLOUD).fireTimer("event_interestLapsed")
        .endedAt("endEvent_interestWithdrawn").passed("event_interestLapsed", "event_timeOver", "endEvent_interestExpired");

    assertThat(demand.row(forgotten)).isEqualTo("CLOSED 0 expired");
  }

  @Test
  void aCommitmentWithoutAVacancyExpires() {
    var silent = demand.interest(AMBER_CLOUD).complete("userTask_recordCommitment", "committed", true).fireTimer("event_vacancyLapsed");

    silent.endedAt("endEvent_vacancyExpired");
    assertThat(demand.row(silent)).isEqualTo("CLOSED 0 expired");
  }

  @Test
  void whenNobodySuitsTheLeadAuthorityDecidesOnAnotherRoundOrCloses() {
    var vacancy = demand.vacancy(BALTIC_BYTE, 2);

    demand.shortlist(vacancy).waitsAt("userTask_decideNextRound").notPassed("callActivity_meetCandidates")
        .complete("userTask_decideNextRound", "anotherRound", true)
        .waitsAt("userTask_drawUpShortlist");
    demand.shortlist(vacancy).complete("userTask_decideNextRound", "anotherRound", false, "lossReason", "match-quality")
        .endedAt("endEvent_closedUnfilled");

    assertThat(demand.row(vacancy)).isEqualTo("CLOSED 0 match-quality");
  }

  @Test
  void aPersonWhoIsNoLongerFreeIsNotInvited() {
    var free = demand.candidate();
    var hired = demand.candidate();
    var first = demand.offer(AMBER_CLOUD, hired);
    var vacancy = demand.vacancy(BALTIC_BYTE, 1);
    demand.choose(vacancy, free, hired);
    demand.accept(hired, first);

    vacancy.runJobs();

    assertThat(demand.meeting(vacancy, free)).isNotNull();
    assertThat(demand.meeting(vacancy, hired)).isNull();
  }

  @Test
  void seatsThatStayOpenAreCountedBesideTheFilledOnes() {
    var hired = demand.candidate();
    var declining = demand.candidate();
    var vacancy = demand.meetings(BALTIC_BYTE, 2, hired, declining);
    demand.decide(vacancy, hired, "offer");
    demand.decide(vacancy, declining, "offer");
    demand.accept(hired, vacancy);
    demand.decline(declining, vacancy, "salary");

    vacancy.runJobs().complete("userTask_decideNextRound", "anotherRound", false, "lossReason", "offer-declined")
        .endedAt("endEvent_closedUnfilled");

    assertThat(demand.row(vacancy)).isEqualTo("CLOSED 1 offer-declined");
    assertThat(demand.offers(declining)).isEqualTo("DECLINED");
    declining.waitsAt();
  }

  @Test
  void aFirmKeepsOnePersonInReserveAndRejectsAnother() {
    var reserve = demand.candidate();
    var rejected = demand.candidate();
    var vacancy = demand.meetings(BALTIC_BYTE, 1, reserve, rejected);

    demand.decide(vacancy, reserve, "reserve");
    demand.decide(vacancy, rejected, "reject", "lossReason", "match-quality");

    vacancy.waitsAt("userTask_decideNextRound").passed("endEvent_keptInReserve").passed("endEvent_candidateRejected")
        .notPassed("serviceTask_makeOffer");
    assertThat(demand.offers(reserve)).isEmpty();
    demand.shortlist(vacancy.complete("userTask_decideNextRound", "anotherRound", true), reserve);
    assertThat(demand.meeting(vacancy, reserve)).as("the reserve is met again in the next round").isNotNull();
  }

  @Test
  void anOfferThatNobodyAnswersExpiresOnBothSides() {
    var person = demand.candidate();
    var vacancy = demand.offer(BALTIC_BYTE, person);
    person.waitsAt("userTask_answerOffer");

    assertTimer(vacancy, "event_answerOverdue", "P7D");
    vacancy.fireTimer("event_answerOverdue").waitsAt("userTask_decideNextRound").passed("serviceTask_closeOffer", "endEvent_offerExpired");

    person.waitsAt().passed("endEvent_offerGone");
    assertThat(demand.offers(person)).isEqualTo("EXPIRED");
  }

  @Test
  void whoAcceptsAnotherOfferIsReleasedByTheFirmsThatStillMeetThem() {
    var person = demand.candidate();
    var quick = demand.offer(BALTIC_BYTE, person);
    var slow = demand.meetings(AMBER_CLOUD, 1, person);

    demand.accept(person, quick);

    slow.runJobs().waitsAt("userTask_decideNextRound").passed("endEvent_candidateReleased").notPassed("userTask_interviewForVacancy");
    assertThat(demand.row(slow)).isEqualTo("INTERVIEWS 0 null");
  }

  @Test
  void anOfferToSomebodyWhoSearchesNoMoreIsTooLateAndNoFailure() {
    var person = demand.candidate();
    var vacancy = demand.meetings(BALTIC_BYTE, 1, person);
    demand.interview(vacancy, person, "offer");
    // the firm has decided; before the offer is on its way the search ends, and the message that would release the person is lost
    engine.getRuntimeService().createExecutionQuery().messageEventSubscriptionName("offerMade").processInstanceBusinessKey(person.number())
        .list()
        .forEach(waiting -> engine.getRuntimeService().createProcessInstanceModification(waiting.getProcessInstanceId())
            .cancelAllForActivity("subProcess_findEmployer").startBeforeActivity("userTask_decideOnSearch").execute(true, true));

    vacancy.runJobs().waitsAt("userTask_decideNextRound").passed("event_candidateGone", "endEvent_offerTooLate");

    assertThat(demand.offers(person)).isEqualTo("TAKEN");
    assertThat(engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(vacancy.number()).withIncident().count())
        .isZero();
  }

  @Test
  void aFirmThatWithdrawsTakesItsOpenOffersBackAtOnce() {
    var offered = demand.candidate();
    var met = demand.candidate();
    var vacancy = demand.meetings(BALTIC_BYTE, 2, offered, met);
    demand.decide(vacancy, offered, "offer");

    vacancy.message("opportunityWithdrawn").waitsAt("userTask_giveWithdrawalReason").passed("serviceTask_withdrawOffers");
    offered.waitsAt();
    assertThat(demand.offers(offered)).isEqualTo("WITHDRAWN");
    assertThat(vacancy.groupsOf("userTask_giveWithdrawalReason")).containsExactly(BALTIC_BYTE);

    vacancy.complete("userTask_giveWithdrawalReason", "lossReason", "hiring-freeze").passed("endEvent_opportunityClosed")
        .endedAt("subProcess_withdrawOpportunity");
    assertThat(demand.row(vacancy)).isEqualTo("CLOSED 0 hiring-freeze");
  }

  @Test
  void aFirmSeesOfAPersonOnlyWhatTheyToldAndTheCaseSeesOfTheFirmOnlyTheTerms() {
    var person = demand.candidate();
    var vacancy = demand.meetings(BALTIC_BYTE, 1, person);
    var seen = engine.getTaskService().getVariables(demand.meeting(vacancy, person).getId());

    assertThat(seen).containsEntry("givenName", "Adaeze").containsEntry("experienceMonths", 36).doesNotContainKey("interviewScore");

    demand.decide(vacancy, person, "offer");
    var terms = engine.getTaskService().getVariables(demand.answerTask(person, vacancy).getId());
    assertThat(terms).containsEntry("salary", 2600.0).containsEntry("employerName", "Baltic Byte").doesNotContainKeys("fit",
        "interviewNotes", "decision", "profiles");
  }
}
