package eu.passerelle.allocation;

/**
 * Something a cohort's people can get a seat in: a course, a training.
 *
 * @param code what a preference names; unique in the cohort
 * @param organisationId who offers it
 * @param seats how many people it takes in all
 * @param taken how many seats earlier allocations have given to people who still hold them
 */
record Place(String cohortId, String code, String name, String organisationId, int seats, int taken) {

  int free() {
    return Math.max(0, seats - taken);
  }
}
