package eu.passerelle.casework.suspension;

import eu.passerelle.casework.CaseSummary;
import java.time.OffsetDateTime;

/**
 * A crisis stops the cases of a scheme, of one corridor, or in one stage.
 *
 * @param corridorId the corridor that is stopped; null for all
 * @param stage the stage that is stopped; null for all
 */
public record Suspension(String id, String schemeId, String corridorId, String stage, String reason, OffsetDateTime since) {

  boolean covers(CaseSummary one) {
    return schemeId.equals(one.schemeId()) && (corridorId == null || corridorId.equals(one.corridorId()))
        && (stage == null || stage.equals(one.stage()));
  }
}
