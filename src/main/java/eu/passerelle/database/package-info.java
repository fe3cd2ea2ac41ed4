/** How our own rows become records, long lists become pages, and content gets a fingerprint to be found by. */
package eu.passerelle.database;
