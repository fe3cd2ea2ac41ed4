package eu.passerelle.flows;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import eu.passerelle.testing.Flow.Journey;
import java.util.Map;

/** What the people of the Spanish and Moroccan scheme hand to its blocks and write into its forms. */
final class Ygca {

  private Ygca() {}

  static Map<String, Object> standard(Object... more) {
    Map<String, Object> variables = Flow.standard("scheme", "ygca", "corridor", "ygca-ma-es", "cohort", "ygca-2019", "origin", "MA",
        "destination", "ES",
        "givenName", "Hajar", "familyName", "Ouali", "placeName", "Master in Water Engineering", "placeOrganisation", "university-granada");
    variables.putAll(Flow.values(more));
    return variables;
  }

  static Object[] file(int points) {
    return answers("fileScore", points, "prioritySector", "Water", "fileAccepted", true);
  }

  static Object[] tests(int points) {
    return answers("testedOn", Days.ahead(0), "testScore", points);
  }

  static Object[] decision(String decision) {
    return answers("selectionDecision", decision, "selectionReason", "As the ministry proposes.", "lossReason",
        decision.equals("refuse") ? "not-chosen" : null);
  }

  static Object[] commitment(boolean spanishKnown) {
    return answers("projectIdea", "Drip irrigation for small farms", "commitmentSigned", true, "commitmentSignedOn", Days.ahead(0),
        "spanishKnown", spanishKnown);
  }

  static Object[] noCommitment() {
    return answers("projectIdea", "None", "commitmentSigned", false, "spanishKnown", true);
  }

  static Object[] orientation() {
    return answers("orientationOn", Days.ahead(1), "orientationAttended", true);
  }

  static Object[] admission() {
    return answers("admissionNumber", "ADM-1", "admissionIssuedOn", Days.ahead(1), "courseLanguage", "es");
  }

  static Object[] papers() {
    return answers("papersComplete", true, "appointmentOn", Days.ahead(10));
  }

  static Object[] fileTaken() {
    return answers("fileTaken", true, "visaFileNumber", "BLS-1", "fileTakenOn", Days.ahead(10));
  }

  static Object[] visa() {
    return answers("visaDecision", "granted", "permitNumber", "ESP-1", "permitValidUntil", Days.ahead(120));
  }

  static Object[] visaRefused() {
    return answers("visaDecision", "refused", "refusalReason", "The means are not proved.");
  }

  static Object[] passport() {
    return answers("passportHandedOn", Days.ahead(35), "passportToPerson", true);
  }

  static Object[] enrolment() {
    return answers("enrolledOn", Days.ahead(42), "studentNumber", "S-1", "address", "Calle Elvira 1, Granada", "endDate", Days.ahead(340),
        "healthCovered", true);
  }

  static Object[] cardAppointment() {
    return answers("cardAppointmentOn", Days.ahead(50), "cardOffice", "Granada");
  }

  static Object[] card() {
    return answers("residenceNumber", "Y1234567A", "registeredOn", Days.ahead(50));
  }

  static Object[] grant() {
    return answers("monthlyGrant", 900, "feesPaid", 1800, "firstGrantOn", Days.ahead(45));
  }

  static Object[] training() {
    return answers("trainedOn", Days.ahead(200), "entrepreneurHours", 60);
  }

  static Object[] thesis() {
    return answers("thesisTitle", "Drip irrigation for small farms", "thesisSupervisor", "E. Lorca", "projectKind", "business");
  }

  static Object[] year() {
    return answers("averageMark", 7.4, "coursesPassed", true);
  }

  static Object[] defence(String result, String mode) {
    return answers("defenceResult", result, "defendedOn", Days.ahead(330), "defenceMode", mode, "thesisMark",
        result.equals("passed") ? 8.5 : 3);
  }

  static Object[] defencePostponed() {
    return answers("defenceResult", "postponed");
  }

  static Object[] guarantee() {
    return answers("guaranteeNumber", "G-1", "guaranteedUntil", Days.ahead(400), "commitmentRecalled", true);
  }

  static Object[] extension() {
    return answers("extensionBasis", "general", "extensionNumber", "Order SND/421/2020", "stayExtendedUntil", Days.ahead(430));
  }

  static Object[] support() {
    return answers("supportPaid", 900, "supportPaidOn", Days.ahead(345));
  }

  static Object[] onlineDefence(String result) {
    return answers("defendedOn", Days.ahead(350), "thesisMark", result.equals("passed") ? 8 : 3, "onlineDefenceResult", result);
  }

  static Object[] newReturn() {
    return answers("returnPlannedOn", Days.ahead(420), "reintegrationStartsOn", Days.ahead(430));
  }

  static Journey goneHome(Journey journey) {
    return journey.complete("userTask_holdExitInterview", "exitLearned", "Irrigation", "exitOwed", "nothing")
        .complete("userTask_assessNeeds", "returnRisk", "low")
        .complete("userTask_planReintegration", "reintegrationAim", "venture", "reintegrationSteps", "Found the firm",
            "reintegrationAgreed", true)
        .complete("userTask_bookReturn", "returnDate", Days.ahead(421), "returnPaidBy", "scheme")
        .complete("userTask_confirmReturn", "returnResult", "returned", "returnedOn", Days.ahead(422));
  }

  private static Object[] answers(Object... keysAndValues) {
    return keysAndValues;
  }
}
