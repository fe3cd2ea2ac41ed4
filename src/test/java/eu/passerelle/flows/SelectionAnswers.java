package eu.passerelle.flows;

import eu.passerelle.testing.Days;

/** What staff write into the forms of the selection, ready to be handed to a step. */
final class SelectionAnswers {

  private SelectionAnswers() {}

  static Object[] interviewDay() {
    return with("interviewDate", soon(), "interviewPlace", "Lagos, Yaba Road 5", "interviewers", "B. Adewale, C. Eze");
  }

  static Object[] interview(String recommendation, int skill, int experience, int potential, int adaptability) {
    return with("attendance", "attended", "skillScore", "" + skill, "experienceScore", "" + experience, "potentialScore", "" + potential,
        "adaptabilityScore", "" + adaptability, "recommendation", recommendation, "feedback",
        recommendation.equals("fail") ? "More practice first." : null);
  }

  static Object[] goodInterview() {
    return interview("pass", 4, 4, 5, 4);
  }

  static Object[] didNotAppear() {
    return with("attendance", "noShow");
  }

  static Object[] workshopDay() {
    return with("workshopDate", soon(), "workshopPlace", "Online", "workshopMentor", "J. Petraitis");
  }

  static Object[] workshop(int testScore) {
    return with("attendance", "attended", "testScore", testScore, "mentorNotes", "Asks before guessing.", "feedback",
        testScore < 60 ? "More tests." : null);
  }

  static Object[] enrolment() {
    return with("courseTitle", "Java for teams", "courseStart", soon(), "courseHours", 120);
  }

  static Object[] course(int courseScore) {
    return with("courseAttendance", 95, "courseResult", "completed", "courseScore", courseScore);
  }

  static Object[] leftTheCourse(String reason) {
    return with("courseAttendance", 20, "courseResult", "left", "leavingReason", reason);
  }

  static Object[] comesToBootCamp() {
    return with("bootCampPlace", "Abuja", "bootCampDate", soon(), "travelCost", 180.5, "invitationAccepted", true);
  }

  static Object[] staysAwayFromBootCamp(String reason) {
    return with("bootCampPlace", "Abuja", "bootCampDate", soon(), "invitationAccepted", false, "lossReason", reason);
  }

  static Object[] bootCamp() {
    return with("attendance", "attended", "technicalScore", "4", "teamworkScore", "5", "communicationScore", "4", "cultureScore", "5",
        "assessorNotes", "Leads without pushing.");
  }

  static Object[] team() {
    return with("teamName", "Baobab", "challenge", "Find fraud in card payments", "hackathonDate", soon());
  }

  static Object[] pitch() {
    return with("attendance", "attended", "solutionScore", "3", "pitchScore", "4", "technicalScore", "4", "teamworkScore", "5",
        "assessorNotes", "Wrote most of the model.");
  }

  static Object[] panel(String decision) {
    boolean rejected = decision.equals("reject");
    return with("panelMembers", "R. Kazlauskaitė, M. Jonaitis", "conflictOfInterest", "none", "firmsInterested", 3, "selectionDecision",
        decision,
        "lossReason", rejected ? "not-chosen" : null, "feedback", rejected ? "Strong, but others fitted better." : null);
  }

  static Object[] reserveRank() {
    return with("reserveRank", 2, "reserveNote", "We keep you for six months and call you when a place is free.");
  }

  static Object[] stillAvailable() {
    return with("candidateAvailable", true);
  }

  static Object[] noLongerAvailable(String reason) {
    return with("candidateAvailable", false, "lossReason", reason);
  }

  private static String soon() {
    return Days.ahead(10);
  }

  /** An answer that is not asked is not given. */
  private static Object[] with(Object... keysAndValues) {
    var given = new java.util.ArrayList<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      if (keysAndValues[i + 1] != null) {
        given.add(keysAndValues[i]);
        given.add(keysAndValues[i + 1]);
      }
    }
    return given.toArray();
  }
}
