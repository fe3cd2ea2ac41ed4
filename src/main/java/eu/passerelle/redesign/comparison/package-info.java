/** Two versions of a flow told apart in words; knows what models say, and no engine. */
package eu.passerelle.redesign.comparison;
