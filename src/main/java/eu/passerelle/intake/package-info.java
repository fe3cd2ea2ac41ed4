/** Applications come in: files, checks, duplicates, pre-selection. */
package eu.passerelle.intake;
