package eu.passerelle.casework;

import java.time.OffsetDateTime;

/**
 * Where a case stands.
 *
 * @param rootInstanceId the engine's id of the instance of the main diagram
 * @param nextStep the open step that is due first; null, like role, group and date, when the case waits for no person
 * @param outcome completed, lost, withdrawn or handed-over; null while the case is open
 */
public record CaseSummary(String number, String schemeId, String corridorId, String cohortId, String rootInstanceId, String stage,
    OffsetDateTime stageSince, int openCount, String nextStep, String nextRole, String nextGroup, OffsetDateTime nextDue,
    OffsetDateTime startedAt, OffsetDateTime endedAt, OffsetDateTime suspendedSince, String outcome, String lossReason) implements Running {

  @Override
  public boolean open() {
    return endedAt == null;
  }

  @Override
  public boolean suspended() {
    return suspendedSince != null;
  }
}
