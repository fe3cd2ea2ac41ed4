package eu.passerelle.flows;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow.Journey;

/** How somebody goes home, starts anew there and tells later how it went, where nothing goes wrong. */
final class Homecoming {

  private Homecoming() {}

  /** Someone whom the employer pays the way home; {@code day} is the day of arrival, counted from today. */
  static Journey returned(Journey journey, int day) {
    return journey.complete("userTask_holdExitInterview", "exitLearned", "Cloud", "exitOwed", "nothing")
        .complete("userTask_assessNeeds", "returnRisk", "low")
        .complete("userTask_planReintegration", "reintegrationAim", "job", "reintegrationSteps", "Register", "reintegrationAgreed", true)
        .complete("userTask_bookReturn", "returnDate", Days.ahead(day - 1), "returnPaidBy", "employer")
        .complete("userTask_confirmReturn", "returnResult", "returned", "returnedOn", Days.ahead(day));
  }

  /** A job is found. */
  static Journey reintegrated(Journey journey) {
    return journey.complete("userTask_startReintegration", "personReached", "reached", "reintegrationStartedOn", Days.ahead(416))
        .complete("userTask_familiarise", "familiarisation", "Registered again", "counselling", "career")
        .complete("userTask_counselCareer", "counsellingSessions", 4)
        .complete("userTask_recordResult", "reintegrationOutcome", "job");
  }

  /** All three surveys are answered. */
  static Journey followedUp(Journey journey) {
    for (int survey = 0; survey < 3; survey++) {
      journey.fireTimer("event_surveyDue").complete("userTask_surveyPerson", "surveyResult", "answered", "surveyedOn", Days.ahead(500),
          "situation", "job", "surveyWellbeing", "well");
    }
    return journey;
  }
}
