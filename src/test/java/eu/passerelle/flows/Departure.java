package eu.passerelle.flows;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow.Journey;

/** How somebody gets ready and travels, where nothing goes wrong. */
final class Departure {

  private Departure() {}

  /** @param day of the arrival, counted from today */
  static Journey prepared(Journey journey, int day) {
    return journey.complete("userTask_giveAwarenessTraining", "trainingAttended", "attended", "trainingOn", Days.ahead(day - 12))
        .complete("userTask_agreeDevelopmentPlan", "planGoals", "Lead a small team", "planAgreed", true)
        .complete("userTask_goThroughChecklist", "checklistResult", "clear")
        .complete("userTask_holdDiversityDay", "diversityDayOn", Days.ahead(day - 8), "staffTrained", 12);
  }

  /** @param day of the arrival, counted from today */
  static Journey arrived(Journey journey, String route, int day) {
    return journey.complete("userTask_bookTravel", "travelDate", Days.ahead(day - 1), "travelRoute", route, "travelCost", 240)
        .complete("userTask_confirmTravelCost", "travelPaidHow", "direct", "travelNotCharged", true)
        .complete("userTask_checkReadiness", "travelReadiness", "ready")
        .complete("userTask_confirmArrival", "arrivalResult", "arrived", "arrivalDate", Days.ahead(day));
  }
}
