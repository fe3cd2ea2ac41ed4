package eu.passerelle.redesign.proposal;

import java.time.OffsetDateTime;

/**
 * A change of one or more flows that somebody proposes.
 *
 * @param number for example {@code DEX-PRO-2026-0001}
 * @param flow id of the process, or of the table that stands alone, that gives it its name
 * @param title name under which it was deployed
 * @param proposedBy user id
 * @param reason why, in the words of who proposed it; null as long as nobody said
 * @param newDueDates whether due dates and timers of moved cases follow a changed time limit
 */
public record Proposal(String number, String schemeId, String flow, String title, Origin origin, String proposedBy,
    OffsetDateTime proposedAt,
    String reason, ProposalState state, OffsetDateTime stateSince, boolean newDueDates) {

  /**
   * Where it comes from: drawn in the Modeler, a version that was in force before, what a release brought, or the version in force itself,
   * to which cases that stayed behind are to follow.
   */
  public enum Origin {
    MODELER, BACK, RELEASE, FOLLOW
  }

  /** Only an open proposal can be changed or published. */
  public enum ProposalState { OPEN, PUBLISHED, WITHDRAWN, REPLACED, OUTDATED }

  /** @return whether it puts nothing in force and only lets cases follow what is */
  public boolean onlyMoves() {
    return origin == Origin.FOLLOW;
  }

  public boolean isOpen() {
    return state == ProposalState.OPEN;
  }
}
