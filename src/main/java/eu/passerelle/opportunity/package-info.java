/** What employers and universities offer, and the shortlists, offers and decisions that follow. */
package eu.passerelle.opportunity;
