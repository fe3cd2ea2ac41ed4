package eu.passerelle.opportunity;

/** What one firm offers to one person. The id is that of the instance in which the firm met the person: one meeting, one offer. */
record Offer(String id, String opportunityNumber, String caseNumber, OfferState state) {

  boolean isOpen() {
    return state == OfferState.OPEN;
  }
}
