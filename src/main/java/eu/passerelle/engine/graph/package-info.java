/** The steps of a flow as they are drawn: what lies behind and before them, what they answer and read, and whether who stands there gets to an end. */
package eu.passerelle.engine.graph;
