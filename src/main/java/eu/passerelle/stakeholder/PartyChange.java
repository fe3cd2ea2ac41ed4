package eu.passerelle.stakeholder;

import java.time.Instant;

/**
 * Another organisation came to play a role in a case.
 *
 * @param before null when nobody played it
 * @param after null when nobody plays it from then on
 * @param changedBy id of the person who did that, or whose step led to it; may be null
 */
public record PartyChange(String role, String before, String after, Instant at, String changedBy) {}
