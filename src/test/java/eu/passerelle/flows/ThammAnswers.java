package eu.passerelle.flows;

import eu.passerelle.testing.Days;
import eu.passerelle.testing.Flow;
import java.util.Map;

/** What people write into the forms on the way to training and work in Germany. */
final class ThammAnswers {

  private ThammAnswers() {}

  /** The variables that every block gets, for the Moroccan corridor. */
  static Map<String, Object> morocco(Object... more) {
    Map<String, Object> all =
        Flow.standard("scheme", "thamm", "corridor", "thamm-ma-de", "cohort", "thamm-ma-2021", "origin", "MA", "destination", "DE",
            "givenName", "Salma", "familyName", "Idrissi");
    all.putAll(Flow.values(more));
    return all;
  }

  /** The post at a hotel that the permit is asked for. */
  static Map<String, Object> hired(Object... more) {
    Map<String, Object> all =
        morocco("employerName", "Hotel Isarblick", "employerOrganisation", "hotel-isarblick", "opportunityNumber", "THA-OPP-2031-0001",
            "contractType", "apprenticeship", "startDate", "2031-08-01", "endDate", "2034-07-31", "salary", 1050, "currency", "EUR",
            "mentor", "Frau Lenz",
            "occupation", "5120 Cooks", "permitType", "16a");
    all.putAll(Flow.values(more));
    return all;
  }

  static Object[] course() {
    return of("courseTitle", "German to B1", "courseStart", Days.ahead(10), "courseHours", 600);
  }

  static Object[] courseDone() {
    return of("courseAttendance", 95, "courseCompleted", true);
  }

  static Object[] exam(String level, String result) {
    return of("examDate", Days.ahead(0), "reachedLevel", level, "examResult", result);
  }

  static Object[] modules() {
    return of("modulesSector", "Hotels and restaurants", "modulesPlanned", "Hygiene law; allergens", "modulesHours", 120, "modulesBegin",
        Days.ahead(5));
  }

  static Object[] interviewDay() {
    return of("interviewDate", Days.ahead(10), "interviewMode", "video");
  }

  static Object[] trade(int score) {
    return of("candidateCame", true, "tradeScore", String.valueOf(score), "practiceScore", String.valueOf(score), "tradeNotes",
        "Has cooked for two years");
  }

  static Object[] person(int score) {
    return of("motivationScore", String.valueOf(score), "resilienceScore", String.valueOf(score), "conflictOfInterest", "none",
        "personNotes", "Knows what to expect");
  }

  static Object[] recognitionApplied() {
    return of("recognitionAppliedOn", Days.ahead(0), "recognitionFee", 450, "recognitionReceipt", "F-1", "recognitionFeeOurs", true);
  }

  static Object[] compared(String result) {
    return switch (result) {
      case "partial" -> of("recognitionDecidedOn", Days.ahead(0), "recognitionResult", result, "recognitionGaps", "Pastry, hygiene law");
      case "none" -> of("recognitionDecidedOn", Days.ahead(0), "recognitionResult", result, "recognitionReason", "Another trade");
      case "incomplete" -> of("recognitionDecidedOn", Days.ahead(0), "recognitionResult", result, "missingPapers", "Curriculum");
      default -> of("recognitionDecidedOn", Days.ahead(0), "recognitionResult", result);
    };
  }

  static Object[] agreement() {
    return of("powerOfAttorney", true, "agreementSignedOn", Days.ahead(0), "fastTrackFee", 411, "fastTrackReceipt", "F-2",
        "fastTrackFeeOurs", true);
  }

  static Object[] consent() {
    return of("consentDecidedOn", Days.ahead(0), "consentGiven", true);
  }

  static Object[] noConsent() {
    return of("consentDecidedOn", Days.ahead(0), "consentGiven", false, "refusalReason", "Pay below the usual");
  }

  static Object[] approval() {
    return of("approvalDecidedOn", Days.ahead(0), "approvalDecision", "given");
  }

  static Object[] visaApplication() {
    return of("visaAppliedOn", Days.ahead(0), "visaAppointment", Days.ahead(14), "visaFee", 75, "visaReceipt", "F-3", "travelInsurance",
        "P-77");
  }

  static Object[] visa() {
    return of("visaDecidedOn", Days.ahead(0), "permitGranted", true, "permitNumber", "D-4711", "permitValidUntil", Days.ahead(180));
  }

  static Object[] noVisa() {
    return of("visaDecidedOn", Days.ahead(0), "permitGranted", false, "refusalReason", "Means not shown");
  }

  static Object[] coaching() {
    return of("coach", "Leila Haddad", "coachingAgreed", "Tuesdays at five");
  }

  static Object[] probationPassed() {
    return of("probationEndedOn", Days.ahead(0), "probationPassed", true);
  }

  static Object[] probationFailed() {
    return of("probationEndedOn", Days.ahead(0), "probationPassed", false, "probationEndedBy", "employer", "probationNote",
        "Too often late");
  }

  static Object[] draft(String contractType, int salary, String endDate) {
    return of("contractDrafted", true, "contractType", contractType, "salary", salary, "currency", "EUR", "startDate", "2029-08-01",
        "endDate", endDate,
        "mentor", "Frau Lenz", "lodging", "Room in the staff house");
  }

  static Object[] entered() {
    return of("contractEntered", true, "registerNumber", "R-12");
  }

  static Object[] signed() {
    return of("contractSigned", true, "signedOn", Days.ahead(0));
  }

  static Object[] interimExam() {
    return of("interimExamOn", Days.ahead(0), "interimExam", "passed");
  }

  static Object[] finalExam(boolean passed) {
    return of("finalExamOn", Days.ahead(0), "finalExamPassed", passed);
  }

  static Object[] measure() {
    return of("measureEndedOn", Days.ahead(0), "measureResult", "Pastry and hygiene law");
  }

  static Object[] decidedAgain(String result) {
    return of("decidedAgainOn", Days.ahead(0), "secondRecognition", result);
  }

  static Object[] of(Object... keysAndValues) {
    return keysAndValues;
  }
}
