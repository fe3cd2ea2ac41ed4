package eu.passerelle.allocation;

import java.time.OffsetDateTime;

/**
 * One round of giving places.
 *
 * @param number of the programme instance that ordered it
 * @param seats free before the round
 * @param applicants who waited
 * @param placed how many of them got a place
 */
record Allocation(String number, String schemeId, String cohortId, OffsetDateTime madeAt, int seats, int applicants, int placed) {

  public int unplaced() {
    return applicants - placed;
  }
}
