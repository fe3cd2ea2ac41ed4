package eu.passerelle.engine;

import java.util.Collection;

/** Tells which organisation does the work of a role, and who coordinates. */
public interface PartyDirectory {

  /**
   * @param number case or opportunity number (the business key)
   * @param scheme scheme id, used when the number is not known yet; may be null
   * @param corridor corridor id; may be null
   * @param roleKey key of the role
   * @return the group that works for this role; the scheme's coordinators, as a stand-in, when nobody plays it
   */
  Party partyOf(String number, String scheme, String corridor, String roleKey);

  /** @return whether one of the groups coordinates the scheme that this case or opportunity belongs to */
  boolean coordinates(Collection<String> groupIds, String number);

  /**
   * A group of the engine that does a role's work.
   *
   * @param groupId id of the engine group
   * @param standIn whether the coordinators stand in because nobody plays the role
   */
  record Party(String groupId, boolean standIn) {}
}
