package eu.passerelle.founding;

import eu.passerelle.testing.Applicant;
import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.spin.plugin.variable.SpinValues;

/** The first case of MOBILISE through the blocks that all schemes share: each step is done by the person it belongs to, through its form. */
class FirstCase {

  static final String FIRM = "kas-en-tuin";
  static final String MISSION = "embassy-nl-tunis";

  private static final String SCHOOL = "noortje";
  private static final String GROWER = "gijs";
  private static final String EMPLOYMENT_SERVICE = "olfa";
  private static final String IMMIGRATION_SERVICE = "jeroen";
  private static final String CONSUL = "wilma";
  private static final LocalDate TODAY = LocalDate.now();
  private static final String FIRST_DAY = Days.ahead(90);
  private static final String LAST_DAY = TODAY.plusDays(90).plusMonths(3).minusDays(1).toString();

  private final Flow flow;
  private final ProcessEngine engine;

  FirstCase(Flow flow, ProcessEngine engine) {
    this.flow = flow;
    this.engine = engine;
  }

  /** Somebody from Tunisia applies. */
  Journey applied() {
    Map<String, Object> application = new HashMap<>(Applicant.aFewPointsShort());
    application.putAll(
        Map.of("cohort", "mobilise-tn-nl-" + TODAY.getYear(), "submittedOn", Days.ahead(0), "givenName", "Yosra", "familyName", "Ayari",
            "nationality", "TN", "preferredDestination", "NL", "occupation", "6113 Gardeners", "skills", "Pruning;Irrigation"));
    return started(SCHOOL, "mobilise", application);
  }

  /** From the application to the last follow-up. */
  Journey toTheEnd(Journey person) {
    return followedUp(home(working(arrived(permitted(hired(person))))));
  }

  private Journey hired(Journey person) {
    Journey vacancy =
        started(GROWER, "opportunity", Map.of("corridor", "mobilise-tn-nl", "employerOrganisation", FIRM, "motive", "shortage",
            "firmSize", "small", "firstForeignHire", true, "profiles", "Growers", "mentors", 1));
    vacancy.completeAs(SCHOOL, "userTask_recordCommitment", "committed", true)
        .completeAs(GROWER, "userTask_describeVacancy", "vacancyTitle", "Trainee grower", "vacancyOccupation", "6113", "vacancySkills",
            "Pruning", "seats", 1,
            "salary", 1100, "currency", "EUR", "contractType", "traineeship", "startDate", FIRST_DAY, "durationMonths", 3, "workMode",
            "onsite")
        .completeAs(EMPLOYMENT_SERVICE, "userTask_drawUpShortlist", "shortlist",
            SpinValues.jsonValue("[\"" + person.number() + "\"]").create())
        .completeAs(GROWER, "userTask_interviewForVacancy", "fit", 5, "decision", "offer", "contractType", "traineeship", "salary", 1100,
            "currency", "EUR",
            "startDate", FIRST_DAY, "durationMonths", 3);
    return person.runJobs().completeAs(SCHOOL, "userTask_answerOffer", "offerAccepted", true)
        .completeAs(GROWER, "userTask_drawUpContract", "contractDrawnUp", true, "contractType", "traineeship", "salary", 1100, "currency",
            "EUR",
            "startDate", FIRST_DAY, "endDate", LAST_DAY, "mentor", "Gijs", "contractLanguage", "English")
        .completeAs(SCHOOL, "userTask_recordSignatures", "contractSigned", true, "signedOn", Days.ahead(0));
  }

  private static Journey permitted(Journey person) {
    return person
        .completeAs(GROWER, "userTask_filePlainPermit", "fileNumber", "NL-1", "filedOn", Days.ahead(1), "papersAttached", true,
            "feePaidByFirm", true)
        .completeAs(IMMIGRATION_SERVICE, "userTask_checkPlainFile", "checkedOn", Days.ahead(10), "fileComplete", true)
        .completeAs(IMMIGRATION_SERVICE, "userTask_decideOnPlainPermit", "permitDecidedOn", Days.ahead(40), "permitDecision", "granted")
        .completeAs(CONSUL, "userTask_issuePlainVisa", "permitNumber", "P-1", "permitValidUntil", Days.ahead(200), "visaNumber", "V-1",
            "visaIssuedOn", Days.ahead(60),
            "passportReturned", true);
  }

  private static Journey arrived(Journey person) {
    return person.completeAs(SCHOOL, "userTask_giveAwarenessTraining", "trainingAttended", "attended", "trainingOn", Days.ahead(65))
        .completeAs(SCHOOL, "userTask_agreeDevelopmentPlan", "planGoals", "Grow tomatoes under glass", "planAgreed", true)
        .completeAs(SCHOOL, "userTask_goThroughChecklist", "checklistResult", "clear")
        .completeAs(GROWER, "userTask_holdDiversityDay", "diversityDayOn", Days.ahead(70), "staffTrained", 6)
        .completeAs(SCHOOL, "userTask_bookTravel", "travelDate", Days.ahead(87), "travelRoute", "Tunis, Amsterdam", "travelCost", 320)
        .completeAs(GROWER, "userTask_confirmTravelCost", "travelPaidHow", "direct", "travelNotCharged", true)
        .completeAs(SCHOOL, "userTask_checkReadiness", "travelReadiness", "ready")
        .completeAs(SCHOOL, "userTask_confirmArrival", "arrivalResult", "arrived", "arrivalDate", Days.ahead(87));
  }

  private static Journey working(Journey person) {
    return person.completeAs(GROWER, "userTask_startPlacement", "employedOn", FIRST_DAY, "mentor", "Gijs", "socialSecurityDone", true)
        .completeAs(SCHOOL, "userTask_arrangeHousing", "address", "Dijkweg 1, Naaldwijk", "insuredFrom", Days.ahead(87), "bankAccountOpen",
            true)
        .completeAs(SCHOOL, "userTask_registerArrival", "registeredOn", Days.ahead(92), "registeredWith", "Westland")
        .waitsAt();
  }

  private static Journey home(Journey person) {
    return person.fireTimer("event_periodOver")
        .completeAs(GROWER, "userTask_reviewPlacement", "placementReview", "Ran a glasshouse", "placementRating", "good", "employerWish",
            "end")
        .completeAs(SCHOOL, "userTask_decideOnEnd", "workerWish", "A glasshouse in Nabeul", "endDecision", "return")
        .completeAs(SCHOOL, "userTask_holdExitInterview", "exitLearned", "Drip irrigation", "exitOwed", "nothing")
        .completeAs(EMPLOYMENT_SERVICE, "userTask_assessNeeds", "returnRisk", "low")
        .completeAs(EMPLOYMENT_SERVICE, "userTask_planReintegration", "reintegrationAim", "venture", "reintegrationSteps",
            "Entrepreneurship programme",
            "reintegrationAgreed", true)
        .completeAs(SCHOOL, "userTask_bookReturn", "returnDate", Days.ahead(183), "returnPaidBy", "employer")
        .completeAs(SCHOOL, "userTask_confirmReturn", "returnResult", "returned", "returnedOn", Days.ahead(184));
  }

  private static Journey followedUp(Journey person) {
    person
        .completeAs(EMPLOYMENT_SERVICE, "userTask_startReintegration", "personReached", "reached", "reintegrationStartedOn",
            Days.ahead(190))
        .completeAs(EMPLOYMENT_SERVICE, "userTask_familiarise", "familiarisation", "Return training", "counselling", "startUp")
        .completeAs(EMPLOYMENT_SERVICE, "userTask_counselStartUp", "counsellingSessions", 6, "ventureIdea", "Tomatoes under glass")
        .completeAs(EMPLOYMENT_SERVICE, "userTask_recordResult", "reintegrationOutcome", "venture");
    for (int survey = 1; survey <= 3; survey++) {
      person.fireTimer("event_surveyDue").completeAs(EMPLOYMENT_SERVICE, "userTask_surveyPerson", "surveyResult", "answered", "surveyedOn",
          Days.ahead(300),
          "situation", "venture", "surveyWellbeing", "well");
    }
    return person;
  }

  private Journey started(String person, String process, Map<String, Object> answers) {
    String[] number = new String[1];
    flow.as(person, () -> number[0] = engine.getFormService().submitStartForm(engine.getRepositoryService().createProcessDefinitionQuery()
        .processDefinitionKey(process).latestVersion().singleResult().getId(), answers).getBusinessKey());
    return flow.of(number[0]).runJobs();
  }
}
