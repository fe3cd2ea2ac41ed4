package eu.passerelle.flows;

import static eu.passerelle.flows.Demand.AMBER_CLOUD;
import static eu.passerelle.flows.Demand.BALTIC_BYTE;
import static eu.passerelle.flows.DueDates.assertTimer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A case searches for an employer, answers offers and comes to a contract, or not. */
@FlowTest
class MatchCandidateFlowTest {

  @Autowired Flow flow;
  @Autowired ProcessEngine engine;
  @Autowired JdbcClient jdbc;

  private Demand demand;

  @BeforeEach
  void begin() {
    demand = new Demand(flow, engine, jdbc);
  }

  @Test
  void aSignedContractIsAHireAndTheFirmIsTheEmployerOfTheCase() {
    var person = demand.candidate();
    var vacancy = demand.offer(BALTIC_BYTE, person);
    assertThat(person.groupsOf("userTask_answerOffer")).containsExactly("afriko");
    assertThat(demand.employer(person)).isEqualTo("nobody");

    demand.accept(person, vacancy);
    assertThat(demand.employer(person)).isEqualTo(BALTIC_BYTE);
    assertThat(person.groupsOf("userTask_drawUpContract")).containsExactly(BALTIC_BYTE);

    demand.drawUp(person).complete("userTask_recordSignatures", "contractSigned", true, "signedOn", "2031-02-01");

    person
        .passed("serviceTask_acceptOffer", "event_employerFound", "serviceTask_assignEmployer", "endEvent_contractConcluded",
            "serviceTask_confirmHire",
            "endEvent_candidateHired")
        .notPassed("userTask_decideOnSearch")
        .hasVariable("hired", true).hasVariable("employerOrganisation", BALTIC_BYTE).hasVariable("opportunityNumber", vacancy.number())
        .hasVariable("endDate", "2032-04-30");
    assertThat(demand.offers(person)).isEqualTo("HIRED");
  }

  @Test
  void aDeclinedOfferLeavesThePersonFreeForOthers() {
    var person = demand.candidate();
    var declined = demand.offer(BALTIC_BYTE, person);

    demand.decline(person, declined, "relocation-concerns").waitsAt().passed("serviceTask_declineOffer", "endEvent_declined");

    declined.runJobs().waitsAt("userTask_decideNextRound").passed("endEvent_candidateDeclined");
    assertThat(jdbc.sql("select loss_reason from offer where case_number = ?").param(person.number()).query(String.class).single())
        .isEqualTo("relocation-concerns");
    demand.accept(person, demand.offer(AMBER_CLOUD, person)).waitsAt("userTask_drawUpContract");
    assertThat(demand.employer(person)).isEqualTo(AMBER_CLOUD);
  }

  @Test
  void oneAcceptedOfferClosesAllOthersAndTellsTheirFirms() {
    var person = demand.candidate();
    var chosen = demand.offer(BALTIC_BYTE, person);
    var other = demand.offer(AMBER_CLOUD, person);
    person.waitsAt("userTask_answerOffer", "userTask_answerOffer");
    assertThat(engine.getTaskService().getVariable(demand.answerTask(person, chosen).getId(), "employerName")).isEqualTo("Baltic Byte");
    assertThat(engine.getTaskService().getVariable(demand.answerTask(person, other).getId(), "employerName")).isEqualTo("Amber Cloud");

    demand.accept(person, chosen).waitsAt("userTask_drawUpContract");

    assertThat(demand.offers(person)).isEqualTo("ACCEPTED TAKEN");
    chosen.runJobs().endedAt("endEvent_vacancyFilled");
    other.runJobs().waitsAt("userTask_decideNextRound").passed("endEvent_candidateReleased");
    assertThat(demand.row(other)).isEqualTo("INTERVIEWS 0 null");
  }

  @Test
  void theAnswerToOneOfferDoesNotAnswerTheOther() {
    var person = demand.candidate();
    var first = demand.offer(BALTIC_BYTE, person);
    var second = demand.offer(AMBER_CLOUD, person);

    demand.decline(person, first, "salary").waitsAt("userTask_answerOffer");

    assertThat(demand.offers(person)).isEqualTo("DECLINED OPEN");
    assertThat(engine.getTaskService().getVariable(demand.answerTask(person, second).getId(), "offerAccepted")).isNull();
  }

  @Test
  void anAnswerToAClosedOfferIsRefusedWithASentenceAndLeavesTheTask() {
    var person = demand.candidate();
    var vacancy = demand.offer(BALTIC_BYTE, person);
    var task = demand.answerTask(person, vacancy);
    jdbc.sql("update offer set state = 'WITHDRAWN' where case_number = ?").param(person.number()).update();

    assertThatThrownBy(() -> engine.getFormService().submitTaskForm(task.getId(), Map.of("offerAccepted", true)))
        .isInstanceOf(BadUserRequestException.class).hasMessage("This offer is closed: the firm has withdrawn it.");
    assertThatThrownBy(() -> engine.getFormService().submitTaskForm(task.getId(), Map.of("offerAccepted", false, "lossReason", "salary")))
        .hasMessage("This offer is closed: the firm has withdrawn it.");

    person.waitsAt("userTask_answerOffer");
    assertThat(demand.employer(person)).isEqualTo("nobody");
  }

  @Test
  void aRefusedContractGivesTheSeatBackAndTheSearchGoesOn() {
    var person = demand.candidate();
    var vacancy = demand.offer(BALTIC_BYTE, person);
    demand.accept(person, vacancy);
    vacancy.runJobs().endedAt("endEvent_vacancyFilled");

    demand.drawUp(person).complete("userTask_recordSignatures", "contractSigned", false, "lossReason", "contract-refused");

    person.waitsAt().passed("endEvent_contractRefused", "serviceTask_releaseEmployer");
    assertThat(demand.employer(person)).isEqualTo("nobody");
    assertThat(demand.offers(person)).isEqualTo("LAPSED");
    assertThat(demand.row(vacancy)).isEqualTo("CLOSED 0 contract-refused");
    demand.accept(person, demand.offer(AMBER_CLOUD, person)).waitsAt("userTask_drawUpContract");
    assertThat(person.groupsOf("userTask_drawUpContract")).containsExactly(AMBER_CLOUD);
  }

  @Test
  void aContractThatTheFirmDoesNotDrawUpInTimeGivesTheSeatBackToo() {
    var person = demand.candidate();
    var vacancy = demand.offer(BALTIC_BYTE, person);

    demand.accept(person, vacancy).fireTimer("event_contractOverdue").waitsAt().passed("endEvent_contractExpired",
        "serviceTask_releaseEmployer");

    vacancy.runJobs();
    assertThat(demand.employer(person)).isEqualTo("nobody");
    assertThat(demand.offers(person)).isEqualTo("LAPSED");
    assertThat(demand.row(vacancy)).isEqualTo("CLOSED 0 expired");
  }

  @Test
  void aSeatGivenBackWhileTheFirmStillSearchesIsOpenAgain() {
    var person = demand.candidate();
    var undecided = demand.candidate();
    var vacancy = demand.meetings(BALTIC_BYTE, 1, person, undecided);
    demand.decide(vacancy, person, "offer");
    demand.accept(person, vacancy);
    assertThat(demand.row(vacancy)).isEqualTo("INTERVIEWS 1 null");

    person.complete("userTask_drawUpContract", "contractDrawnUp", false, "lossReason", "need-gone");
    assertThat(demand.row(vacancy)).isEqualTo("INTERVIEWS 0 null");

    demand.decide(vacancy, undecided, "reserve").waitsAt("userTask_decideNextRound");
  }

  @Test
  void anOfferBeyondTheSeatsCanBeAcceptedOnlyWhenASeatIsFreeAgain() {
    var first = demand.candidate();
    var second = demand.candidate();
    var vacancy = demand.meetings(BALTIC_BYTE, 1, first, second);
    demand.decide(vacancy, first, "offer");
    demand.decide(vacancy, second, "offer");
    demand.accept(first, vacancy);

    assertThatThrownBy(() -> demand.accept(second, vacancy)).isInstanceOf(BadUserRequestException.class)
        .hasMessage("Others have accepted the offers of this firm, and it has no seat left. "
            + "Wait in case a seat becomes free before the offer is due, or record that the offer is declined.");
    second.waitsAt("userTask_answerOffer");
    assertThat(demand.row(vacancy)).isEqualTo("INTERVIEWS 1 null");

    first.complete("userTask_drawUpContract", "contractDrawnUp", false, "lossReason", "need-gone");
    demand.accept(second, vacancy).waitsAt("userTask_drawUpContract");
  }

  @Test
  void theSearchMayBeClosedAndGoOnOrEnd() {
    var person = demand.candidate();
    var vacancy = demand.offer(BALTIC_BYTE, person);

    person.message("matchingClosed").waitsAt("userTask_decideOnSearch");
    assertThat(demand.offers(person)).as("no firm waits for an answer that cannot come").isEqualTo("TAKEN");
    vacancy.runJobs().waitsAt("userTask_decideNextRound").passed("endEvent_candidateReleased");

    person.complete("userTask_decideOnSearch", "searchAgain", true).waitsAt();
    demand.offer(AMBER_CLOUD, person);
    person.waitsAt("userTask_answerOffer").message("matchingClosed")
        .complete("userTask_decideOnSearch", "searchAgain", false, "lossReason", "family")
        .endedAt("endEvent_candidateNotHired").passed("endEvent_noEmployerFound").hasVariable("hired", false)
        .hasVariable("lossReason", "family");
  }

  @Test
  void aSearchThatTakesTooLongIsDecidedOn() {
    var searching = demand.candidate();
    assertTimer(searching, "event_noOfferInTime", "P6M");
    var person = searching.fireTimer("event_noOfferInTime").waitsAt("userTask_decideOnSearch");

    person.complete("userTask_decideOnSearch", "searchAgain", false, "lossReason", "no-employer-found")
        .endedAt("endEvent_candidateNotHired");
  }

  @Test
  void aCaseThatIsWithdrawnReleasesEveryFirm() {
    var person = demand.candidate();
    var offering = demand.offer(BALTIC_BYTE, person);
    var meeting = demand.meetings(AMBER_CLOUD, 1, person);

    person.message("candidateWithdrew");

    offering.runJobs().waitsAt("userTask_decideNextRound");
    meeting.runJobs().waitsAt("userTask_decideNextRound").passed("endEvent_candidateReleased");
    assertThat(demand.offers(person)).isEqualTo("TAKEN");
  }

  @Test
  void aCaseThatEndsBeforeTheContractIsSignedGivesTheSeatBack() {
    var person = demand.candidate();
    var vacancy = demand.offer(BALTIC_BYTE, person);
    demand.accept(person, vacancy).message("candidateWithdrew").complete("userTask_settleWithdrawal", "lossReason", "health");

    assertThat(demand.offers(person)).isEqualTo("LAPSED");
    assertThat(demand.row(vacancy)).isEqualTo("CLOSED 0 health");
  }

  @Test
  void anEmployerWhoWithdrawsAfterTheHireIsReleasedWhenTheNextSearchBegins() {
    var person = demand.candidate();
    var vacancy = demand.offer(BALTIC_BYTE, person);
    demand.drawUp(demand.accept(person, vacancy)).complete("userTask_recordSignatures", "contractSigned", true, "signedOn", "2031-02-01");

    person.message("employerWithdrew").complete("userTask_recordEmployerWithdrawal", withdrawal());

    assertThat(demand.employer(person)).isEqualTo("nobody");
    assertThat(demand.offers(person)).isEqualTo("LAPSED");
    assertThat(demand.row(vacancy)).isEqualTo("CLOSED 0 employer-withdrew");
    person.passed("serviceTask_confirmHire", "userTask_recordEmployerWithdrawal", "serviceTask_releaseEmployer");
    assertThat(engine.getRuntimeService().createExecutionQuery().messageEventSubscriptionName("offerMade")
        .processInstanceBusinessKey(person.number()).count())
        .isEqualTo(1);
  }

  @Test
  void theFormerEmployerLosesEveryTaskItStillHasInTheCase() {
    var person = demand.candidate();
    demand.drawUp(demand.accept(person, demand.offer(BALTIC_BYTE, person)))
        .complete("userTask_recordSignatures", "contractSigned", true, "signedOn", "2031-02-01").message("remoteStartAgreed");
    assertThat(person.groupsOf("userTask_describeRemoteWork")).containsExactly(BALTIC_BYTE);

    person.message("employerWithdrew").complete("userTask_recordEmployerWithdrawal", withdrawal());

    assertThat(person.openTasks()).isEmpty();
    demand.accept(person, demand.offer(AMBER_CLOUD, person));
    person.waitsAt("userTask_drawUpContract");
    assertThat(person.groupsOf("userTask_drawUpContract")).containsExactly(AMBER_CLOUD);
  }

  private static Object[] withdrawal() {
    return new Object[] {"offerLossReason", "employer-withdrew", "withdrawalSettlement", "The firm pays for the letter."};
  }
}
