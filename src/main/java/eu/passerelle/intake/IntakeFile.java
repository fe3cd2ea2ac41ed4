package eu.passerelle.intake;

import java.time.Instant;

/**
 * What is known of a file of applications, without its content.
 *
 * @param dates how it writes dates
 * @param nextRow rows dealt with so far
 * @param refused rows that became no case, each with its reason
 * @param alreadyKnown rows whose application had been taken before
 * @param doubtful rows of somebody who has perhaps applied already, about whom nobody has decided
 * @param advice what went wrong with many rows in the same way, and what to do; may be null
 * @param message why the file as a whole was refused or stopped; may be null
 */
public record IntakeFile(String id, String cohortId, String fileName, String uploadedBy, Instant uploadedAt, DateOrder dates,
    IntakeState state, int total, int nextRow, int accepted, int refused, int alreadyKnown, int doubtful, String advice, String message) {

  /** How far a file is. */
  public enum IntakeState { CHECKING, CHECKED, DROPPED, WAITING, WORKING, STOPPED, DONE }

  /** @return whether its rows are, or will be, worked on */
  public boolean isUnderWay() {
    return state == IntakeState.CHECKING || isToBeTaken();
  }

  /** @return whether its rows become cases, now or soon */
  public boolean isToBeTaken() {
    return state == IntakeState.WAITING || state == IntakeState.WORKING;
  }

  /** @return whether it is being looked through, or has been, and nothing of it has been taken */
  public boolean isPreview() {
    return state == IntakeState.CHECKING || state == IntakeState.CHECKED;
  }

  /** @return how much has been dealt with, from 0 to 100 */
  public int percent() {
    return total == 0 ? 0 : nextRow * 100 / total;
  }

  /** A row that became no case: the line on which it begins, its application id if it has one, and why. */
  public record Refusal(long line, String applicationId, String reason) {}
}
