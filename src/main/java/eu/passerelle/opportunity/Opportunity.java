package eu.passerelle.opportunity;

import eu.passerelle.casework.Running;
import java.time.OffsetDateTime;

/**
 * What one firm offers.
 *
 * @param processInstanceId the engine's instance that runs it
 * @param title null until the vacancy is described
 * @param seats 0 until the vacancy is described
 * @param hired how many seats an accepted offer holds now
 * @param stateSince when it came to this state
 * @param endedAt null while it is open
 * @param lossReason why it ended with seats open; null when filled or open
 */
public record Opportunity(String number, String schemeId, String corridorId, String organisationId, String processInstanceId, String title,
    OpportunityState state, int seats, int hired, OffsetDateTime startedAt, OffsetDateTime stateSince, OffsetDateTime endedAt,
    String lossReason) implements Running {

  @Override
  public String rootInstanceId() {
    return processInstanceId;
  }

  @Override
  public boolean open() {
    return endedAt == null;
  }

  /** @return whether every seat of a described vacancy is taken */
  boolean seatsFilled() {
    return seats > 0 && hired >= seats;
  }
}
