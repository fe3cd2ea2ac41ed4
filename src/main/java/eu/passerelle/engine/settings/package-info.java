/** Puts all of it into the engine; imports rooms and is imported by none. */
package eu.passerelle.engine.settings;
