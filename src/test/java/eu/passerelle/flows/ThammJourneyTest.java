package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An apprentice and a skilled worker through the whole scheme with the real blocks. */
@FlowTest
class ThammJourneyTest {

  @Autowired private Flow flow;

  private static final AtomicInteger SERIES = new AtomicInteger(70_000);

  @Autowired private ProcessEngine engine;

  @Autowired private JdbcClient jdbc;

  private ThammDemand demand;

  @BeforeEach
  void begin() {
    demand = new ThammDemand(flow, engine, jdbc);
  }

  @Test
  void anApprenticeLearnsTheTradeAndStays() {
    var journey = demand.taken(taught("apprentice"), "apprenticeship", 1050)
        .complete("userTask_draftContract", ThammAnswers.draft("apprenticeship", 1050, "2032-07-31"))
        .complete("userTask_enterTrainingContract", ThammAnswers.entered())
        .complete("userTask_recordBothSignatures", ThammAnswers.signed())
        .hasVariable("nextIntake", "2029-08-01")
        .complete("userTask_chooseProcedure", "fastTrack", true)
        .complete("userTask_signAgreement", ThammAnswers.agreement())
        .complete("userTask_checkFastTrackFile", "fastTrackFile", "complete")
        .complete("userTask_examineConditions", ThammAnswers.consent())
        .complete("userTask_giveApproval", ThammAnswers.approval())
        .complete("userTask_applyForVisa", ThammAnswers.visaApplication())
        .complete("userTask_checkVisaFile", "visaFile", "complete")
        .complete("userTask_decideWithApproval", ThammAnswers.visa());

    atWork(journey).complete("userTask_concludeProbation", ThammAnswers.probationPassed())
        .complete("userTask_holdInterimExamination", ThammAnswers.interimExam())
        .complete("userTask_holdFinalExamination", ThammAnswers.finalExam(true));
    Homecoming.followedUp(reviewed(journey)
        .complete("userTask_decideOnEnd", "workerWish", "Stay as a cook", "endDecision", "stay", "stayGrounds", "Skilled worker"))
        .endedAt("endEvent_journeyCompleted")
        .notPassed("callActivity_recogniseQualification", "callActivity_returnHome")
        .hasVariable("outcome", "completed").hasVariable("stage", "follow-up").hasVariable("languageResult", "B1")
        .hasVariable("interviewScore", 80)
        .hasVariable("permitType", "16a").hasVariable("permitNumber", "D-4711").hasVariable("employerName", "Hotel Isarblick")
        .hasVariable("stayOutcome", "stayed").hasVariable("lossReason", null);
    assertThat(milestones(journey)).containsExactlyInAnyOrder("preselected", "selected", "trained", "matched", "authorised", "arrived",
        "followed-up");
    assertThat(costs(journey)).containsExactlyInAnyOrder("permit 411.00 employer F-2", "visa 75.00 employer F-3");
  }

  @Test
  void aSkilledWorkerClosesTheGapsAndReturns() {
    var journey = demand.taken(toppedUp(taught("skilled")), "job", 2600)
        .complete("userTask_draftContract", ThammAnswers.draft("job", 2600, "2031-07-31"))
        .complete("userTask_recordBothSignatures", ThammAnswers.signed())
        .complete("userTask_assembleFile", "referenceOccupation", "Cook")
        .complete("userTask_applyForRecognition", ThammAnswers.recognitionApplied())
        .complete("userTask_checkRecognitionFile", "recognitionFile", "complete")
        .complete("userTask_compareQualification", ThammAnswers.compared("partial"))
        .complete("userTask_agreeMeasure", "measureAgreed", true, "recognitionMeasure", "Pastry at the vocational school",
            "measureMonths", 12)
        .hasVariable("permitType", "16d")
        .complete("userTask_chooseProcedure", "fastTrack", false)
        .complete("userTask_applyForVisa", ThammAnswers.visaApplication())
        .complete("userTask_checkVisaFile", "visaFile", "complete")
        .complete("userTask_examineConditions", ThammAnswers.consent())
        .complete("userTask_decideOrdinaryVisa", ThammAnswers.visa());

    atWork(journey).complete("userTask_concludeTrialPeriod", ThammAnswers.probationPassed())
        .complete("userTask_runMeasure", ThammAnswers.measure())
        .complete("userTask_decideAgain", ThammAnswers.decidedAgain("full"));
    Homecoming.followedUp(Homecoming.reintegrated(Homecoming.returned(
        reviewed(journey).complete("userTask_decideOnEnd", "workerWish", "Home", "endDecision", "return"), 398)))
        .endedAt("endEvent_journeyCompleted")
        .passed("callActivity_recogniseQualification", "callActivity_qualify", "callActivity_returnHome", "callActivity_reintegrate")
        .hasVariable("outcome", "completed").hasVariable("recognition", "full").hasVariable("stayTrack", "measure")
        .hasVariable("lossReason", null);
    assertThat(milestones(journey)).contains("returned", "reintegrated", "followed-up");
    assertThat(costs(journey)).containsExactlyInAnyOrder("documents 450.00 employer F-1", "visa 75.00 employer F-3");
  }

  private Journey taught(String track) {
    return flow.start("thamm", "THA-2031-%05d".formatted(SERIES.incrementAndGet()), ThammAnswers.morocco("applicationId", "THA-90001",
        "submittedOn", "2020-11-20",
        "birthDate", "1998-03-01", "nationality", "MA", "preferredDestination", "DE", "educationLevel", "ISCED4", "fieldOfStudy",
        "1013 Hotel and catering",
        "occupation", "5120 Cooks", "skills", "Cooking;Pastry;Service;Hygiene", "experienceMonths", 62, "english", "B2", "earliestStart",
        "2029-08-01",
        "email", "salma@example.org", "phone", "+212 600000", "track", track))
        .complete("userTask_inviteToInterview", ThammAnswers.interviewDay())
        .complete("userTask_judgeTrade", ThammAnswers.trade(4))
        .complete("userTask_judgePerson", ThammAnswers.person(4))
        .complete("userTask_enrolLearner", ThammAnswers.course())
        .complete("userTask_teachLanguage", ThammAnswers.courseDone())
        .complete("userTask_holdExamination", ThammAnswers.exam("B1", "passed"));
  }

  private static Journey toppedUp(Journey journey) {
    return journey.complete("userTask_planModules", ThammAnswers.modules()).complete("userTask_recordModules", "modulesResult",
        "completed");
  }

  private static Journey atWork(Journey journey) {
    var leaving = journey.fireTimer("event_departureDue");
    return Departure.arrived(Departure.prepared(leaving, 28), "Casablanca, Munich", 28)
        .complete("userTask_startPlacement", "employedOn", Days.ahead(31), "mentor", "Frau Lenz", "socialSecurityDone", true)
        .complete("userTask_arrangeHousing", "address", "Isarweg 3, Munich", "insuredFrom", Days.ahead(28), "bankAccountOpen", true)
        .complete("userTask_registerAddress", "registeredOn", Days.ahead(30))
        .complete("userTask_issueResidenceCard", "residenceNumber", "AT-9", "residenceValidUntil", Days.ahead(900))
        .complete("userTask_agreeCoaching", ThammAnswers.coaching());
  }

  private static Journey reviewed(Journey journey) {
    return journey.fireTimer("event_periodOver").complete("userTask_reviewPlacement", StayAnswers.review("end"));
  }

  private List<String> costs(Journey journey) {
    return jdbc.sql("select line, amount, payer, receipt from cost_line where case_number = ?").param(journey.number())
        .query((row, i) -> String.join(" ", row.getString(1), row.getString(2), row.getString(3), row.getString(4))).list();
  }

  private List<String> milestones(Journey journey) {
    return jdbc.sql("select milestone from case_milestone where number = ?").param(journey.number()).query(String.class).list();
  }
}
