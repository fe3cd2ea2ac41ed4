package eu.passerelle.intake;

/** What becomes of a row: a case, nothing, nothing since it is one already, or whatever a coordinator decides about who it is. */
enum RowResult {
  ACCEPTED, REFUSED, KNOWN, DOUBTFUL
}
