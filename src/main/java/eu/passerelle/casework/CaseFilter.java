package eu.passerelle.casework;

/**
 * Which cases a list shows; what is null or blank does not narrow it.
 *
 * @param number part of the case number
 * @param open true for cases that go on, false for those that have ended
 * @param page counted from 0
 */
public record CaseFilter(String scheme, String stage, String number, Boolean open, int page) {

  /** How many cases stand on a page. */
  public static final int PAGE_SIZE = 50;
}
