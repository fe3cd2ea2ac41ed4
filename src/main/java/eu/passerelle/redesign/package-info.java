/** A coordinator's change of a flow: proposed, compared with what runs, tried, countersigned, published, and the live cases moved. */
package eu.passerelle.redesign;
