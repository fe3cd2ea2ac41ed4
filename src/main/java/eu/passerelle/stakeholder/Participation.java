package eu.passerelle.stakeholder;

import java.time.OffsetDateTime;

/**
 * An organisation plays a role somewhere.
 *
 * @param place id of the scheme or corridor, or number of the case or opportunity, as the level says
 */
public record Participation(Level level, String place, String role, String organisationId, String schemeId, OffsetDateTime since) {

  /** The narrower level wins. */
  public enum Level { CASE, CORRIDOR, SCHEME }
}
