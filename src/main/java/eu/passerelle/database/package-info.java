/** How our own rows become records. */
package eu.passerelle.database;
