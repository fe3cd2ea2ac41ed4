/** What a good flow is: one thought a file. */
package eu.passerelle.engine.rules;
