package eu.passerelle.engine;

/** Names of the variables that the engine room itself reads and writes. */
public final class CaseVariables {

  public static final String CASE_NUMBER = "caseNumber";
  public static final String SCHEME = "scheme";
  public static final String CORRIDOR = "corridor";
  public static final String COHORT = "cohort";
  public static final String DESTINATION = "destination";
  public static final String STAGE = "stage";
  public static final String OUTCOME = "outcome";
  public static final String LOSS_REASON = "lossReason";
  public static final String UNPLAYED_ROLE = "unplayedRole";

  private CaseVariables() {}
}
