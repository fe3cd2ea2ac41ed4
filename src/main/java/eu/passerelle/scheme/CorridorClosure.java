package eu.passerelle.scheme;

import java.time.OffsetDateTime;

/**
 * A corridor was closed for new cases and opportunities.
 *
 * @param closedBy user id; null for the house itself
 */
public record CorridorClosure(String corridorId, String reason, String closedBy, OffsetDateTime closedAt) {}
