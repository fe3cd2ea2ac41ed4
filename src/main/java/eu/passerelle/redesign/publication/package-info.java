/** A proposal is examined, countersigned and put in force, or withdrawn. */
package eu.passerelle.redesign.publication;
