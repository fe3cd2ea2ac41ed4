/** What a proposal would change, told in words, and what becomes of the live cases. */
package eu.passerelle.redesign.report;
