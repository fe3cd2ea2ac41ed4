/** Makes a parsed process do what it says: tasks find their party, stages and ends are told. */
package eu.passerelle.engine.wiring;
