package eu.passerelle.scheme;

import java.time.OffsetDateTime;

/**
 * Places went from one corridor to another.
 *
 * @param movedBy user id; null for the house itself
 */
public record PlacesMove(String fromCorridor, String toCorridor, int places, String reason, String movedBy, OffsetDateTime movedAt) {}
