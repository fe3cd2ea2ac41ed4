/** The case: its number, parties, stage and next step, kept in one row a list can read. */
package eu.passerelle.casework;
