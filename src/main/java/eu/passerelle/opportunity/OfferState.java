package eu.passerelle.opportunity;

/** What became of an offer. */
enum OfferState {
  /** Waits for the candidate's answer. */
  OPEN,
  /** The candidate said yes; the contract is not signed yet. */
  ACCEPTED,
  /** The contract is signed. */
  HIRED,
  DECLINED,
  /** No answer came in time. */
  EXPIRED,
  /** The firm took it back before it was answered. */
  WITHDRAWN,
  /** The candidate was no longer free: another offer, or no search any more. */
  TAKEN,
  /** Accepted once, but no employment came of it or it is over. */
  LAPSED
}
