package eu.passerelle.intake;

import java.time.Instant;

/**
 * What is known of a file of applications, without its content.
 *
 * @param dates how it writes dates
 * @param nextRow rows dealt with so far
 * @param refused rows that became no case, each with its reason
 * @param alreadyKnown rows whose application had been taken before
 * @param advice what went wrong with many rows in the same way, and what to do; may be null
 * @param message why the file as a whole was refused or stopped; may be null
 */
public record IntakeFile(String id, String cohortId, String fileName, String uploadedBy, Instant uploadedAt, DateOrder dates,
    IntakeState state, int total, int nextRow, int accepted, int refused, int alreadyKnown, String advice, String message) {

  /** How far a file is. */
  public enum IntakeState { WAITING, WORKING, STOPPED, DONE }

  /** @return whether its rows are, or will be, worked on */
  public boolean isUnderWay() {
    return state == IntakeState.WAITING || state == IntakeState.WORKING;
  }

  /** @return how much has been dealt with, from 0 to 100 */
  public int percent() {
    return total == 0 ? 0 : nextRow * 100 / total;
  }

  /** A row that became no case: the line on which it begins, its application id if it has one, and why. */
  public record Refusal(long line, String applicationId, String reason) {}
}
