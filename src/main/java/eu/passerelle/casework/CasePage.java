package eu.passerelle.casework;

import java.util.List;

/** One page of a list of cases, and how many there are on all pages. */
public record CasePage(List<CaseSummary> cases, long total, int page) {

  /** @return the number of pages, at least 1 */
  public int pages() {
    return Math.max(1, (int) ((total + CaseFilter.PAGE_SIZE - 1) / CaseFilter.PAGE_SIZE));
  }
}
