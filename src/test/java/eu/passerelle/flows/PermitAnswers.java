package eu.passerelle.flows;

import eu.passerelle.testing.Days;
import org.camunda.spin.plugin.variable.SpinValues;

/** What the people of the Lithuanian procedure write into its forms, ready to be handed to a step. */
final class PermitAnswers {

  private PermitAnswers() {}

  static Object[] marketTestPassed() {
    return answers("marketTestedOn", today(), "marketTestResult", "passed");
  }

  static Object[] marketTestFailed(String reason) {
    return answers("marketTestedOn", today(), "marketTestResult", "failed", "lossReason", reason);
  }

  static Object[] mediationLetter(String number) {
    return answers("mediationNumber", number, "mediationIssuedOn", today(), "mediationDuty", 50);
  }

  static Object[] application(String number) {
    return answers("migrisNumber", number, "appliedOn", today(), "applicationFee", 120, "visitPlace", "abuja", "visitDate", Days.ahead(20));
  }

  static Object[] visit() {
    return answers("visitedOn", today(), "takenAtVisit",
        SpinValues.jsonValue("[\"passport\",\"originals\",\"photo\",\"fingerprints\"]").create(),
        "sentOn", Days.ahead(1));
  }

  static Object[] missingPaper(String paper) {
    return answers("fileComplete", "incomplete", "missingPapers", paper);
  }

  static Object[] paperSent(String paper) {
    return answers("completedOn", today(), "papersSent", paper);
  }

  static Object[] grant(String permitNumber, String validUntil) {
    return answers("decidedOn", today(), "permitDecision", "granted", "permitNumber", permitNumber, "permitValidUntil", validUntil);
  }

  static Object[] grant(String permitNumber) {
    return grant(permitNumber, Days.ahead(400));
  }

  static Object[] refusal() {
    return answers("decidedOn", today(), "permitDecision", "refused", "refusalReason", "Means not shown");
  }

  static Object[] paperFoundMissing(String paper) {
    return answers("decidedOn", today(), "permitDecision", "incomplete", "missingPapers", paper);
  }

  static Object[] askedForDecision() {
    return answers("askedOn", today(), "askedAnswer", "Next week");
  }

  static Object[] appeal() {
    return answers("appealedOn", today(), "appealNumber", "A-9");
  }

  static Object[] appealResult(String result) {
    return answers("appealDecidedOn", today(), "appealResult", result);
  }

  static Object[] visa() {
    return answers("visaNumber", "V-1", "visaIssuedOn", today());
  }

  static Object[] card() {
    return answers("cardCollectedOn", today(), "passportReturned", true);
  }

  private static String today() {
    return Days.ahead(0);
  }

  private static Object[] answers(Object... keysAndValues) {
    return keysAndValues;
  }
}
