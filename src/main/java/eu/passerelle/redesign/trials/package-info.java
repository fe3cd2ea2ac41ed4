/** What the try-outs of a proposal tell, and the steps that begin and follow them. */
package eu.passerelle.redesign.trials;
