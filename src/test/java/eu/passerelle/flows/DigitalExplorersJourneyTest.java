package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.FlowTest;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One person through the whole scheme with the real blocks: who works on what, and what the case knows at the end. */
@FlowTest
class DigitalExplorersJourneyTest {

  private static final AtomicInteger SERIES = new AtomicInteger(70_000);

  @Autowired Flow flow;
  @Autowired ProcessEngine engine;
  @Autowired JdbcClient jdbc;

  private Demand demand;

  @BeforeEach
  void begin() {
    demand = new Demand(flow, engine, jdbc);
  }

  @Test
  void fromApplicationToTheFollowUpAfterTwelveMonths() {
    var journey = working();

    Homecoming.followedUp(returned(journey))
        .endedAt("endEvent_journeyCompleted")
        .passed("callActivity_preselect", "callActivity_select", "callActivity_matchCandidate", "callActivity_authoriseStay",
            "callActivity_prepareDeparture",
            "callActivity_travel", "callActivity_settle", "callActivity_monitorStay", "callActivity_returnHome", "callActivity_reintegrate",
            "callActivity_followUp")
        .hasVariable("outcome", "completed").hasVariable("stage", "follow-up")
        .hasVariable("preselected", true).hasVariable("interviewScore", 85).hasVariable("testScore", 77).hasVariable("bootCampScore", 90)
        .hasVariable("employerName", "Baltic Byte").hasVariable("permitNumber", "LT-1").hasVariable("arrivalDate", Days.ahead(28))
        .hasVariable("stayOutcome", "completed").hasVariable("returnedOn", Days.ahead(398)).hasVariable("reintegrationOutcome", "job")
        .hasVariable("lossReason", null);
  }

  @Test
  void eachOrganisationGetsItsOwnWork() {
    var journey = applied();
    assertGroup(journey, "userTask_scheduleInterview", "ventures-platform");
    atWorkshop(journey);
    assertGroup(journey, "userTask_inviteToWorkshop", "code-academy");
    atBootCamp(journey);
    assertGroup(journey, "userTask_inviteToBootCamp", "afriko");
    atCommittee(journey);
    assertGroup(journey, "userTask_decideSelection", "enterprise-lithuania");
    journey.complete("userTask_decideSelection", SelectionAnswers.panel("select"));
    hired(journey);
    assertThat(demand.employer(journey)).isEqualTo(Demand.BALTIC_BYTE);

    journey.message("candidateWithdrew");
    assertGroup(journey, "userTask_settleWithdrawal", "afriko");
    journey.complete("userTask_settleWithdrawal", "lossReason", "family").endedAt("endEvent_candidateWithdrawn")
        .hasVariable("outcome", "withdrawn").hasVariable("lossReason", "family");
  }

  @Test
  void anEmployerWhoWithdrawsLosesItsPartInTheCase() {
    var journey = hired(selected());
    journey.message("employerWithdrew");
    assertGroup(journey, "userTask_recordEmployerWithdrawal", "enterprise-lithuania");
    assertThat(demand.employer(journey)).as("before the reason is recorded").isEqualTo("nobody");

    journey.complete("userTask_recordEmployerWithdrawal", "offerLossReason", "hiring-freeze", "withdrawalSettlement",
        "The firm pays for the letter.").isOpen();

    assertThat(demand.employer(journey)).isEqualTo("nobody");
    assertThat(jdbc.sql("select loss_reason from offer where case_number = ?").param(journey.number()).query(String.class).list())
        .containsExactly("hiring-freeze");
    demand.accept(journey, demand.offer(Demand.AMBER_CLOUD, journey)).waitsAt("userTask_drawUpContract");
    assertThat(demand.employer(journey)).isEqualTo(Demand.AMBER_CLOUD);
  }

  @Test
  void aRefusedPermitEndsTheCaseWithItsReason() {
    lodged(hired(selected())).complete("userTask_checkCompleteness", "fileComplete", "complete")
        .complete("userTask_decideOnPermit", PermitAnswers.refusal())
        .complete("userTask_chooseWayOn", "wayOn", "accept", "lossReason", "permit-refused")
        .endedAt("endEvent_mobilityFailed")
        .hasVariable("outcome", "lost").hasVariable("lossReason", "permit-refused").hasVariable("stage", "authorisation");
  }

  private Flow.Journey applied() {
    return flow.start("digital-explorers", "DEX-2031-%05d".formatted(SERIES.incrementAndGet()), Flow.standard("applicationId", "DEX-90001",
        "submittedOn", "2019-10-20", "birthDate", "1992-03-01", "nationality", "NG", "preferredDestination", "LT", "educationLevel",
        "ISCED7",
        "fieldOfStudy", "061 ICT", "occupation", "2512 Software developers", "skills", "Java;SQL;React;Linux", "experienceMonths", 60,
        "english", "B2",
        "email", "adaeze@example.org", "phone", "+234 8000000", "remoteCourseFirst", false, "selectionMethod", "bootCamp"));
  }

  private static Flow.Journey atWorkshop(Flow.Journey journey) {
    return journey.complete("userTask_scheduleInterview", SelectionAnswers.interviewDay()).complete("userTask_assessInterview",
        SelectionAnswers.goodInterview());
  }

  private static Flow.Journey atBootCamp(Flow.Journey journey) {
    return journey.complete("userTask_inviteToWorkshop", SelectionAnswers.workshopDay()).complete("userTask_assessWorkshop",
        SelectionAnswers.workshop(77));
  }

  private static Flow.Journey atCommittee(Flow.Journey journey) {
    return journey.complete("userTask_inviteToBootCamp", SelectionAnswers.comesToBootCamp()).complete("userTask_assessBootCamp",
        SelectionAnswers.bootCamp());
  }

  private Flow.Journey selected() {
    return atCommittee(atBootCamp(atWorkshop(applied()))).complete("userTask_decideSelection", SelectionAnswers.panel("select"));
  }

  private Flow.Journey hired(Flow.Journey journey) {
    demand.accept(journey, demand.offer(Demand.BALTIC_BYTE, journey));
    return demand.drawUp(journey).complete("userTask_recordSignatures", "contractSigned", true, "signedOn", "2031-02-01");
  }

  private static Flow.Journey lodged(Flow.Journey journey) {
    return journey.complete("userTask_issueMediationLetter", PermitAnswers.mediationLetter("TM-1"))
        .complete("userTask_legalisePapers", "papersLegalised", "legalised")
        .complete("userTask_applyOnline", PermitAnswers.application("M-1"))
        .complete("userTask_takeOriginals", PermitAnswers.visit());
  }

  private Flow.Journey working() {
    var leaving = lodged(hired(selected()))
        .complete("userTask_checkCompleteness", "fileComplete", "complete")
        .complete("userTask_decideOnPermit", PermitAnswers.grant("LT-1"))
        .complete("userTask_issueVisa", PermitAnswers.visa())
        .complete("userTask_handOverCard", PermitAnswers.card());
    return Departure.arrived(Departure.prepared(leaving, 28), "Abuja, Vilnius", 28)
        .complete("userTask_startPlacement", "employedOn", Days.ahead(31), "mentor", "Ieva", "socialSecurityDone", true)
        .complete("userTask_arrangeHousing", "address", "Laisves 1, Kaunas", "insuredFrom", Days.ahead(28), "bankAccountOpen", true)
        .complete("userTask_registerArrival", "registeredOn", Days.ahead(40), "registeredWith", "Kaunas")
        .waitsAt().isOpen();
  }

  private static Flow.Journey returned(Flow.Journey journey) {
    var leaving = journey.fireTimer("event_periodOver").complete("userTask_reviewPlacement", StayAnswers.review("end"))
        .complete("userTask_decideOnEnd", "workerWish", "Home", "endDecision", "return");
    return Homecoming.reintegrated(Homecoming.returned(leaving, 398)).waitsAt();
  }

  private static void assertGroup(Flow.Journey journey, String task, String organisation) {
    assertThat(journey.groupsOf(task)).as("who does %s", task).containsExactly(organisation);
  }
}
