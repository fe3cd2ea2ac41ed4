/** How our own rows become records and pages, how work that waits in them is taken in turns, and how content gets a fingerprint. */
package eu.passerelle.database;
