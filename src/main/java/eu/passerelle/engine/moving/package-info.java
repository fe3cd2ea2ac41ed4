/** Foresees which live instances can follow a new version, and moves them. */
package eu.passerelle.engine.moving;
