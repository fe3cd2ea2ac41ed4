package eu.passerelle.mail;

/**
 * Where something waits, and for whom.
 *
 * @param number of the case, the opportunity or the proposal
 * @param schemeId may be null when the number says it
 * @param corridorId may be null
 * @param role key of the role whose organisation is told
 */
record Occasion(String number, String schemeId, String corridorId, String role) {}
