/** How our own rows become records and pages, go to another database, and are taken in turns where they wait; how content gets a fingerprint. */
package eu.passerelle.database;
