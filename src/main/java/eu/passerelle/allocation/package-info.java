/** The places of a cohort go to the people who wait for one: by rank, by preference, as far as the seats reach, and each is told why. */
package eu.passerelle.allocation;
