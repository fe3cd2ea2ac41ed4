/** What firms offer: interest, vacancies, shortlists, offers and their answers. An opportunity moves on its own; only an accepted offer reaches a case. */
package eu.passerelle.opportunity;
