/** Roles, organisations and people, and which organisation plays which role where. */
package eu.passerelle.stakeholder;
