/** The doors to the engine: what features implement for it or may call there, and the few names both use. */
package eu.passerelle.engine;
