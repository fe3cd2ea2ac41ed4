/** Schemes, their corridors and cohorts, with the settings that a cohort runs on. */
package eu.passerelle.scheme;
