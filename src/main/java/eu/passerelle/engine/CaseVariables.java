package eu.passerelle.engine;

/** Names of the variables that the engine room itself reads and writes. */
final class CaseVariables {

  static final String CASE_NUMBER = "caseNumber";
  static final String SCHEME = "scheme";
  static final String CORRIDOR = "corridor";
  static final String COHORT = "cohort";
  static final String DESTINATION = "destination";
  static final String STAGE = "stage";
  static final String OUTCOME = "outcome";
  static final String LOSS_REASON = "lossReason";
  static final String UNPLAYED_ROLE = "unplayedRole";

  private CaseVariables() {}
}
