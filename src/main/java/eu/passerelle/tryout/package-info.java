/** Tries a proposed flow on made-up and replayed cases, in an engine of its own, before anybody's case runs over it. */
package eu.passerelle.tryout;
