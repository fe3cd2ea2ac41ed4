package eu.passerelle.opportunity;

import java.util.List;

/**
 * How firms fare in one scheme.
 *
 * @param firms how many firms ever showed interest
 * @param hired how many of them have hired
 * @param withoutHire how many have no open opportunity left and never hired
 * @param reasons why single opportunities ended without a hire, most frequent first
 */
record Demand(String schemeId, int firms, int hired, int withoutHire, List<Reason> reasons) {

  /** @return how many firms neither hired nor gave up */
  public int trying() {
    return firms - hired - withoutHire;
  }

  /** A loss reason and how often it was given. */
  record Reason(String lossReason, int times) {}
}
