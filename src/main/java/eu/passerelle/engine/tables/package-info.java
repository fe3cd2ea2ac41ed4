/** Asks decision tables outside a case: time limits and others. */
package eu.passerelle.engine.tables;
