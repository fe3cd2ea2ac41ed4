package eu.passerelle.intake;

import java.time.Instant;

/**
 * What is known of a file of applications, without its content.
 *
 * @param nextRow rows dealt with so far
 * @param refused rows that became no case, each with its reason
 * @param alreadyKnown rows whose application had been taken before
 * @param message why the file as a whole was refused or stopped; may be null
 */
record IntakeFile(String id, String cohortId, String fileName, String uploadedBy, Instant uploadedAt, State state, int total, int nextRow,
    int accepted, int refused, int alreadyKnown, String message) {

  enum State { WAITING, WORKING, STOPPED, DONE }

  boolean isUnderWay() {
    return state == State.WAITING || state == State.WORKING;
  }

  int percent() {
    return total == 0 ? 0 : nextRow * 100 / total;
  }
}
