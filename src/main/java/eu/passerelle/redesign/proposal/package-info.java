/** A proposed change: how it comes in, who sees it, what it holds, and the folder that the Modeler draws from. */
package eu.passerelle.redesign.proposal;
