/** What happened and what waits, in the words of the house: read from the engine's own tables in few statements. */
package eu.passerelle.engine.reading;
