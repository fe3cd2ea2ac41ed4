package eu.passerelle.scheme;

/**
 * Origin and destination country (ISO 3166 alpha-2) inside a scheme.
 *
 * @param places how many people it can take; null where nobody has said
 */
public record Corridor(String id, String schemeId, String origin, String destination, boolean open, Integer places) {}
