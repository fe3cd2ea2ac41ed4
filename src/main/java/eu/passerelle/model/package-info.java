/** What diagrams, tables and forms say, read from their files. Knows no engine: a unit test needs bytes only. */
package eu.passerelle.model;
