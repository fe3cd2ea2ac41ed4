package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One student through the whole scheme with the real blocks: who works on what, and what the case knows at the end. */
@FlowTest
class HomereJourneyTest {

  private static final AtomicInteger SERIES = new AtomicInteger(70_000);

  @Autowired Flow flow;
  @Autowired ProcessEngine engine;
  @Autowired JdbcClient jdbc;

  private Homere homere;
  private Demand demand;

  @BeforeEach
  void begin() {
    homere = new Homere(flow, engine);
    demand = new Demand(flow, engine, jdbc);
  }

  @Test
  void fromApplicationToTheJobAtHomeAndTheFollowUp() {
    Journey journey = defended(interned(arrived(signed(applied()))));

    Homecoming.returned(journey, 276).complete("userTask_arrangeJobTalk", Homere.jobTalk()).complete("userTask_holdJobTalk", Homere.job())
        .complete("userTask_recordJobAnswer", "placedAtHome", true);
    Homecoming.followedUp(journey)
        .endedAt("endEvent_journeyCompleted")
        .passed("callActivity_preselect", "callActivity_matchCandidate", "callActivity_authoriseStay", "callActivity_prepareDeparture",
            "callActivity_travel", "callActivity_settle", "callActivity_doInternship", "callActivity_defendInternship",
            "callActivity_returnHome",
            "callActivity_talkAboutJob", "event_placedAtHome", "callActivity_followUp")
        .hasVariable("outcome", "completed").hasVariable("employerName", "Armor Logiciel").hasVariable("contractType", "traineeship")
        .hasVariable("permitNumber", "VLS-1").hasVariable("stayOutcome", "completed").hasVariable("defencePassed", true)
        .hasVariable("defenceMark", 15.5).hasVariable("placedAtHome", true).hasVariable("lossReason", null);
    assertThat(jdbc.sql("select milestone from case_milestone where number = ?").param(journey.number()).query(String.class).list())
        .contains("preselected", "matched", "authorised", "arrived", "returned", "placed-at-home", "followed-up");
  }

  @Test
  void eachOrganisationGetsItsOwnWork() {
    Journey journey = taken(applied());
    assertGroup(journey, "userTask_drawUpAgreement", Homere.ARMOR);
    journey.complete("userTask_drawUpAgreement", Homere.agreement()).complete("userTask_signForCompany", Homere.companySigns());
    assertGroup(journey, "userTask_signForUniversity", "um5-rabat");
    journey.complete("userTask_signForUniversity", Homere.universitySigns());
    assertGroup(journey, "userTask_recordStudentSignature", "homere-maroc");
    journey.complete("userTask_recordStudentSignature", Homere.studentSigns());
    assertGroup(journey, "userTask_sendAgreement", Homere.ARMOR);
    journey.complete("userTask_sendAgreement", Homere.sent());
    assertGroup(journey, "userTask_decideOnAgreement", "trainee-platform-fr");

    journey.message("employerWithdrew");
    assertGroup(journey, "userTask_recordEmployerWithdrawal", "ubo");
    journey.complete("userTask_recordEmployerWithdrawal", "offerLossReason", "hiring-freeze", "withdrawalSettlement", "Nothing is owed.");
    assertThat(demand.employer(journey)).isEqualTo("nobody");
    journey.message("candidateWithdrew");
    assertGroup(journey, "userTask_settleWithdrawal", "homere-maroc");
    journey.complete("userTask_settleWithdrawal", "lossReason", "other-job").endedAt("endEvent_candidateWithdrawn")
        .hasVariable("outcome", "withdrawn");
  }

  @Test
  void anAgreementThatTheUniversityRefusesSendsTheStudentBackToTheSearch() {
    Journey journey = taken(applied()).complete("userTask_drawUpAgreement", Homere.agreement())
        .complete("userTask_signForCompany", Homere.companySigns())
        .complete("userTask_signForUniversity", "universitySigned", false, "universityRefusal", "No part of the studies");

    assertThat(demand.employer(journey)).isEqualTo("nobody");
    assertThat(jdbc.sql("select loss_reason from offer where case_number = ?").param(journey.number()).query(String.class).list())
        .containsExactly("agreement-refused");
  }

  private Journey applied() {
    return flow.start("homere", "HOM-2031-%05d".formatted(SERIES.incrementAndGet()), Homere.application());
  }

  private Journey taken(Journey journey) {
    demand.accept(journey, homere.choose(homere.meetings(journey), journey));
    return journey.waitsAt("userTask_drawUpAgreement");
  }

  private Journey signed(Journey journey) {
    return taken(journey).complete("userTask_drawUpAgreement", Homere.agreement())
        .complete("userTask_signForCompany", Homere.companySigns())
        .complete("userTask_signForUniversity", Homere.universitySigns())
        .complete("userTask_recordStudentSignature", Homere.studentSigns());
  }

  private static Journey arrived(Journey journey) {
    var leaving = journey.complete("userTask_sendAgreement", Homere.sent()).complete("userTask_decideOnAgreement", Homere.validated())
        .complete("userTask_applyForVisa", Homere.visaApplication()).complete("userTask_decideOnVisa", Homere.visa());
    return Departure.arrived(Departure.prepared(leaving, 96), "Rabat, Brest", 96)
        .complete("userTask_arrangeHousing", "address", "Rue de Siam 1, Brest", "insuredFrom", Days.ahead(96), "bankAccountOpen", true)
        .complete("userTask_requestValidation", "validationNeeded", "longStay", "validationRequestedOn", Days.ahead(97), "validationTax",
            50)
        .complete("userTask_validateVisa", "visaValidated", true, "residenceNumber", "OFII-1", "registeredOn", Days.ahead(110))
        .complete("userTask_startPlacement", "employedOn", Days.ahead(100), "mentor", "Anne Riou", "socialSecurityDone", true);
  }

  private static Journey interned(Journey journey) {
    return journey.fireTimer("startEvent_monthOver").complete("userTask_reportOnMonth", Homere.month())
        .complete("userTask_followUpIntern", Homere.followUp("no")).complete("userTask_confirmAllowance", Homere.allowance())
        .complete("userTask_recordContribution", Homere.contribution())
        .fireTimer("event_periodOver").complete("userTask_reviewInternship", Homere.review());
  }

  private static Journey defended(Journey journey) {
    return journey.complete("userTask_setDefenceDate", Homere.defenceDay()).complete("userTask_holdOralDefence", Homere.defence("passed"));
  }

  private static void assertGroup(Journey journey, String task, String organisation) {
    assertThat(journey.groupsOf(task)).as("who does %s", task).containsExactly(organisation);
  }
}
