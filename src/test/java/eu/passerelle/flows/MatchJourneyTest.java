package eu.passerelle.flows;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import eu.passerelle.testing.FlowTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One talent through the whole scheme with the real blocks: remote first, a move later, knowledge carried home. */
@FlowTest
class MatchJourneyTest {

  private static final AtomicInteger SERIES = new AtomicInteger(80_000);

  @Autowired Flow flow;
  @Autowired ProcessEngine engine;
  @Autowired JdbcClient jdbc;

  private Demand demand;

  @BeforeEach
  void begin() {
    demand = new Demand(flow, engine, jdbc);
  }

  @Test
  void remoteFirstAMoveLaterKnowledgeCarriedHome() {
    var journey = arrived(relocating(remote(hired("match-ng-it", "NG", "IT", "dora-robotica"))));

    Homecoming.followedUp(Homecoming.reintegrated(Homecoming.returned(knowledgeCarriedHome(placementOver(journey)), 398)))
        .endedAt("endEvent_journeyCompleted")
        .hasVariable("outcome", "completed").hasVariable("stage", "follow-up").hasVariable("contractLaw", "IT")
        .hasVariable("permitNumber", "P-1")
        .hasVariable("employerName", "Dora Robotica").hasVariable("stayOutcome", "completed").hasVariable("lossReason", null)
        .passed("callActivity_preselect", "callActivity_screenTalent", "callActivity_matchCandidate", "callActivity_chooseWorkMode",
            "callActivity_workRemotely", "callActivity_authoriseStay", "callActivity_prepareDeparture", "callActivity_travel",
            "callActivity_settle",
            "callActivity_monitorStay", "callActivity_transferKnowledge", "callActivity_returnHome", "callActivity_reintegrate",
            "callActivity_followUp");
    assertThat(jdbc.sql("select milestone from case_milestone where number = ?").param(journey.number()).query(String.class).list())
        .contains("preselected", "selected", "matched", "authorised", "arrived", "returned", "reintegrated", "followed-up");
  }

  @Test
  void eachCountryHasItsOwnAuthoritiesAndMissionsWithoutADiagramOfItsOwn() {
    assertThat(authorities("match-ng-it", "NG", "IT", "dora-robotica")).containsExactly("immigration-desk-turin", "embassy-it-abuja");
    assertThat(authorities("match-sn-nl", "SN", "NL", "maas-logic")).containsExactly("ind", "embassy-nl-dakar");
    assertThat(authorities("match-sn-lu", "SN", "LU", "alzette-cloud")).containsExactly("immigration-directorate-lu", "embassy-lu-dakar");
  }

  @Test
  void theCorridorSaysWhoScreensAndWhoPrepares() {
    var nigeria = applied("match-ng-it", "NG", "IT");
    assertThat(nigeria.groupsOf("userTask_testSkills")).containsExactly("aldelia");
    nigeria.complete("userTask_testSkills", test());
    assertThat(nigeria.groupsOf("userTask_screenTalent")).containsExactly("naccima");
    nigeria.complete("userTask_screenTalent", panel());
    assertThat(nigeria.groupsOf("userTask_prepareInterviews")).containsExactly("iom-abuja");
    assertThat(applied("match-sn-lu", "SN", "LU").groupsOf("userTask_testSkills")).containsExactly("adem");
  }

  private List<String> authorities(String corridor, String origin, String destination, String firm) {
    var journey = moving(hired(corridor, origin, destination, firm)).complete("userTask_filePlainPermit", "fileNumber", "F-1", "filedOn",
        "2031-01-10",
        "papersAttached", true, "feePaidByFirm", true);
    String authority = journey.groupsOf("userTask_checkPlainFile").get(0);
    journey.complete("userTask_checkPlainFile", "checkedOn", "2031-01-20", "fileComplete", true)
        .complete("userTask_decideOnPlainPermit", "permitDecidedOn", "2031-02-20", "permitDecision", "granted");
    return List.of(authority, journey.groupsOf("userTask_issuePlainVisa").get(0));
  }

  private Journey applied(String corridor, String origin, String destination) {
    return flow.start("match", "MAT-2031-%05d".formatted(SERIES.incrementAndGet()),
        Match.standard("corridor", corridor, "cohort", corridor + "-2021",
            "origin", origin, "destination", destination, "applicationId", "MAT-9" + SERIES.get(), "submittedOn", "2031-01-02", "birthDate",
            "1995-03-01",
            "nationality", origin, "preferredDestination", destination, "educationLevel", "ISCED6", "fieldOfStudy", "061 ICT", "occupation",
            "2512 Software developers", "skills", "Java;SQL;React;Linux", "experienceMonths", 60, "english", "C1", "email",
            "amina@example.org", "phone", "+234 8000000"));
  }

  private Journey hired(String corridor, String origin, String destination, String firm) {
    var talent = applied(corridor, origin, destination).complete("userTask_testSkills", test()).complete("userTask_screenTalent", panel())
        .complete("userTask_prepareInterviews", "preparedOn", "2031-01-15", "preparedTopics", Match.topics("interview", "rights"));
    Map<String, Object> interest =
        Match.standard("corridor", corridor, "origin", origin, "destination", destination, "employerOrganisation", firm,
            "employerName", firm.equals("dora-robotica") ? "Dora Robotica" : firm, "motive", "shortage", "firmSize", "small",
            "firstForeignHire", true,
            "profiles", "Developers", "mentors", 1);
    interest.keySet().removeAll(List.of("cohort", "givenName", "familyName"));
    var opportunity = flow.start("opportunity", "MAT-OPP-2032-%04d".formatted(SERIES.get() - 80_000), interest)
        .complete("userTask_hearFirm", "heardOn", "2031-01-10", "obligationExplained", true)
        .complete("userTask_analyseNeed", "analysedOn", "2031-01-20", "needAnalysis", "Java", "remoteThinkable", "first", "committed", true)
        .complete("userTask_describeVacancy", Demand.vacancyOf(1));
    demand.shortlist(opportunity, talent);
    demand.decide(opportunity, talent, "offer", "durationMonths", 18);
    demand.accept(talent, opportunity);
    return talent.complete("userTask_drawUpContract", "contractDrawnUp", true, "contractType", "job", "salary", 2600, "currency", "EUR",
        "startDate", "2031-05-01", "endDate", "2032-10-31", "mentor", "Giulia", "contractLanguage", "English")
        .complete("userTask_recordSignatures", "contractSigned", true, "signedOn", "2031-02-01").waitsAt("userTask_chooseWorkMode");
  }

  private static Journey moving(Journey talent) {
    return mode(talent, "onsite").waitsAt("userTask_filePlainPermit");
  }

  private static Journey remote(Journey talent) {
    return mode(talent, "remote").complete("userTask_describeRemoteWork", StayAnswers.remoteWork())
        .complete("userTask_checkOriginContract", "remoteWorkLawful", true).waitsAt("userTask_recordRemoteEnd")
        .hasVariable("contractLaw", "NG");
  }

  private static Journey mode(Journey talent, String mode) {
    return talent.complete("userTask_chooseWorkMode", "workMode", mode, "modeReason", "It suits the team", "employerPays", true)
        .complete("userTask_agreeWorkMode", "modeAnswer", "agreed");
  }

  private static Journey relocating(Journey talent) {
    return talent.message("relocationAgreed").complete("userTask_setRelocationDay", "relocationDate", "2031-09-01", "employerPays", true)
        .complete("userTask_filePlainPermit", "fileNumber", "F-1", "filedOn", "2031-05-10", "papersAttached", true, "feePaidByFirm", true)
        .complete("userTask_checkPlainFile", "checkedOn", "2031-05-20", "fileComplete", true)
        .complete("userTask_decideOnPlainPermit", "permitDecidedOn", "2031-06-20", "permitDecision", "granted")
        .complete("userTask_issuePlainVisa", "permitNumber", "P-1", "permitValidUntil", "2033-05-31", "visaNumber", "V-1", "visaIssuedOn",
            "2031-07-01",
            "passportReturned", true);
  }

  private static Journey arrived(Journey talent) {
    return talent.complete("userTask_giveAwarenessTraining", "trainingAttended", "attended", "trainingOn", "2031-08-01")
        .complete("userTask_agreeDevelopmentPlan", "planGoals", "Lead a small team", "planAgreed", true)
        .complete("userTask_goThroughChecklist", "checklistResult", "clear")
        .complete("userTask_holdDiversityDay", "diversityDayOn", "2031-08-10", "staffTrained", 12)
        .complete("userTask_bookTravel", "travelDate", "2031-08-27", "travelRoute", "Abuja, Turin", "travelCost", 640)
        .complete("userTask_confirmTravelCost", "travelPaidHow", "direct", "travelNotCharged", true)
        .complete("userTask_checkReadiness", "travelReadiness", "ready")
        .complete("userTask_confirmArrival", "arrivalResult", "arrived", "arrivalDate", "2031-08-28")
        .complete("userTask_startPlacement", "employedOn", "2031-09-01", "mentor", "Giulia", "socialSecurityDone", true)
        .complete("userTask_arrangeHousing", "address", "Via Po 1, Torino", "insuredFrom", "2031-08-28", "bankAccountOpen", true)
        .complete("userTask_registerArrival", "registeredOn", "2031-09-03", "registeredWith", "City of Turin");
  }

  private static Journey placementOver(Journey talent) {
    return talent.fireTimer("event_periodOver").complete("userTask_reviewPlacement", StayAnswers.review("end"))
        .complete("userTask_decideOnEnd", "workerWish", "Home", "endDecision", "return");
  }

  private static Journey knowledgeCarriedHome(Journey talent) {
    return talent
        .complete("userTask_planTransfer", "transferTopic", "Testing software", "homeCommunity", "Technical school in Abuja",
            "transferFormat",
            "online", "transferPlannedFor", "2033-01-10")
        .complete("userTask_carryOutTransfer", "knowledgeTransferred", true, "peopleReached", 45, "transferredOn", "2033-01-12",
            "transferNotes", "Three evenings");
  }

  private static Object[] test() {
    return new Object[] {"testedOn", "2031-01-05", "testScore", 81, "skillsTestPassed", true};
  }

  private static Object[] panel() {
    return new Object[] {"noConflict", true, "panelScore", 77, "panelNotes", "Clear answers", "panelPassed", true};
  }
}
